import { createMockBackend } from '../../../mocks/index.ts';
import type { AudienceQuery } from '../../../src/domain/audience.ts';

/** Milliseconds by what was done. */
export type Measured = Readonly<Record<string, number>>;

const row = (position: number) => ({ kind: 'position', position }) as const;

/** Each is asked of a backend that has not answered it before, and once more where the answer is at hand. */
const questions: readonly (readonly [title: string, query: AudienceQuery])[] = [
  ['First page by name', {}],
  ['A page from the middle', { from: row(50_000) }],
  ['The last page', { from: row(99_900) }],
  ['By profiles, for the first time', { sort: { by: 'profiles', direction: 'descending' } }],
  ['By evaluation, for the first time', { sort: { by: 'evaluatedAt', direction: 'ascending' } }],
  ['By name, downwards', { sort: { by: 'name', direction: 'descending' } }],
  ['Search for one letter', { filter: { search: 'q' } }],
  ['Search for a word', { filter: { search: 'savers' } }],
  ['Search for what is nowhere', { filter: { search: 'nobody at all' } }],
  ['Published ones of one origin', { filter: { statuses: ['published'], origins: ['Acre Insights'] } }],
  ['From 10,000 profiles, available', { filter: { minProfiles: 10_000, available: true } }],
];

async function measure(): Promise<Measured> {
  const times: Record<string, number> = {};
  const timed = async <T>(title: string, deed: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const done = await deed();
    times[title] = performance.now() - start;
    return done;
  };
  const backend = await timed('The world is made', () => createMockBackend({ scenario: 'huge' }));
  for (const [title, query] of questions) await timed(title, () => backend.adapter.listAudiences(query));
  await timed('A page of 2,000 connections', () => backend.adapter.listConnections({ limit: 100 }));
  return times;
}

Object.assign(globalThis, { measureMockLists: measure });
