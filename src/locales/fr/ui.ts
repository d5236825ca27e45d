import type { ui as english } from '../en/ui.ts';
import type { Translated } from '../messages.ts';

export const ui: Translated<typeof english> = {
  copy: 'Copier',
  copied: 'Copié',
  copyFailed: 'Copie impossible. Sélectionnez le texte et copiez-le à la main.',
  close: 'Fermer',
  moreActions: 'Plus d’actions',
  optional: 'facultatif',
  clearSearch: 'Effacer la recherche',
  loading: 'Chargement…',
  tryAgain: 'Réessayer',
  none: 'Aucun pour le moment',
  unknown: 'Inconnu',
  error: 'Erreur',
  warning: 'Avertissement',
  limitCount: (phrasing, used, limit) => `${phrasing.number(used)} sur ${phrasing.number(limit)}`,
  limitNear: (phrasing, used, limit) =>
    `${phrasing.number(used)} sur ${phrasing.number(limit)}, encore ${phrasing.number(limit - used)}`,
  limitReached: (phrasing, limit) => `${phrasing.number(limit)} sur ${phrasing.number(limit)}, limite atteinte`,
  limitExceeded: (phrasing, used, limit) =>
    `${phrasing.number(used)} sur ${phrasing.number(limit)}, ${phrasing.number(used - limit)} de trop`,
  needsPermission: (_phrasing, permission) => `Nécessite ${permission}. Adressez-vous à un administrateur du portail.`,
};
