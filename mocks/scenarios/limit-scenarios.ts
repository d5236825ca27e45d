import type { Scenario } from './scenario.ts';

/** Worlds in which a limit or a policy bites. */
export const limitScenarios: readonly Scenario[] = [
  {
    name: 'limits-near',
    shows: 'Ten audiences an activation, ten fields a mapping, three audiences an hour: every meter is soon full.',
    change: (setup) => ({
      ...setup,
      limits: {
        ...setup.limits,
        audiencesPerActivation: 10,
        fieldsPerMapping: 10,
        audiencesPerHour: 3,
        audiencesPerManualRun: 4,
      },
    }),
  },
  {
    name: 'quota-reached',
    shows: 'No further connection and no further activation may be made.',
    change: (setup) => ({
      ...setup,
      quotas: { connections: 'as-many-as-there-are', activations: 'as-many-as-there-are' },
    }),
  },
  {
    name: 'policy-violation',
    shows: 'A data usage policy stands against every activation at Review, with the way by which the label reaches it.',
    change: (setup) => ({ ...setup, policies: 'against-everything' }),
  },
];
