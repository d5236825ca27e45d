import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { Activation, ActivationChange, ActivationInput } from '../../../src/domain/activation.ts';
import type { Audience, AudienceFilter } from '../../../src/domain/audience.ts';
import {
  audienceFacets,
  audiencePageAt,
  compareAudiences,
  matchesAudience,
} from '../../../src/domain/audience-list.ts';
import type { Connection } from '../../../src/domain/connection.ts';
import type { ConnectionTestEvent, ConnectionTestInput } from '../../../src/domain/connection-test.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import type { Field } from '../../../src/domain/field.ts';
import type { Review } from '../../../src/domain/review.ts';
import type { Run, RunEvent } from '../../../src/domain/run.ts';
import type { Session } from '../../../src/domain/session.ts';
import * as world from '../../domain/wizard/wizard-fixtures.ts';
import { deferred, stubAdapter } from '../stub-adapter.ts';

export { activation, audience, connection, destination, field, NOW } from '../../domain/wizard/wizard-fixtures.ts';

/** What a wizard may ask for, each method of the contract by its name. */
type Method = keyof ActivationAdapter;

/** A made-up portal behind a wizard: what it answers is set, what it is asked is told, and any method can be refused. */
export class FakePortal {
  session: Session = world.session;
  destinations: readonly Destination[] = [world.destination];
  connections: readonly Connection[] = [
    world.connection('c1', { name: 'Partner drop' }),
    world.connection('c2', { name: 'Agency share', location: { bucket: 'agency', folder: '', region: 'eu-west-1' } }),
    world.connection('c3', {
      name: 'Old bucket',
      health: { kind: 'broken', since: world.NOW, reason: 'Role refused.', nextStep: 'Test the connection.' },
    }),
  ];
  activations: readonly Activation[] = [];
  audiences: readonly Audience[] = [
    world.audience('a', { name: 'Car buyers' }),
    world.audience('b', { name: 'New parents', profiles: 2500 }),
    world.audience('c', { name: 'Gardeners' }),
    world.audience('d', { name: 'Sailors' }),
    world.audience('off', {
      name: 'Old list',
      status: 'inactive',
      availability: { kind: 'unavailable', reason: 'inactive' },
    }),
    { ...world.audience('people', { name: 'Customers' }), dataType: 'profiles' } as unknown as Audience,
  ];
  fields: readonly Field[] = world.fields;
  review: (input: ActivationInput) => Review = (input) => this.plainReview(input);
  /** What the stages of a connection test find. */
  test: readonly ConnectionTestEvent[] = [{ stage: 'bucket', outcome: 'passed', detail: 'The bucket is there.' }];
  /** Bytes of a preview. */
  preview = 'partnerID\nMD-00041877\n';

  readonly created: { readonly input: ActivationInput; readonly key: string }[] = [];
  readonly changed: { readonly change: ActivationChange; readonly etag: string }[] = [];
  readonly started: string[] = [];
  readonly tested: ConnectionTestInput[] = [];
  readonly asked: Method[] = [];
  /** What is told of the runs of an activation when somebody asks. */
  runs: readonly Run[] = [];
  #link = deferred<never>();
  readonly #refused = new Map<Method, { error: unknown; times: number }>();

  /** Refuses a method so many times. */
  refuse(method: Method, error: unknown, { times = Infinity } = {}): this {
    this.#refused.set(method, { error, times });
    return this;
  }

  allow(...methods: readonly Method[]): void {
    for (const method of methods.length === 0 ? this.#refused.keys() : methods) this.#refused.delete(method);
  }

  /** Loses the link on which runs are announced; the next one that is asked for holds. */
  loseLink(): void {
    this.#link.reject(new ActivationError('unavailable', 'Away.'));
  }

  endSession(): void {
    const ended = new ActivationError('unauthenticated', 'Sign in again.');
    for (const method of methods) this.refuse(method, ended);
  }

  get adapter(): ActivationAdapter {
    return stubAdapter({
      getSession: () => this.#answer('getSession', () => this.session),
      listDestinations: () => this.#answer('listDestinations', () => this.destinations),
      listConnections: () =>
        this.#answer('listConnections', () => ({ items: [...this.connections], nextCursor: null })),
      listActivations: () =>
        this.#answer('listActivations', () => ({ items: [...this.activations], nextCursor: null })),
      listAccounts: () => this.#answer('listAccounts', () => ({ items: [], nextCursor: null })),
      listFields: () => this.#answer('listFields', () => this.fields),
      listAudiences: ({ filter = {}, sort = { by: 'name', direction: 'ascending' }, limit = 100, from }) =>
        this.#answer('listAudiences', () =>
          audiencePageAt(
            this.audiences
              .filter((audience) => matchesAudience(audience, filter as AudienceFilter))
              .sort(compareAudiences(sort)),
            {
              position: from?.kind === 'position' ? from.position : 0,
              limit,
              unfilteredTotal: this.audiences.length,
              facets: audienceFacets(this.audiences),
            },
          ),
        ),
      testConnection: (input) => this.#stages(input),
      previewExport: () =>
        this.#answer('previewExport', () => ({ content: btoa(this.preview), rows: 1, truncated: true })),
      reviewActivation: (input) => this.#answer('reviewActivation', () => this.review(input)),
      createActivation: (input, { idempotencyKey }) => {
        this.created.push({ input, key: idempotencyKey });
        return this.#answer('createActivation', () => world.activation({ ...input, id: 'act-9' as Activation['id'] }));
      },
      getActivation: (id) => this.#answer('getActivation', () => this.activations.find((one) => one.id === id)!),
      updateActivation: (id, change, { etag }) => {
        this.changed.push({ change, etag });
        return this.#answer('updateActivation', () => {
          const { status, ...rest } = change;
          const before = this.activations.find((one) => one.id === id)!;
          if (before.etag !== etag) throw new ActivationError('conflict', 'It was changed since.');
          return { ...before, ...rest, ...(status === undefined ? {} : { status }) } as Activation;
        });
      },
      startRuns: (id, _audiences, { idempotencyKey }) => {
        this.started.push(idempotencyKey);
        return this.#answer('startRuns', () => this.runsOf(id));
      },
      listRuns: () => this.#answer('listRuns', () => ({ items: [...this.runs], nextCursor: null })),
      watchRuns: () => this.#watch(),
    });
  }

  async *#watch(): AsyncGenerator<RunEvent> {
    this.#link = deferred<never>();
    yield await this.#link.promise;
  }

  plainReview(input: ActivationInput): Review {
    return {
      audiences: input.audiences.map(({ audienceId }) => {
        const { name, profiles } = this.audiences.find(({ id }) => id === audienceId)!;
        return {
          audienceId,
          name,
          profiles,
          firstRunAt: '2026-11-25T12:00:00Z',
          expectedToRemain: null,
          files: [{ key: `prospects/${audienceId}.csv`, rows: profiles, bytes: 2_000_000 }],
        };
      }),
      manifestKey: 'prospects/manifest-amazon-s3-run-to-come.json',
      warnings: [],
      blockers: [],
      violations: [],
    };
  }

  runsOf(activationId: Activation['id']): readonly Run[] {
    const [input] = this.created.slice(-1);
    return (input?.input.audiences ?? []).map(({ audienceId }, index) => ({
      id: `run-${index}` as Run['id'],
      activationId,
      audienceId,
      audienceName: this.audiences.find(({ id }) => id === audienceId)!.name,
      slot: world.NOW,
      trigger: 'manual',
      attempt: 1,
      state: { kind: 'waiting' },
      ledger: { read: 0, excluded: 0, duplicates: 0, notDelivered: 0, written: 0 },
      files: [],
    }));
  }

  async *#stages(input: ConnectionTestInput): AsyncGenerator<ConnectionTestEvent> {
    this.tested.push(input);
    await this.#answer('testConnection', () => undefined);
    yield* this.test;
  }

  async #answer<Answer>(method: Method, answer: () => Answer): Promise<Answer> {
    this.asked.push(method);
    const refusal = this.#refused.get(method);
    if (refusal !== undefined && refusal.times > 0) {
      refusal.times -= 1;
      throw refusal.error;
    }
    return Promise.resolve(answer());
  }
}

const methods: readonly Method[] = [
  'getSession',
  'listDestinations',
  'listConnections',
  'listActivations',
  'listFields',
  'listAudiences',
  'previewExport',
  'reviewActivation',
  'createActivation',
  'getActivation',
  'updateActivation',
  'startRuns',
];
