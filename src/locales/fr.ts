import { catalog } from './fr/catalog.ts';
import { connect } from './fr/connect.ts';
import { monitor } from './fr/monitor.ts';
import { pickerControls } from './fr/picker-controls.ts';
import { pickerDialogs } from './fr/picker-dialogs.ts';
import { pickerMenus } from './fr/picker-menus.ts';
import { pickerStates } from './fr/picker-states.ts';
import { pickerToolbar } from './fr/picker-toolbar.ts';
import { ui } from './fr/ui.ts';
import { wizard } from './fr/wizard.ts';
import { registerSection } from './register.ts';

registerSection('fr', 'catalog', catalog);
registerSection('fr', 'connect', connect);
registerSection('fr', 'monitor', monitor);
registerSection('fr', 'picker', {
  ...pickerToolbar,
  ...pickerControls,
  ...pickerMenus,
  ...pickerStates,
  ...pickerDialogs,
});
registerSection('fr', 'ui', ui);
registerSection('fr', 'wizard', wizard);
