import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMockBackend } from '../../mocks/backend.ts';
import { createWireHandler } from '../../mocks/wire/wire-handler.ts';
import { days, minutes, soundInput } from './sample-input.ts';

/** Everything that tells the time of the wall or waits for it, or gives chance that no seed repeats. */
const ways: readonly (readonly [owner: object, name: string])[] = [
  [Date, 'now'],
  [performance, 'now'],
  [Math, 'random'],
  [crypto, 'randomUUID'],
  [crypto, 'getRandomValues'],
  [globalThis, 'setTimeout'],
  [globalThis, 'setInterval'],
  [globalThis, 'setImmediate'],
];

/** Where a file of the mock backend used one of them while something was done. */
async function usesWhile(deed: () => Promise<void>): Promise<readonly string[]> {
  const uses: string[] = [];
  const note = (name: string) => {
    const from = new Error().stack?.split('\n').find((line) => /\/mocks\/(?!.*\.test\.)/.test(line));
    if (from !== undefined && !from.includes('/test/')) uses.push(`${name} ${from.trim()}`);
  };
  const kept = ways.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name));
  const RealDate = Date;
  for (const [owner, name] of ways) {
    const real: unknown = Reflect.get(owner, name);
    if (typeof real !== 'function') continue;
    const told = (...given: readonly unknown[]): unknown => {
      note(name);
      return Reflect.apply(real as (...args: readonly unknown[]) => unknown, owner, given);
    };
    Object.defineProperty(owner, name, { value: told, configurable: true, writable: true });
  }
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given) => {
      if (given.length === 0) note('new Date()');
      return Reflect.construct(target, given) as Date;
    },
  });
  try {
    await deed();
  } finally {
    globalThis.Date = RealDate;
    ways.forEach(([owner, name], index) => {
      const descriptor = kept[index];
      if (descriptor === undefined) Reflect.deleteProperty(owner, name);
      else Object.defineProperty(owner, name, descriptor);
    });
  }
  return uses;
}

/** Everything that a backend does, in a world that nobody has made before. */
async function everything(): Promise<void> {
  const backend = createMockBackend({ scenario: 'slow+flaky:40', seed: 4_711 });
  backend.clock.autoAdvance();
  const { adapter, clock } = backend;
  const call = (deed: Promise<unknown>) => deed.catch(() => undefined);
  const snapshot = backend.snapshot();
  const activation = await adapter.createActivation(await soundInput(backend), { idempotencyKey: 'k' });
  await adapter.startRuns(activation.id, 'all', { idempotencyKey: 'r' });
  await clock.advance(minutes(20));
  const { items } = await adapter.listRuns({ activationId: activation.id });
  for (const { id, files } of items)
    for (const { key } of files) await new Response((await adapter.readRunFile(id, key)).body).arrayBuffer();
  await clock.advance(days(26));
  await call(adapter.listAudiences({ limit: 500 }));
  await call(adapter.listActivations({}));
  for await (const event of adapter.testConnection({ kind: 'saved', connectionId: activation.connectionId }))
    assert.ok(event.stage);
  const handle = createWireHandler(backend);
  await (await handle(new Request('http://mock.test/runs?limit=50'))).text();
  backend.restore(snapshot);
}

describe('the mock backend', () => {
  test('never looks at the clock of the wall, waits for it, or throws dice that no seed repeats', async () => {
    assert.deepEqual(await usesWhile(everything), []);
  });

  test('would be found out if it did', async () => {
    const backend = createMockBackend({ scenario: 'no-connections' });
    const uses = await usesWhile(async () => {
      backend.clock.subscribe(Date.now);
      await backend.clock.advance(1);
    });
    assert.match(uses.join('\n'), /^now at .*virtual-clock/);
  });
});
