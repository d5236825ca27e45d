/** Registers every element of the kit. A page that needs one alone imports it by its own name. */
export { ActivationMonitor } from './activation-monitor/activation-monitor.ts';
export { ActivationProvider } from './activation-provider/activation-provider.ts';
export { ActivationWizard } from './activation-wizard/activation-wizard.ts';
export { ConnectDestination } from './connect-destination/connect-destination.ts';
export { ProspectAudiencePicker } from './prospect-audience-picker/prospect-audience-picker.ts';
export { ProspectCatalog } from './prospect-catalog/prospect-catalog.ts';
