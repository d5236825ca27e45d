import type { pickerDialogs as english } from '../en/picker-dialogs.ts';
import type { Translated } from '../messages.ts';

export const pickerDialogs: Translated<typeof english> = {
  pasteTitle: 'Coller une liste',
  pasteField: 'Identifiants ou noms d’audiences',
  pasteHelp:
    'Un par ligne. Un nom peut contenir des virgules ; une ligne qui n’est ni un identifiant ni un nom est découpée aux virgules.',
  pasteEmpty: 'Collez au moins un identifiant ou un nom.',
  pasteFind: 'Ajouter à la sélection',
  pasteAnother: 'Coller une autre liste',
  pasteFinding: 'Recherche en cours',
  pasteFailed: (_phrasing, message) => `La liste n’a pas été recherchée, rien n’a donc été ajouté. ${message}`,
  pasteAdded: (phrasing, count) => phrasing.plural(count, { one: '# audience ajoutée', other: '# audiences ajoutées' }),
  pasteAlready: (phrasing, count) =>
    phrasing.plural(count, { one: '# était déjà sélectionnée', other: '# étaient déjà sélectionnées' }),
  pasteOver: (phrasing, count, limit) =>
    `${phrasing.plural(count, { one: '# laissée de côté', other: '# laissées de côté' })} : une activation en contient ${phrasing.number(limit)}`,
  pasteUnavailable: (phrasing, count) =>
    phrasing.plural(count, { one: '# ne peut pas être sélectionnée', other: '# ne peuvent pas être sélectionnées' }),
  pasteAmbiguous: (phrasing, count) =>
    phrasing.plural(count, { one: '# nom désigne plusieurs audiences', other: '# noms désignent plusieurs audiences' }),
  pasteAmbiguousItem: (phrasing, name, count) =>
    `${name} : ${phrasing.number(count)} audiences, collez plutôt l’identifiant`,
  pasteMissing: (phrasing, count) =>
    phrasing.plural(count, { one: '# n’a pas été trouvée', other: '# n’ont pas été trouvées' }),
  pasteMore: (phrasing, count) => `et ${phrasing.number(count)} de plus`,
  pasteCopyMissing: 'Copier ce qui n’a pas été trouvé',
  itemReason: (_phrasing, name, reason) => `${name} : ${reason}`,
  cancel: 'Annuler',
  done: 'Terminé',
  columnsTitle: 'Colonnes',
  columnsHelp: 'Un sélecteur étroit en affiche moins.',
  columnShow: (_phrasing, column) => `Afficher ${column}`,
  columnWidth: (_phrasing, column) => `Largeur : ${column}`,
  columnWidthPx: (phrasing, width) => `${phrasing.number(width)} px`,
  columnUp: (_phrasing, column) => `Avancer ${column}`,
  columnDown: (_phrasing, column) => `Reculer ${column}`,
  columnsReset: 'Rétablir les colonnes',
};
