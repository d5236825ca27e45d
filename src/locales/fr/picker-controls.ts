import type { pickerControls as english } from '../en/picker-controls.ts';
import type { Translated } from '../messages.ts';
import { failures } from './failures.ts';
import { picker } from './picker.ts';

export const pickerControls: Translated<typeof english> = {
  ...picker,
  ...failures,

  copied: 'Copié',
  copyFailed: 'Copie impossible. Sélectionnez le texte et copiez-le à la main.',
  sortedUp: (_phrasing, column) => `Tri par ${column}, croissant`,
  sortedDown: (_phrasing, column) => `Tri par ${column}, décroissant`,
  noneBegins: (_phrasing, typed) => `Aucune audience trouvée qui commence par ${typed}`,
  columnSized: (phrasing, column, px) => `${column} : ${phrasing.number(px)} px de large`,

  noneSelected: 'Aucune sélection pour le moment.',
  byHand: (phrasing, count) =>
    phrasing.plural(count, { one: '# sélectionnée à la main.', other: '# sélectionnées à la main.' }),
  allSelected: (phrasing, count) =>
    phrasing.plural(count, {
      one: 'La seule audience disponible qui correspond est sélectionnée.',
      other: 'Les # audiences disponibles qui correspondent sont sélectionnées.',
    }),
  allBut: (phrasing, count, left) =>
    `${phrasing.plural(count, { one: '# correspondante sélectionnée', other: '# correspondantes sélectionnées' })}, ${phrasing.plural(left, { one: '# écartée', other: '# écartées' })}.`,
  earlier: (phrasing, count) =>
    `${phrasing.plural(count, { one: '# sélectionnée', other: '# sélectionnées' })} par un autre filtre que le filtre actuel.`,
  selectAll: (phrasing, count) =>
    phrasing.plural(count, {
      one: 'Sélectionner la seule disponible qui correspond',
      other: 'Sélectionner les # disponibles qui correspondent',
    }),
  selectFirst: (phrasing, count) =>
    phrasing.plural(count, {
      one: 'Sélectionner la première qui correspond',
      other: 'Sélectionner les # premières qui correspondent',
    }),
  selecting: 'Lecture des lignes.',
  stop: 'Arrêter',
  limitReached: (phrasing, limit) =>
    `${phrasing.plural(limit, { one: 'Limite de # audience', other: 'Limite de # audiences' })} atteinte. Retirez-en une pour en choisir une autre.`,
  selectFailed: 'Les lignes n’ont pas pu être lues, la sélection reste donc telle quelle.',
  tooManyToJoin: (phrasing, most) =>
    `Impossible de réunir celles-ci avec la sélection d’un autre filtre : chacun des deux en laisse plus de ${phrasing.number(most)}. Rien n’a changé ; filtrez davantage, ou effacez d’abord la sélection.`,
  refused: (_phrasing, name, reason) => `${name} ne peut pas être sélectionnée. ${reason}.`,
  lost: (phrasing, count) =>
    phrasing.plural(count, {
      one: '# audience sélectionnée n’existe plus.',
      other: '# audiences sélectionnées n’existent plus.',
    }),
  unavailable: (phrasing, count) =>
    phrasing.plural(count, {
      one: '# audience sélectionnée ne peut plus être activée.',
      other: '# audiences sélectionnées ne peuvent plus être activées.',
    }),
  takeOff: 'Retirer',

  selected: (phrasing, count) =>
    phrasing.plural(count, { one: 'audience sélectionnée', other: 'audiences sélectionnées' }),
  profiles: (phrasing, count) =>
    phrasing.plural(count, { one: 'profil avant dédoublonnage', other: 'profils avant dédoublonnage' }),
  limit: 'Audiences dans cette activation',
  overLimit: (phrasing, limit) =>
    `Au-delà de la limite de ${phrasing.plural(limit, { one: '# audience', other: '# audiences' })}`,
  limitOf: (phrasing, used, limit) => `${phrasing.number(used)} sur ${phrasing.number(limit)}`,
  selectedOnly: 'Sélection seule',
  clear: 'Effacer',

  failed: 'Les audiences n’ont pas été chargées',
  rowsFailed: 'Ces lignes n’ont pas été chargées',
  rowsFailedHelp: 'Appuyez ici sur Entrée pour réessayer.',
  outdated: 'La liste n’a pas changé',
  kept: (phrasing, count) =>
    phrasing.plural(count, {
      one: 'Votre sélection de # audience est conservée.',
      other: 'Votre sélection de # audiences est conservée.',
    }),
};
