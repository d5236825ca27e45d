import type { Scenario } from './scenario.ts';

/** Worlds in which something is not there, or there is too much of it. */
export const catalogueScenarios: readonly Scenario[] = [
  {
    name: 'default',
    shows:
      'A team in full swing: 60 destinations, connections sound and broken, 250 prospect audiences, a month of runs.',
    change: (setup) => setup,
  },
  {
    name: 'empty-catalogue',
    shows: 'No destination, and so no connection either.',
    change: (setup) => ({ ...setup, catalogue: 'empty' }),
  },
  {
    name: 'no-connections',
    shows: 'Every destination is there, but no connection takes prospects.',
    change: (setup) => ({ ...setup, connections: 'none' }),
  },
  {
    name: 'no-audiences',
    shows: 'Connections, but not one prospect audience; audiences of customers exist and must not show.',
    change: (setup) => ({ ...setup, audiences: 'none' }),
  },
  {
    name: 'huge',
    shows: '100,000 prospect audiences and 2,000 connections.',
    change: (setup) => ({ ...setup, audiences: 'hundred-thousand', connections: 'thousands', quotas: {} }),
  },
  {
    name: 'name-collisions',
    shows: 'Audiences whose names are the same, or become the same in a file name.',
    change: (setup) => ({ ...setup, names: 'colliding' }),
  },
  {
    name: 'hostile-text',
    shows:
      'Markup, right-to-left text, emoji, control characters and texts of 5,000 characters wherever a text can be.',
    change: (setup) => ({ ...setup, names: 'hostile' }),
  },
];
