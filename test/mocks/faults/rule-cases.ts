import type { FaultRule } from '../../../mocks/index.ts';
import type { AccountId } from '../../../src/domain/ids.ts';
import { holds, same } from '../../contract/expectations.ts';
import type { Reach } from '../reached.ts';
import { codeOf } from '../sample-input.ts';
import type { FaultCase } from './fault-case.ts';

const world = (reach: Reach, ...faults: readonly FaultRule[]) => reach({ scenario: 'no-connections', faults });

async function codesOf(calls: number, call: () => Promise<unknown>): Promise<readonly string[]> {
  const codes: string[] = [];
  for (let made = 0; made < calls; made += 1) codes.push(await codeOf(call()));
  return codes;
}

/** Which calls a fault meets. */
export const ruleCases: readonly FaultCase[] = [
  {
    title: 'meets the route that it names, as many calls of it as it says, and no others',
    check: async (reach) => {
      const { adapter } = world(reach, {
        route: ['listConnections', 'listFields'],
        after: 1,
        times: 2,
        fault: { kind: 'dropped-connection' },
      });
      const codes = await codesOf(4, () => adapter.listConnections({}));
      same(codes, ['none', 'unavailable', 'unavailable', 'none'], 'what four calls met');
      same(await codeOf(adapter.listAccounts({})), 'none', 'what another route met');
    },
  },
  {
    title: 'meets the method of HTTP that it names, and no other',
    check: async (reach) => {
      const { adapter } = world(reach, { method: 'DELETE', fault: { kind: 'problem', code: 'rate-limited' } });
      same(await codeOf(adapter.listAccounts({})), 'none', 'what a GET met');
      const deletion = adapter.deleteAccount('x' as AccountId, { etag: 'x' });
      same(await codeOf(deletion), 'rate-limited', 'what a DELETE met');
    },
  },
  {
    title: 'meets each so-manieth call, after those that it lets pass',
    check: async (reach) => {
      const { adapter } = world(reach, { after: 1, every: 2, fault: { kind: 'cut-body' } });
      const codes = await codesOf(5, () => adapter.getSession());
      same(codes, ['none', 'none', 'unavailable', 'none', 'unavailable'], 'what five calls met');
    },
  },
  {
    title: 'with a probability meets its share of the calls, the same ones for the same seed',
    check: async (reach) => {
      const codes = (seed: number) => {
        const faults = [{ probability: 0.5, fault: { kind: 'dropped-connection' as const } }];
        const { adapter } = reach({ scenario: 'no-connections', seed, faults });
        return codesOf(24, () => adapter.getSession());
      };
      const first = await codes(3);
      const met = first.filter((code) => code === 'unavailable').length;
      holds(met > 4 && met < 20, `${met} of 24 calls were met`);
      same(await codes(3), first, 'what the same seed meets');
      holds((await codes(4)).join() !== first.join(), 'another seed meets the same calls');
    },
  },
  {
    title: 'is taken away again by what adding it gave',
    check: async (reach) => {
      const { backend, adapter } = world(reach);
      const heal = backend.faults.add({ fault: { kind: 'dropped-connection' } });
      same(await codeOf(adapter.getSession()), 'unavailable', 'what a call met');
      same(
        backend.faults.rules.map(({ struck }) => struck),
        [1],
        'how many calls were met',
      );
      heal();
      same(await codeOf(adapter.getSession()), 'none', 'what a call met afterwards');
    },
  },
];
