import type { Fault } from '../../../mocks/index.ts';
import { same } from '../../contract/expectations.ts';
import type { Reach } from '../reached.ts';
import { codeOf } from '../sample-input.ts';
import type { FaultCase } from './fault-case.ts';

const world = (reach: Reach, fault: Fault) => reach({ scenario: 'no-connections', faults: [{ fault }] }).adapter;

/** Faults that spoil the answer, and the code with which the caller meets them. */
const felt: readonly (readonly [Fault, string])[] = [
  [{ kind: 'problem', code: 'rate-limited', retryAfter: 3 }, 'rate-limited'],
  [{ kind: 'problem', code: 'conflict' }, 'conflict'],
  [{ kind: 'status', status: 502, body: '<html>Bad gateway</html>', contentType: 'text/html' }, 'unavailable'],
  [{ kind: 'status', status: 401 }, 'unauthenticated'],
  [{ kind: 'malformed-json' }, 'unavailable'],
  [{ kind: 'schema-violation' }, 'unavailable'],
  [{ kind: 'cut-body' }, 'unavailable'],
  [{ kind: 'dropped-connection' }, 'unavailable'],
];

export const feltCases: readonly FaultCase[] = [
  ...felt.map(([fault, code]): FaultCase => ({
    title: `of the kind ${nameOf(fault)} is felt as ${code}`,
    check: async (reach) => same(await codeOf(world(reach, fault).listAudiences({})), code, 'what the call met'),
  })),
  ...felt.map(([fault, code]): FaultCase => ({
    title: `of the kind ${nameOf(fault)} is felt as ${code} by who watches runs`,
    check: async (reach) => {
      const events = world(reach, fault).watchRuns({})[Symbol.asyncIterator]();
      same(await codeOf(events.next()), code, 'what the watcher met');
    },
  })),
  {
    title: 'says after how many seconds to come again, where it knows',
    check: async (reach) => {
      const call = world(reach, { kind: 'problem', code: 'unavailable', retryAfter: 7 }).getSession();
      const error = (await call.catch((thrown: unknown) => thrown)) as { readonly retryAfter?: unknown };
      same(error.retryAfter, 7, 'the seconds');
    },
  },
];

function nameOf(fault: Fault): string {
  switch (fault.kind) {
    case 'problem':
      return `problem ${fault.code}`;
    case 'status':
      return `status ${fault.status}`;
    default:
      return fault.kind;
  }
}
