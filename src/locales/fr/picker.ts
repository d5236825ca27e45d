import type { picker as english } from '../en/picker.ts';
import type { Translated } from '../messages.ts';

export const picker: Translated<typeof english> = {
  grid: 'Audiences de prospects',
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
  clearFilters: 'Effacer les filtres',
  /** After the number that match. */
  ofTotal: (phrasing, total) => `sur ${phrasing.number(total)}`,
  orMore: 'ou plus',

  'column.name': 'Audience',
  'column.profiles': 'Profils',
  'column.status': 'Statut',
  'column.origin': 'Partenaire',
  'column.id': 'ID d’audience',
  'column.evaluatedAt': 'Évaluée',
  'column.tags': 'Balises',
  'column.expiry': 'Expiration',
  'column.folder': 'Dossier',
  'column.createdAt': 'Créée',
  'column.updatedAt': 'Mise à jour',
  'status.published': 'Publié',
  'status.draft': 'Brouillon',
  'status.inactive': 'Inactif',
  'status.deleted': 'Supprimé',
  'reason.draft': 'Brouillon : à publier avant activation',
  'reason.inactive': 'Inactive',
  'reason.deleted': 'Supprimée',
  'reason.empty': 'Vide : aucun profil pour le moment',
  'reason.no-access': 'Votre rôle n’y a pas accès',
  activated: 'Déjà dans cette activation',
  since: (_phrasing, reason, day) => `${reason} depuis le ${day}`,
  never: 'Jamais',
  expires: (phrasing, share) => `${phrasing.percent(share)} expirent en 7 j`,
  dialogMissing: 'L’ouverture a échoué, car le fichier n’a pas été reçu. Rechargez la page.',
  copyId: 'Copier l’ID d’audience',
  copied: 'Copié',
  copyFailed: 'Copie impossible. Sélectionnez le texte et copiez-le à la main.',
  select: (_phrasing, name) => `Sélectionner ${name}`,
  sortedUp: (_phrasing, column) => `Tri par ${column}, croissant`,
  sortedDown: (_phrasing, column) => `Tri par ${column}, décroissant`,

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
  selectEvery: 'Sélectionner tout ce qui correspond',
  selectFirst: (phrasing, count) =>
    phrasing.plural(count, {
      one: 'Sélectionner la première qui correspond',
      other: 'Sélectionner les # premières qui correspondent',
    }),
  selecting: 'Lecture des lignes à sélectionner.',
  stop: 'Arrêter',
  limitReached: (phrasing, limit) =>
    `Limite atteinte : une activation contient ${phrasing.plural(limit, { one: '# audience', other: '# audiences' })}. Retirez-en une pour en choisir une autre.`,
  selectFailed: 'Les lignes à sélectionner n’ont pas pu être lues, rien n’a donc été sélectionné.',
  refused: (_phrasing, name, reason) => `${name} ne peut pas être sélectionnée. ${reason}.`,
  lost: (phrasing, count) =>
    phrasing.plural(count, {
      one: '# audience sélectionnée n’existe plus.',
      other: '# audiences sélectionnées n’existent plus.',
    }),
  takeOff: 'Retirer',

  selected: (phrasing, count) =>
    phrasing.plural(count, { one: 'audience sélectionnée', other: 'audiences sélectionnées' }),
  profiles: (phrasing, count) =>
    phrasing.plural(count, { one: 'profil avant dédoublonnage', other: 'profils avant dédoublonnage' }),
  limit: 'Audiences dans cette activation',
  limitOf: (phrasing, used, limit) => `${phrasing.number(used)} sur ${phrasing.number(limit)}`,
  selectedOnly: 'Sélection seule',
  clear: 'Effacer',

  loading: 'Chargement des audiences',
  failed: 'Les audiences n’ont pas été chargées',
  outdated: 'La liste n’a pas changé',
  kept: (phrasing, count) =>
    phrasing.plural(count, {
      one: 'Votre sélection de # audience est conservée.',
      other: 'Votre sélection de # audiences est conservée.',
    }),
  rowsFailed: 'Ces lignes n’ont pas été chargées',
  tryAgain: 'Réessayer',
};
