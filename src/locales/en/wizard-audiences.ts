import type { Messages, Phrasing } from '../messages.ts';

/** Which audiences are exported. */
export const wizardAudiences = {
  audiencesTitle: 'Which audiences should be exported?',
  audiencesIntro: 'Prospect audiences only. Each becomes a file of its own, with a schedule of its own.',
  audiencesLocked: 'This portal has set the audiences.',
  audience: 'Audience',
  profiles: (phrasing: Phrasing, count: number) => phrasing.plural(count, { one: '# profile', other: '# profiles' }),
  profilesUnknown: 'Profiles unknown',
} as const satisfies Messages;
