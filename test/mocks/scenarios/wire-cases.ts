import { holds, refused, same } from '../../contract/expectations.ts';
import { until } from '../reached.ts';
import { codeOf } from '../sample-input.ts';
import type { ScenarioCase } from './scenario-case.ts';

/** Backends that are slow, moody or gone. */
export const wireCases: readonly ScenarioCase[] = [
  {
    scenario: 'slow',
    title: 'holds every answer back between 1.2 and 2.8 seconds of the clock',
    check: async ({ backend, adapter }) => {
      let isAnswered = false;
      const answer = adapter.listDestinations().then(() => (isAnswered = true));
      await until(() => backend.clock.sleepers > 0);
      await backend.clock.advance(1_199);
      holds(!isAnswered && backend.clock.sleepers === 1, 'the answer came too soon');
      await backend.clock.advance(1_601);
      await answer;
    },
  },
  {
    scenario: 'flaky:2',
    title: 'fails each so-manieth call',
    check: async ({ adapter }) => {
      const codes: string[] = [];
      for (let call = 0; call < 4; call += 1) codes.push(await codeOf(adapter.getSession()));
      same(codes, ['none', 'unavailable', 'none', 'unavailable'], 'what four calls met');
    },
  },
  {
    scenario: 'rate-limited:2',
    title: 'refuses each so-manieth call, and says when to come again',
    check: async ({ adapter }) => {
      same(await codeOf(adapter.getSession()), 'none', 'what the first call met');
      const error = await adapter.getSession().catch((thrown: unknown) => thrown);
      const { code, retryAfter } = error as { readonly code?: unknown; readonly retryAfter?: unknown };
      same([code, retryAfter], ['rate-limited', 5], 'what the second call met');
    },
  },
  {
    scenario: 'failing',
    title: 'answers nothing but a server error',
    check: async ({ adapter }) => {
      await refused(adapter.getSession(), 'unavailable', 'getSession');
      await refused(adapter.listFields(), 'unavailable', 'listFields');
    },
  },
  {
    scenario: 'offline',
    title: 'answers nothing at all',
    check: async ({ adapter }) => {
      await refused(adapter.getSession(), 'unavailable', 'getSession');
      await refused(adapter.listFields(), 'unavailable', 'listFields');
    },
  },
];
