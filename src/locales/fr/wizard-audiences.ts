import type { wizardAudiences as english } from '../en/wizard-audiences.ts';
import type { Translated } from '../messages.ts';

export const wizardAudiences: Translated<typeof english> = {
  audiencesTitle: 'Quelles audiences exporter ?',
  audiencesIntro: 'Audiences de prospects uniquement. Chacune devient un fichier à part, avec son propre planning.',
  audiencesLocked: 'Ce portail a fixé les audiences.',
  audience: 'Audience',
  profiles: (phrasing, count) => phrasing.plural(count, { one: '# profil', other: '# profils' }),
  profilesUnknown: 'Nombre de profils inconnu',
};
