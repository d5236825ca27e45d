import { catalog } from './fr/catalog.ts';
import { connect } from './fr/connect.ts';
import { monitor } from './fr/monitor.ts';
import { ui } from './fr/ui.ts';
import { registerSection, type Language } from './register.ts';

const french: Language = { code: 'fr', name: 'Français', direction: 'ltr' };

registerSection(french, 'catalog', catalog);
registerSection(french, 'connect', connect);
registerSection(french, 'monitor', monitor);
registerSection(french, 'ui', ui);
