import type { Permission } from '../../src/domain/session.ts';
import type { Scenario } from './scenario.ts';

/** People who may not do everything, and sessions that end. */
export const permissionScenarios: readonly Scenario[] = [
  {
    name: 'read-only',
    shows: 'A person who may look at destinations and do nothing else.',
    change: (setup) => ({ ...setup, permissions: ['view-destinations'] }),
  },
  without('view-destinations', 'The catalogue and everything behind it is denied, with the reason and whom to ask.'),
  without('manage-destinations', 'Accounts and connections cannot be made or changed; what is there can be activated.'),
  without('activate-destinations', 'Connections can be set up, but no audience is shown and nothing is activated.'),
  {
    name: 'expired-session',
    shows: 'Every call is answered by: the session has ended.',
    change: (setup) => ({
      ...setup,
      faults: [...setup.faults, { fault: { kind: 'problem', code: 'unauthenticated' } }],
    }),
  },
  {
    name: 'session-ends',
    shows: 'All is well for ten calls; then the session has ended.',
    counts: { what: 'calls before the end', unlessTold: 10 },
    change: (setup, after) => ({
      ...setup,
      faults: [...setup.faults, { fault: { kind: 'problem', code: 'unauthenticated' }, after }],
    }),
  },
];

function without(permission: Permission, shows: string): Scenario {
  return {
    name: `no-${permission}`,
    shows,
    change: (setup) => ({ ...setup, permissions: setup.permissions.filter((other) => other !== permission) }),
  };
}
