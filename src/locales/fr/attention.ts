import type { attention as english } from '../en/attention.ts';
import type { Translated } from '../messages.ts';

export const attention: Translated<typeof english> = {
  'attention.runs-failed':
    'Ses dernières exécutions ont toutes échoué. Corrigez ce qu’elles indiquent, puis reprenez l’activation.',
};
