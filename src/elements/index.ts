/**
 * Registers every element of the kit, and exports their classes, their events and the types of what these and the properties hold.
 * A page that needs one element alone imports it by its own name.
 */
export * from './activation-monitor/activation-monitor.ts';
export * from './activation-provider/activation-provider.ts';
export * from './activation-wizard/activation-wizard.ts';
export * from './connect-destination/connect-destination.ts';
export * from './prospect-audience-picker/prospect-audience-picker.ts';
export { AudienceColumnsChangeEvent } from './prospect-audience-picker/audience-columns-change-event.ts';
export { AudienceSelectionChangeEvent } from './prospect-audience-picker/audience-selection-change-event.ts';
export * from './prospect-catalog/prospect-catalog.ts';
