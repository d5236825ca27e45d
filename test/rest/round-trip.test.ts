import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { createRestAdapter } from '../../src/rest/client.ts';
import { createRestHandler } from '../../src/rest/handler.ts';
import type { Operation } from '../../src/rest/route.ts';
import { routes } from '../../src/rest/routes.ts';
import * as sample from './samples.ts';

const create = { idempotencyKey: 'key-1' };
const change = { etag: 'v1' };
const audienceId = sample.audiencePage.items[0]!.id;

/** For every call: arguments, as the adapter behind the wire must get them. */
const calls: { readonly [O in Operation]: Parameters<ActivationAdapter[O]> } = {
  getSession: [{}],
  listDestinations: [{}],
  listAccounts: [{ destinationId: sample.destination.id, cursor: 'a b&c=ü', limit: 7 }, {}],
  createAccount: [sample.accountInput, create],
  updateAccount: [sample.account.id, { name: 'New' }, change],
  deleteAccount: [sample.account.id, change],
  listConnections: [{ dataType: 'prospects', search: '100% + more' }, {}],
  createConnection: [sample.connectionInput, create],
  updateConnection: [sample.connection.id, { name: 'New' }, change],
  deleteConnection: [sample.connection.id, change],
  testConnection: [{ kind: 'saved', connectionId: sample.connection.id }, {}],
  listAudiences: [
    {
      filter: { search: 'a', ids: [audienceId] },
      sort: { by: 'name', direction: 'descending' },
      limit: 3,
      from: { kind: 'position', position: 6 },
    },
    {},
  ],
  listFields: [{}],
  previewExport: [sample.activationInput, audienceId, {}],
  reviewActivation: [sample.activationInput, { editing: sample.activation.id }],
  createActivation: [sample.activationInput, create],
  listActivations: [{ connectionId: sample.connection.id }, {}],
  getActivation: [sample.activation.id, {}],
  updateActivation: [sample.activation.id, { status: 'paused' }, change],
  deleteActivation: [sample.activation.id, change],
  startRuns: [sample.activation.id, [audienceId], create],
  listRuns: [{ state: 'failed', limit: 500 }, {}],
  getRun: [sample.run.id, {}],
  cancelRun: [sample.run.id, {}],
  retryRun: [sample.run.id, create],
  watchRuns: [{ activationId: sample.activation.id }, {}],
  readRunFile: [sample.run.id, 'folder/ä b.csv', {}],
};

type Call = (...args: readonly unknown[]) => unknown;

/** What was asked of the adapter behind the wire: the arguments, the options apart. */
function recording(): { readonly adapter: ActivationAdapter; readonly asked: unknown[][] } {
  const asked: unknown[][] = [];
  const adapter = Object.fromEntries(
    Object.entries(sample.sampleAdapter).map(([operation, call]: [string, Call]) => [
      operation,
      (...args: unknown[]) => {
        asked.push([operation, ...args]);
        return call(...args);
      },
    ]),
  ) as unknown as ActivationAdapter;
  return { adapter, asked };
}

function overTheWire(adapter: ActivationAdapter): ActivationAdapter {
  const handler = createRestHandler(() => adapter, { basePath: '/api' });
  return createRestAdapter({
    baseUrl: 'http://rest.test/api/',
    fetch: (input, init) => handler(new Request(input, init)),
  });
}

async function settled(answer: unknown): Promise<unknown> {
  if (answer !== null && typeof answer === 'object' && Symbol.asyncIterator in answer) {
    const events: unknown[] = [];
    for await (const event of answer as AsyncIterable<unknown>) events.push(event);
    return events;
  }
  const value = await answer;
  if (value === null || typeof value !== 'object' || !('body' in value)) return value;
  return { ...value, body: await new Response(value.body as ReadableStream).text() };
}

describe('a call over the wire', () => {
  for (const operation of Object.keys(routes) as Operation[]) {
    const args = calls[operation];

    test(`${operation} reaches the adapter with the same arguments, and answers the same`, async () => {
      const { adapter, asked } = recording();
      const client = overTheWire(adapter);
      const answered = await settled((client[operation] as Call)(...args));

      assert.deepEqual(answered, await settled((sample.sampleAdapter[operation] as Call)(...args)));
      assert.equal(asked.length, 1);
      const [asker, ...received] = asked[0]!;
      assert.equal(asker, operation);
      assert.deepEqual(received.slice(0, -1), args.slice(0, -1));
      const { signal, ...options } = received.at(-1) as { readonly signal: unknown };
      assert.ok(signal instanceof AbortSignal);
      for (const [name, value] of Object.entries(args.at(-1) ?? {}))
        assert.equal((options as Record<string, unknown>)[name], value);
    });
  }
});

describe('a refusal over the wire', () => {
  for (const language of ['en', 'fr']) {
    test(`keeps the language of its words, ${language}`, async () => {
      const getSession = () => Promise.reject(new ActivationError('conflict', 'Say it.', { language }));
      await assert.rejects(overTheWire({ ...sample.sampleAdapter, getSession }).getSession(), { language });
    });
  }
});
