import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { withPermissions } from '../../src/adapter/permission-guard.ts';
import { permissions, type Permission } from '../../src/domain/session.ts';

/** Answers every call with its own name; streams yield it. */
function echo(own: Partial<ActivationAdapter> = {}): ActivationAdapter {
  return new Proxy(own as ActivationAdapter, {
    get: (_target, method) =>
      own[method as keyof ActivationAdapter] ??
      (method === 'testConnection' || method === 'watchRuns'
        ? async function* () {
            yield await Promise.resolve(method);
          }
        : () => Promise.resolve(method)),
  });
}

const methodsByPermission: Readonly<Record<Permission, readonly (keyof ActivationAdapter)[]>> = {
  'view-destinations': [
    'listDestinations',
    'listAccounts',
    'listConnections',
    'listActivations',
    'getActivation',
    'listRuns',
    'getRun',
    'watchRuns',
  ],
  'manage-destinations': [
    'createAccount',
    'updateAccount',
    'deleteAccount',
    'createConnection',
    'updateConnection',
    'deleteConnection',
    'testConnection',
  ],
  'activate-destinations': [
    'listAudiences',
    'listFields',
    'previewExport',
    'reviewActivation',
    'createActivation',
    'updateActivation',
    'deleteActivation',
    'startRuns',
    'cancelRun',
    'retryRun',
    'readRunFile',
  ],
};

async function call(adapter: ActivationAdapter, method: keyof ActivationAdapter): Promise<unknown> {
  const answer: unknown = (adapter[method] as () => unknown)();
  if (method !== 'testConnection' && method !== 'watchRuns') return answer;
  for await (const event of answer as AsyncIterable<unknown>) return event;
  return undefined;
}

describe('permission guard', () => {
  for (const permission of permissions) {
    for (const method of methodsByPermission[permission]) {
      test(`${method} needs ${permission}`, async () => {
        const others = permissions.filter((other) => other !== permission);
        await assert.rejects(
          call(withPermissions(echo(), { permissionsOf: () => Promise.resolve(others) }), method),
          (error: ActivationError) => {
            assert.deepEqual([error.code, error.permission], ['forbidden', permission]);
            return true;
          },
        );
        assert.equal(
          await call(withPermissions(echo(), { permissionsOf: () => Promise.resolve([permission]) }), method),
          method,
        );
      });
    }
  }

  test('getSession needs none', async () => {
    const guarded: unknown = await withPermissions(echo(), { permissionsOf: () => Promise.resolve([]) }).getSession();
    assert.equal(guarded, 'getSession');
  });

  test('asks at every call, so that a right that was taken away is gone at once', async () => {
    let held: readonly Permission[] = ['view-destinations'];
    const guarded = withPermissions(echo(), { permissionsOf: () => Promise.resolve(held) });
    await guarded.listDestinations();
    held = [];
    await assert.rejects(guarded.listDestinations(), ActivationError);
  });

  test('asks at every event, so that whoever loses the right sees no more', async () => {
    let held: readonly Permission[] = ['view-destinations'];
    const adapter = echo({
      async *watchRuns() {
        yield await Promise.resolve('first' as never);
        held = [];
        yield 'second' as never;
      },
    });
    const guarded = withPermissions(adapter, { permissionsOf: () => Promise.resolve(held) });
    const seen: unknown[] = [];
    const watch = async () => {
      for await (const event of guarded.watchRuns({})) seen.push(event);
    };
    await assert.rejects(watch, { code: 'forbidden', permission: 'view-destinations' });
    assert.deepEqual(seen, ['first']);
  });

  test('names the permission and whom to ask', async () => {
    const guarded = withPermissions(echo(), { permissionsOf: () => Promise.resolve([]), contact: 'the data team' });
    await assert.rejects(guarded.listDestinations(), {
      message: 'This needs the permission view-destinations. Ask the data team for it.',
    });
  });
});
