import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import type { Session } from '../../src/domain/session.ts';
import { nextEvaluation } from '../data/audience-at.ts';
import { instantAt } from '../data/audience-seeds.ts';
import { destinationOf } from '../data/destinations.ts';
import { hostileName, hostileText } from '../data/names.ts';
import type { World } from '../data/world.ts';
import type { MockCore } from './core.ts';

/** Whom every denied person is told to ask. */
export function permissionContactOf({ setup }: World): string {
  return setup.names === 'hostile' ? hostileText(1) : 'Noor Haddad, marketing operations';
}

type SessionMethods = Pick<ActivationAdapter, 'getSession' | 'listDestinations' | 'listFields'>;

/** Who is there, and what the screens may offer. */
export function sessionMethods(core: MockCore): SessionMethods {
  return {
    getSession: () => Promise.resolve(sessionOf(core)),
    listDestinations: () =>
      Promise.resolve(
        core.world.destinations.map((seed) =>
          destinationOf(
            seed,
            core.state.connections.filter(({ destinationId }) => (destinationId as string) === seed.id).length,
          ),
        ),
      ),
    listFields: () => Promise.resolve(core.world.prospects.fields),
  };
}

export function sessionOf(core: MockCore): Session {
  return {
    user: { name: core.world.setup.names === 'hostile' ? hostileName(1) : 'Robin Okafor' },
    permissions: [...core.state.permissions],
    permissionContact: permissionContactOf(core.world),
    limits: core.world.setup.limits,
    capabilities: {
      audiencesByPosition: true,
      runFiles: true,
      assumeRole: {
        principalArn: 'arn:aws:iam::111122223333:role/prospect-activation',
        externalId: 'b8e6b7d0-5f0f-4f6a-9c0e-4d2f6f1f7a31',
      },
      formats: ['csv', 'json'],
      compressions: ['none', 'gzip', 'deflate'],
      openPgp: false,
    },
    timeZone: 'Europe/Paris',
    nextEvaluationAt: instantAt(nextEvaluation(core.now())),
    now: core.instant(),
  };
}
