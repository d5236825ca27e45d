import type { pickerForm as english } from '../en/picker-form.ts';
import type { Translated } from '../messages.ts';

export const pickerForm: Translated<typeof english> = {
  viewMissing: 'Le sélecteur d’audiences n’a pas été chargé. Réessayez ; si cela n’aide pas, rechargez la page.',
  tryAgain: 'Réessayer',
  required: 'Sélectionnez au moins une audience.',
  tooMany: (phrasing, over, limit) =>
    `Retirez ${phrasing.plural(over, { one: '# audience', other: '# audiences' })} : une activation en contient ${phrasing.number(limit)}.`,
};
