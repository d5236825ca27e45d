import type { marketing as english } from '../en/marketing.ts';
import type { Translated } from '../messages.ts';

export const marketing: Translated<typeof english> = {
  'marketing.analytics': 'Analyse',
  'marketing.combine-with-pii': 'Combinaison avec des données directement identifiables',
  'marketing.cross-site-targeting': 'Ciblage inter-sites',
  'marketing.data-science': 'Science des données',
  'marketing.email-targeting': 'Ciblage par e-mail',
  'marketing.export-to-third-party': 'Exportation vers un tiers',
  'marketing.onsite-advertising': 'Publicité sur site',
  'marketing.onsite-personalization': 'Personnalisation sur site',
  'marketing.segment-match': 'Correspondance de segments',
  'marketing.single-identity-personalization': 'Personnalisation à identité unique',
};
