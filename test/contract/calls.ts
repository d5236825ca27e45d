import type { ActivationAdapter, CallOptions } from '../../src/adapter/activation-adapter.ts';
import type { Account } from '../../src/domain/account.ts';
import type { Activation, ActivationInput } from '../../src/domain/activation.ts';
import type { Connection } from '../../src/domain/connection.ts';
import type { Run } from '../../src/domain/run.ts';
import type { Permission } from '../../src/domain/session.ts';
import type { Workshop } from './workshop.ts';

export type Method = keyof ActivationAdapter;

/** Something of each kind, so that every method can be called rightly. */
export interface World {
  readonly make: Workshop;
  readonly account: Account;
  readonly connection: Connection;
  readonly activation: Activation;
  readonly input: ActivationInput;
  readonly run: Run;
}

export async function worldOf(adapter: ActivationAdapter, make: Workshop): Promise<World> {
  const account = await make.account();
  const connection = await make.connection({ accountId: account.id });
  const activation = await make.activation({ connectionId: connection.id });
  const input = await make.activationInput(connection.id);
  const [run] = await adapter.startRuns(activation.id, 'all', make.key());
  if (run === undefined) throw new Error('startRuns answered no run');
  return { make, account, connection, activation, input, run };
}

export interface ContractCall {
  /** Absent for `getSession`, which needs none. */
  readonly needs?: Permission;
  /** The call as it should be answered. An iteration is asked for its first event. */
  readonly call: (adapter: ActivationAdapter, world: World, options: CallOptions) => Promise<unknown>;
}

/** Each method, called as it should be. */
export const calls: Readonly<Record<Method, ContractCall>> = {
  getSession: { call: (adapter, _, options) => adapter.getSession(options) },
  listDestinations: { needs: 'view-destinations', call: (adapter, _, options) => adapter.listDestinations(options) },
  listAccounts: { needs: 'view-destinations', call: (adapter, _, options) => adapter.listAccounts({}, options) },
  createAccount: {
    needs: 'manage-destinations',
    call: (adapter, { make }, options) => adapter.createAccount(make.accountInput(), { ...make.key(), ...options }),
  },
  updateAccount: {
    needs: 'manage-destinations',
    call: (adapter, { make, account: { id, etag } }, options) =>
      adapter.updateAccount(id, { name: make.name('account') }, { etag, ...options }),
  },
  deleteAccount: {
    needs: 'manage-destinations',
    call: (adapter, { account: { id, etag } }, options) => adapter.deleteAccount(id, { etag, ...options }),
  },
  listConnections: { needs: 'view-destinations', call: (adapter, _, options) => adapter.listConnections({}, options) },
  createConnection: {
    needs: 'manage-destinations',
    call: (adapter, { make, account }, options) =>
      adapter.createConnection(make.connectionInput(account.id), { ...make.key(), ...options }),
  },
  updateConnection: {
    needs: 'manage-destinations',
    call: (adapter, { make, connection: { id, etag } }, options) =>
      adapter.updateConnection(id, { name: make.name('connection') }, { etag, ...options }),
  },
  deleteConnection: {
    needs: 'manage-destinations',
    call: (adapter, { connection: { id, etag } }, options) => adapter.deleteConnection(id, { etag, ...options }),
  },
  testConnection: {
    needs: 'manage-destinations',
    call: (adapter, { connection }, options) =>
      firstOf(adapter.testConnection({ kind: 'saved', connectionId: connection.id }, options)),
  },
  listAudiences: { needs: 'activate-destinations', call: (adapter, _, options) => adapter.listAudiences({}, options) },
  listFields: { needs: 'activate-destinations', call: (adapter, _, options) => adapter.listFields(options) },
  previewExport: {
    needs: 'activate-destinations',
    call: (adapter, { input, run }, options) => adapter.previewExport(input, run.audienceId, options),
  },
  reviewActivation: {
    needs: 'activate-destinations',
    call: (adapter, { input }, options) => adapter.reviewActivation(input, options),
  },
  createActivation: {
    needs: 'activate-destinations',
    call: (adapter, { make, input }, options) => adapter.createActivation(input, { ...make.key(), ...options }),
  },
  listActivations: { needs: 'view-destinations', call: (adapter, _, options) => adapter.listActivations({}, options) },
  getActivation: {
    needs: 'view-destinations',
    call: (adapter, { activation }, options) => adapter.getActivation(activation.id, options),
  },
  updateActivation: {
    needs: 'activate-destinations',
    call: (adapter, { activation: { id, etag } }, options) =>
      adapter.updateActivation(id, { status: 'paused' }, { etag, ...options }),
  },
  deleteActivation: {
    needs: 'activate-destinations',
    call: (adapter, { activation: { id, etag } }, options) => adapter.deleteActivation(id, { etag, ...options }),
  },
  startRuns: {
    needs: 'activate-destinations',
    call: async (adapter, { make, activation }, options) =>
      adapter.startRuns(activation.id, 'all', { ...make.key(), ...options }),
  },
  listRuns: { needs: 'view-destinations', call: (adapter, _, options) => adapter.listRuns({}, options) },
  getRun: { needs: 'view-destinations', call: (adapter, { run }, options) => adapter.getRun(run.id, options) },
  cancelRun: {
    needs: 'activate-destinations',
    call: (adapter, { run }, options) => adapter.cancelRun(run.id, options),
  },
  retryRun: {
    needs: 'activate-destinations',
    call: (adapter, { make, run }, options) => adapter.retryRun(run.id, { ...make.key(), ...options }),
  },
  watchRuns: {
    needs: 'view-destinations',
    call: (adapter, _, options) => firstOf(adapter.watchRuns({}, options)),
  },
  readRunFile: {
    needs: 'activate-destinations',
    call: (adapter, { run }, options) => adapter.readRunFile(run.id, 'a file', options),
  },
};

export const methods = Object.keys(calls) as Method[];

/** The first event, after which the iteration is left. */
export async function firstOf<T>(events: AsyncIterable<T>): Promise<T | undefined> {
  for await (const event of events) return event;
  return undefined;
}
