import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import type { Account, AccountInput } from '../../src/domain/account.ts';
import type { Activation, ActivationInput } from '../../src/domain/activation.ts';
import type { Audience } from '../../src/domain/audience.ts';
import type { Connection, ConnectionInput } from '../../src/domain/connection.ts';
import { defaultFileNameTemplate } from '../../src/domain/file-name.ts';
import type { AccountId, AudienceId, ConnectionId } from '../../src/domain/ids.ts';
import type { Mapping } from '../../src/domain/mapping.ts';
import { defaultTarget } from '../../src/domain/mapping-rules.ts';
import type { Run } from '../../src/domain/run.ts';
import { defaultSchedule } from '../../src/domain/schedule-rules.ts';
import { sessionOf } from './expectations.ts';
import { NotChecked } from './not-checked.ts';
import type { ContractFixtures } from './subject.ts';

/** Columns of an activation unless the rule says otherwise: enough to tell them apart, cheap to write. */
const COLUMNS = 3;

/** Makes what a rule needs through the adapter itself, under names that nobody else has. */
export class Workshop {
  readonly #adapter: ActivationAdapter;
  readonly #fixtures: ContractFixtures;

  constructor(adapter: ActivationAdapter, fixtures: ContractFixtures) {
    this.#adapter = adapter;
    this.#fixtures = fixtures;
  }

  name(noun: string): string {
    return `Contract ${noun} ${crypto.randomUUID()}`;
  }

  key(): { readonly idempotencyKey: string } {
    return { idempotencyKey: crypto.randomUUID() };
  }

  accountInput(change: Partial<AccountInput> = {}): AccountInput {
    return { ...this.#fixtures.account, name: this.name('account'), ...change };
  }

  account(change?: Partial<AccountInput>): Promise<Account> {
    return this.#adapter.createAccount(this.accountInput(change), this.key());
  }

  connectionInput(accountId: AccountId, change: Partial<ConnectionInput> = {}): ConnectionInput {
    const { destinationId } = this.#fixtures.account;
    return { ...this.#fixtures.connection, destinationId, accountId, name: this.name('connection'), ...change };
  }

  async connection(change: Partial<ConnectionInput> = {}): Promise<Connection> {
    const accountId = change.accountId ?? (await this.account()).id;
    return this.#adapter.createConnection(this.connectionInput(accountId, change), this.key());
  }

  /** Audiences that can be activated, the smallest first, so that runs are short. */
  async audiences(count: number): Promise<readonly Audience[]> {
    const { items } = await this.#adapter.listAudiences({
      filter: { available: true, minProfiles: 1 },
      sort: { by: 'profiles', direction: 'ascending' },
      limit: count,
    });
    if (items.length < count) throw new NotChecked(`there are not ${count} audiences that can be activated`);
    return items;
  }

  async audience(): Promise<Audience> {
    const [audience] = await this.audiences(1);
    if (audience === undefined) throw new NotChecked('there is no audience that can be activated');
    return audience;
  }

  async emptyAudience(): Promise<Audience> {
    const { items } = await this.#adapter.listAudiences({ filter: { maxProfiles: 0, statuses: ['published'] } });
    const empty = items.find(({ availability, profiles }) => {
      return profiles === 0 && (availability.kind === 'available' || availability.reason === 'empty');
    });
    if (empty === undefined) throw new NotChecked('there is no audience without profiles');
    return empty;
  }

  /** A few columns that every format can hold. */
  async mapping(): Promise<Mapping> {
    const fields = await this.#adapter.listFields();
    const flat = fields.filter(({ type }) => type !== 'array' && type !== 'map' && type !== 'object');
    const chosen = [...flat]
      .sort((one, other) => Number(other.recommended) - Number(one.recommended))
      .slice(0, COLUMNS);
    return chosen.map(({ path }) => ({
      source: path,
      target: defaultTarget(path),
      mandatory: false,
      deduplicationKey: false,
    }));
  }

  /** One audience, activated daily after its evaluation; or those that are named. */
  async activationInput(
    connectionId: ConnectionId,
    change: Partial<ActivationInput> & { readonly audienceIds?: readonly AudienceId[] } = {},
  ): Promise<ActivationInput> {
    const { audienceIds = [(await this.audience()).id], ...rest } = change;
    const { now, timeZone } = await sessionOf(this.#adapter);
    return {
      name: this.name('activation'),
      connectionId,
      dataType: 'prospects',
      audiences: audienceIds.map((audienceId) => ({
        audienceId,
        schedule: defaultSchedule({ now, timeZone }),
        fileName: defaultFileNameTemplate,
      })),
      mapping: await this.mapping(),
      splitting: { maxRows: 5_000_000, maxBytes: null },
      emptyAudience: 'skip',
      ...rest,
    };
  }

  async activation(
    change: Partial<ActivationInput> & { readonly audienceIds?: readonly AudienceId[] } = {},
  ): Promise<Activation> {
    const connectionId = change.connectionId ?? (await this.connection()).id;
    return this.#adapter.createActivation(await this.activationInput(connectionId, change), this.key());
  }

  /** A run by hand of a new activation's only audience. */
  async run(change: Partial<ActivationInput> & { readonly audienceIds?: readonly AudienceId[] } = {}): Promise<Run> {
    const { id } = await this.activation(change);
    const [run] = await this.#adapter.startRuns(id, 'all', this.key());
    if (run === undefined) throw new Error('startRuns answered no run');
    return run;
  }
}
