import type { Permission } from '../domain/session.ts';
import type { ActivationAdapter } from './activation-adapter.ts';
import { ActivationError } from './activation-error.ts';

/** Which permission each method needs; `getSession` needs none. */
const needed: Readonly<Record<Exclude<keyof ActivationAdapter, 'getSession'>, Permission>> = {
  listDestinations: 'view-destinations',
  listAccounts: 'view-destinations',
  createAccount: 'manage-destinations',
  updateAccount: 'manage-destinations',
  deleteAccount: 'manage-destinations',
  listConnections: 'view-destinations',
  createConnection: 'manage-destinations',
  updateConnection: 'manage-destinations',
  deleteConnection: 'manage-destinations',
  testConnection: 'manage-destinations',
  listAudiences: 'activate-destinations',
  listFields: 'activate-destinations',
  previewExport: 'activate-destinations',
  reviewActivation: 'activate-destinations',
  createActivation: 'activate-destinations',
  listActivations: 'view-destinations',
  getActivation: 'view-destinations',
  updateActivation: 'activate-destinations',
  deleteActivation: 'activate-destinations',
  startRuns: 'activate-destinations',
  listRuns: 'view-destinations',
  getRun: 'view-destinations',
  cancelRun: 'activate-destinations',
  retryRun: 'activate-destinations',
  watchRuns: 'view-destinations',
  readRunFile: 'activate-destinations',
};

export interface PermissionSource {
  /** What the caller may do, asked for at every call and every event: a right that is taken away is gone at once. */
  readonly permissionsOf: () => Promise<readonly Permission[]>;
  /** Whom to ask, for the message; "an administrator" unless told. */
  readonly contact?: string;
}

/** The one place where permissions are enforced: any adapter, refusing what its caller may not do before it is asked. */
export function withPermissions(adapter: ActivationAdapter, source: PermissionSource): ActivationAdapter {
  const demand = async (method: keyof typeof needed): Promise<void> => {
    const permission = needed[method];
    if ((await source.permissionsOf()).includes(permission)) return;
    throw new ActivationError(
      'forbidden',
      `This needs the permission ${permission}. Ask ${source.contact ?? 'an administrator'} for it.`,
      { permission },
    );
  };
  const guarded = {
    ...guardedPromises(adapter, demand),
    getSession: (options) => adapter.getSession(options),
    testConnection: (input, options) =>
      whileAllowed(
        () => demand('testConnection'),
        () => adapter.testConnection(input, options),
      ),
    watchRuns: (query, options) =>
      whileAllowed(
        () => demand('watchRuns'),
        () => adapter.watchRuns(query, options),
      ),
  } satisfies Partial<ActivationAdapter>;
  return guarded;
}

type PromiseMethod = Exclude<keyof typeof needed, 'testConnection' | 'watchRuns'>;

function guardedPromises(
  adapter: ActivationAdapter,
  demand: (method: keyof typeof needed) => Promise<void>,
): Pick<ActivationAdapter, PromiseMethod> {
  const methods = (Object.keys(needed) as (keyof typeof needed)[]).filter(
    (method): method is PromiseMethod => method !== 'testConnection' && method !== 'watchRuns',
  );
  const entries = methods.map((method) => {
    const call = adapter[method].bind(adapter) as (...args: readonly unknown[]) => Promise<unknown>;
    return [method, (...args: readonly unknown[]) => demand(method).then(() => call(...args))];
  });
  return Object.fromEntries(entries) as Pick<ActivationAdapter, PromiseMethod>;
}

/** Iterations may last for days: nothing is told of them after the right has gone. */
async function* whileAllowed<T>(allowed: () => Promise<void>, events: () => AsyncIterable<T>): AsyncGenerator<T> {
  await allowed();
  for await (const event of events()) {
    await allowed();
    yield event;
  }
}
