import type { pickerToolbar as english } from '../en/picker-toolbar.ts';
import type { Translated } from '../messages.ts';

export const pickerToolbar: Translated<typeof english> = {
  search: 'Rechercher par nom, identifiant ou balise',
  clearSearch: 'Effacer la recherche',
  pasteList: 'Coller une liste',
  columns: 'Colonnes',
  more: 'Coller une liste, choisir les colonnes',

  'filter.status': 'Statut',
  'filter.origin': 'Partenaire',
  'filter.tags': 'Balises',
  'filter.folder': 'Dossier',
  'filter.evaluated': 'Évaluation',
  'filter.size': 'Taille',
  /** After the number that match. */
  ofTotal: (phrasing, total) => `sur ${phrasing.number(total)}`,
  orMore: 'ou plus',
};
