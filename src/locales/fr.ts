import { ui } from './fr/ui.ts';
import { registerSection, type Language } from './register.ts';

const french: Language = { code: 'fr', name: 'Français', direction: 'ltr' };

registerSection(french, 'ui', ui);
