import type { pickerStates as english } from '../en/picker-states.ts';
import type { Translated } from '../messages.ts';

export const pickerStates: Translated<typeof english> = {
  empty: 'Aucune audience de prospects pour le moment',
  emptyText:
    'Une audience a besoin de profils de prospects. Chargez d’abord un fichier partenaire, puis créez une audience. Les nouveaux profils apparaissent en moins de 2 heures.',
  noMatch: 'Aucune audience ne correspond',
  noMatchSearch: (_phrasing, search) => `« ${search} » ne figure dans aucun nom, identifiant, description ou balise.`,
  noMatchFilter: 'Les filtres écartent toutes les audiences.',
  nothingSelected: 'Rien n’est sélectionné',
  showAll: 'Afficher toutes les audiences',
  denied: 'Vous ne pouvez pas sélectionner des audiences',
  deniedText: 'Votre rôle ne comporte pas cette autorisation. Votre compte n’est pas en cause.',
  permission: 'Autorisation',
  ask: 'À demander à',
  administrator: 'Un administrateur',
  copyRequest: 'Copier une demande',
  request: (_phrasing, permission) =>
    `Merci de m’accorder l’autorisation ${permission}, afin que je puisse activer des audiences de prospects.`,
};
