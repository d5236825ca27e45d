import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { accountChangeSchema, accountSchema } from '../../src/domain/account.ts';
import { accountIdSchema, runIdSchema } from '../../src/domain/ids.ts';
import { runSchema } from '../../src/domain/run.ts';
import { route } from '../../src/rest/route.ts';
import { routes } from '../../src/rest/routes.ts';

/** The compiler is the judge here: each `@ts-expect-error` fails the type check where the row would compile. */
describe('a row that disagrees with its method', () => {
  const row = {
    method: 'PATCH',
    path: '/accounts/{accountId}',
    summary: '',
    carries: { path: v.object({ accountId: accountIdSchema }), body: accountChangeSchema },
    demands: 'If-Match',
    status: 200,
    answer: { kind: 'value', schema: accountSchema },
  } as const;

  test('in nothing compiles', () => {
    const agreed = route('updateAccount', {
      ...row,
      send: (accountId, body, options) => ({ path: { accountId }, body, options }),
      call: (adapter, { path, body, options }) => adapter.updateAccount(path.accountId, body, options),
    });
    assert.equal(agreed.operation, 'updateAccount');
  });

  test('does not compile', () => {
    const wrong = [
      () =>
        route('updateAccount', {
          ...row,
          // @ts-expect-error another schema answers
          answer: { kind: 'value', schema: runSchema },
          send: (accountId, body, options) => ({ path: { accountId }, body, options }),
          call: (adapter, { path, body, options }) => adapter.updateAccount(path.accountId, body, options),
        }),
      () =>
        route('updateAccount', {
          ...row,
          // @ts-expect-error a change demands its version
          demands: 'nothing',
          send: (accountId, body, options) => ({ path: { accountId }, body, options }),
          call: (adapter, { path, body, options }) => adapter.updateAccount(path.accountId, body, options),
        }),
      () =>
        route('updateAccount', {
          ...row,
          // @ts-expect-error the path has another name
          carries: { path: v.object({ id: accountIdSchema }), body: accountChangeSchema },
          send: (id, body, options) => ({ path: { id }, body, options }),
          call: (adapter, { path, body, options }) => adapter.updateAccount(path.id, body, options),
        }),
      () =>
        route('updateAccount', {
          ...row,
          // @ts-expect-error the body is left out
          send: (accountId, _body, options) => ({ path: { accountId }, options }),
          call: (adapter, { path, body, options }) => adapter.updateAccount(path.accountId, body, options),
        }),
      () =>
        route('updateAccount', {
          ...row,
          send: (accountId, body, options) => ({ path: { accountId }, body, options }),
          // @ts-expect-error another method is called
          call: (adapter, { options }) => adapter.listDestinations(options),
        }),
      () =>
        route('watchRuns', {
          method: 'GET',
          path: '/run-events',
          summary: '',
          demands: 'nothing',
          status: 200,
          // @ts-expect-error it answers events
          answer: { kind: 'value', schema: runSchema },
          send: (_query, options) => ({ options }),
          call: (adapter, { options }) => adapter.watchRuns({}, options),
        }),
      () =>
        route('getRun', {
          method: 'GET',
          path: '/run',
          summary: '',
          // @ts-expect-error the path has no names
          carries: { path: v.object({ runId: runIdSchema }) },
          demands: 'nothing',
          status: 200,
          answer: { kind: 'value', schema: runSchema },
          send: (runId, options) => ({ path: { runId }, options }),
          call: (adapter, { path, options }) => adapter.getRun(path.runId, options),
        }),
    ];
    assert.equal(wrong.length, 7);
  });
});

describe('the table', () => {
  test('has each address once', () => {
    const addresses = Object.values(routes).map(({ method, path }) => `${method} ${path}`);
    assert.equal(new Set(addresses).size, addresses.length);
  });

  test('calls each row by its method', () => {
    for (const [operation, row] of Object.entries(routes)) assert.equal(row.operation, operation);
  });
});
