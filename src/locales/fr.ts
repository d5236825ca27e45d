import { catalog } from './fr/catalog.ts';
import { connect } from './fr/connect.ts';
import { monitor } from './fr/monitor.ts';
import { pickerDialogs } from './fr/picker-dialogs.ts';
import { picker } from './fr/picker.ts';
import { ui } from './fr/ui.ts';
import { registerSection, type Language } from './register.ts';

const french: Language = { code: 'fr', name: 'Français', direction: 'ltr' };

registerSection(french, 'catalog', catalog);
registerSection(french, 'connect', connect);
registerSection(french, 'monitor', monitor);
registerSection(french, 'picker', { ...picker, ...pickerDialogs });
registerSection(french, 'ui', ui);
