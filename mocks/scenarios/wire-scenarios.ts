import type { Scenario } from './scenario.ts';

/** Backends that are slow, moody or gone. */
export const wireScenarios: readonly Scenario[] = [
  {
    name: 'slow',
    shows: 'Every answer takes 1.2 to 2.8 seconds.',
    change: (setup) => ({ ...setup, latency: { least: 1_200, most: 2_800 } }),
  },
  {
    name: 'flaky',
    shows: 'Every third call fails: the service is not available for the moment.',
    counts: { what: 'each so-manieth call fails', unlessTold: 3 },
    change: (setup, every) => ({
      ...setup,
      faults: [...setup.faults, { fault: { kind: 'problem', code: 'unavailable', retryAfter: 2 }, every }],
    }),
  },
  {
    name: 'failing',
    shows: 'Every call fails with a server error.',
    change: (setup) => ({ ...setup, faults: [...setup.faults, { fault: { kind: 'status', status: 500 } }] }),
  },
  {
    name: 'offline',
    shows: 'Nothing answers.',
    change: (setup) => ({ ...setup, faults: [...setup.faults, { fault: { kind: 'dropped-connection' } }] }),
  },
  {
    name: 'rate-limited',
    shows: 'Every fifth call is one too many and says when to come again.',
    counts: { what: 'each so-manieth call is refused', unlessTold: 5 },
    change: (setup, every) => ({
      ...setup,
      faults: [...setup.faults, { fault: { kind: 'problem', code: 'rate-limited', retryAfter: 5 }, every }],
    }),
  },
];
