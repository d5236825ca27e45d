import type { picker as english } from '../en/picker.ts';
import type { Translated } from '../messages.ts';

export const picker: Translated<typeof english> = {
  partMissing: 'Une partie du sélecteur d’audiences n’a pas été chargée. Réessayez, ou rechargez la page.',
  grid: 'Audiences de prospects',
  clearFilters: 'Effacer les filtres',

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
  'reason.draft': 'Brouillon : à publier avant activation',
  'reason.inactive': 'Inactive',
  'reason.deleted': 'Supprimée',
  'reason.empty': 'Vide : aucun profil pour le moment',
  'reason.no-access': 'Votre rôle n’y a pas accès',
  activated: 'Déjà dans cette activation',
  since: (_phrasing, reason, day) => `${reason} depuis le ${day}`,
  never: 'Jamais',
  expires: (phrasing, share) => `${phrasing.percent(share)} expirent en 7 j`,
  copyId: 'Copier l’ID d’audience',
  select: 'Sélectionner',
  selectEvery: 'Sélectionner tout ce qui correspond',

  tryAgain: 'Réessayer',
  required: 'Sélectionnez au moins une audience.',
  tooMany: (phrasing, over, limit) =>
    `Retirez ${phrasing.plural(over, { one: '# audience', other: '# audiences' })} : une activation en contient ${phrasing.number(limit)}.`,

  unfit: (phrasing, count) =>
    phrasing.plural(count, {
      one: 'Retirez # audience qui ne peut pas être activée.',
      other: 'Retirez # audiences qui ne peuvent pas être activées.',
    }),

  loading: 'Chargement des audiences',
};
