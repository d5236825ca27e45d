import type { AccountId } from '../../../src/domain/ids.ts';
import { permissions, type Permission } from '../../../src/domain/session.ts';
import { holds, refused, same } from '../../contract/expectations.ts';
import type { Reached } from '../reached.ts';
import { codeOf } from '../sample-input.ts';
import type { ScenarioCase } from './scenario-case.ts';

/** A call that needs each permission. */
const calls: Readonly<Record<Permission, (reached: Reached) => Promise<unknown>>> = {
  'view-destinations': ({ adapter }) => adapter.listDestinations(),
  'manage-destinations': ({ adapter }) => adapter.deleteAccount('nobody' as AccountId, { etag: 'x' }),
  'activate-destinations': ({ adapter }) => adapter.listAudiences({}),
};

/** People who may not do everything, and sessions that end. */
export const accessCases: readonly ScenarioCase[] = [
  lacking('read-only', ['manage-destinations', 'activate-destinations']),
  ...permissions.map((permission) => lacking(`no-${permission}`, [permission])),
  {
    scenario: 'expired-session',
    title: 'answers nothing but that the session has ended',
    check: async ({ adapter }) => {
      await refused(adapter.getSession(), 'unauthenticated', 'getSession');
      await refused(adapter.listAudiences({}), 'unauthenticated', 'listAudiences');
    },
  },
  {
    scenario: 'session-ends:2',
    title: 'lets as many calls pass as it says',
    check: async ({ adapter }) => {
      const codes: string[] = [];
      for (let call = 0; call < 4; call += 1) codes.push(await codeOf(adapter.getSession()));
      same(codes, ['none', 'none', 'unauthenticated', 'unauthenticated'], 'what four calls met');
    },
  },
];

function lacking(scenario: string, missing: readonly Permission[]): ScenarioCase {
  return {
    scenario,
    title: `lacks ${missing.join(' and ')} and no more, and says so and whom to ask`,
    check: async (reached) => {
      const session = await reached.adapter.getSession();
      same(
        session.permissions,
        permissions.filter((permission) => !missing.includes(permission)),
        'the permissions',
      );
      for (const permission of permissions) {
        const call = calls[permission](reached);
        if (!missing.includes(permission)) {
          holds((await codeOf(call)) !== 'forbidden', `${permission} is missing too`);
          continue;
        }
        const error = await refused(call, 'forbidden', permission);
        same(error.permission, permission, 'the permission that the error carries');
        holds(error.message.includes(session.permissionContact ?? '?'), `"${error.message}" does not say whom to ask`);
      }
    },
  };
}
