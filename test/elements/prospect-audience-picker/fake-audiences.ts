import type { ActivationAdapter, CallOptions } from '../../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import {
  audienceFacets,
  audiencePageAt,
  compareAudiences,
  matchesAudience,
  positionOf,
} from '../../../src/domain/audience-list.ts';
import type { Audience, AudienceFilter, AudiencePage, AudienceQuery } from '../../../src/domain/audience.ts';
import type { AudienceId } from '../../../src/domain/ids.ts';
import type { Session } from '../../../src/domain/session.ts';

export const NOW = '2026-11-24T09:12:00Z';

const NAMES = [
  'Fibre upgrade candidates',
  'Garden furniture, spring',
  'Home insurance switchers',
  'Hybrid SUV considerers',
];
const ORIGINS = ['Tradewind B2B', 'Halden Lists', 'Corvid Insights', 'Meridian Data'];
const TAGS = ['telco', 'home', 'finance', 'auto', 'B2B'];

export function audienceId(id: string): AudienceId {
  return id as AudienceId;
}

export function anAudience(index: number, changes: Partial<Audience> = {}): Audience {
  const number = String(index).padStart(6, '0');
  return {
    id: audienceId(`a${number}-2c6e-4d70`),
    name: `Audience ${number}`,
    description: NAMES[index % NAMES.length] ?? '',
    dataType: 'prospects',
    profiles: 1000 + index,
    status: 'published',
    availability: { kind: 'available' },
    origin: ORIGINS[index % ORIGINS.length] ?? '',
    folder: index % 2 === 0 ? 'Spring' : 'Autumn',
    tags: [TAGS[index % TAGS.length] ?? ''],
    evaluatedAt: '2026-11-24T05:12:00Z',
    createdAt: '2026-10-01T08:00:00Z',
    updatedAt: '2026-11-01T08:00:00Z',
    ...changes,
  };
}

export function audiences(count: number, changes: (index: number) => Partial<Audience> = () => ({})): Audience[] {
  return Array.from({ length: count }, (_, index) => anAudience(index, changes(index)));
}

export function aSession(changes: Partial<Session> = {}): Session {
  return {
    user: { name: 'Ada' },
    permissions: ['view-destinations', 'activate-destinations'],
    permissionContact: 'data-access@northwind.example',
    limits: { audiencesPerActivation: 250, profileLifetimeDays: 25 },
    capabilities: {
      audiencesByPosition: true,
      runFiles: false,
      formats: ['csv'],
      compressions: ['none'],
      openPgp: false,
    },
    timeZone: 'Europe/Paris',
    nextEvaluationAt: null,
    now: NOW,
    ...changes,
  };
}

/** An adapter over a list in memory, of which only session and audiences answer; each answer can be held back, changed or refused. */
export class FakeAudiences {
  session: Session;
  readonly queries: AudienceQuery[] = [];
  /** Called before each answer of audiences; waits, or throws. */
  before: (query: AudienceQuery) => unknown = () => undefined;
  /** What is answered in place of a page. */
  after: (page: AudiencePage, query: AudienceQuery) => AudiencePage = (page) => page;
  readonly list: readonly Audience[];
  readonly #sorted = new Map<string, readonly Audience[]>();

  constructor(list: readonly Audience[], session: Partial<Session> = {}) {
    this.list = list;
    this.session = aSession(session);
  }

  get adapter(): ActivationAdapter {
    return {
      getSession: async () => this.session,
      listAudiences: (query: AudienceQuery, options?: CallOptions) => this.#answer(query, options?.signal),
    } as Partial<ActivationAdapter> as ActivationAdapter;
  }

  /** A session that cannot jump to a row. */
  withCursorsOnly(): this {
    const { session } = this;
    this.session = { ...session, capabilities: { ...session.capabilities, audiencesByPosition: false } };
    return this;
  }

  async #answer(query: AudienceQuery, signal: AbortSignal | undefined): Promise<AudiencePage> {
    this.queries.push(query);
    await this.before(query);
    if (signal?.aborted) throw new ActivationError('cancelled', 'The request was cancelled.');
    const { filter = {}, sort = { by: 'name', direction: 'ascending' }, limit = 100, from } = query;
    const key = JSON.stringify([filter, sort]);
    const matching =
      this.#sorted.get(key) ??
      this.list
        .filter((audience) => matchesAudience({ ...audience, dataType: 'prospects' }, filter as AudienceFilter))
        .sort(compareAudiences(sort));
    this.#sorted.set(key, matching);
    const position = from === undefined ? 0 : from.kind === 'position' ? from.position : (positionOf(from.cursor) ?? 0);
    const page = audiencePageAt(matching, {
      position,
      limit,
      unfilteredTotal: this.list.length,
      ...(from === undefined ? { facets: audienceFacets(this.list) } : {}),
    });
    return this.after(page, query);
  }
}
