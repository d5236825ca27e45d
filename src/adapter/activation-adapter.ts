import type { Account, AccountChange, AccountInput } from '../domain/account.ts';
import type { Activation, ActivationChange, ActivationInput } from '../domain/activation.ts';
import type { AudiencePage, AudienceQuery } from '../domain/audience.ts';
import type { Connection, ConnectionChange, ConnectionInput } from '../domain/connection.ts';
import type { ConnectionTestEvent, ConnectionTestInput } from '../domain/connection-test.ts';
import type { Destination } from '../domain/destination.ts';
import type { Field } from '../domain/field.ts';
import type { AccountId, ActivationId, AudienceId, ConnectionId, RunId } from '../domain/ids.ts';
import type {
  AccountQuery,
  ActivationQuery,
  ConnectionQuery,
  PageQuery,
  RunQuery,
  RunWatch,
} from '../domain/list-queries.ts';
import type { ExportPreview, Review } from '../domain/review.ts';
import type { Run, RunEvent } from '../domain/run.ts';
import type { Session } from '../domain/session.ts';

/** Every call can be given up; it then rejects with `cancelled` and leaves nothing half done that it can undo. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** A creation carries a key of the caller's making: repeated with the same key it answers the first one's result again. */
export interface CreateOptions extends CallOptions {
  readonly idempotencyKey: string;
}

/** A change names the version that it was made on: another one since rejects with `conflict`. */
export interface ChangeOptions extends CallOptions {
  readonly etag: string;
}

/** One page of a list. `nextCursor` is `null` on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export type { PageQuery, ConnectionQuery, ActivationQuery, RunQuery };

/** A finished file of a run, as it lies in the bucket. */
export interface RunFileContent {
  readonly contentType: string;
  readonly bytes: number;
  readonly body: ReadableStream<Uint8Array>;
}

/**
 * What the elements know of the other side: everything, and nothing of who stands behind it.
 *
 * Every method rejects with `ActivationError` and nothing else. Besides the codes named at each method, any call may reject with
 * `unauthenticated` (the session ended), `forbidden` (a permission is missing), `rate-limited`, `unavailable` and `cancelled`.
 * Answers keep to the schemas of `domain/`; inputs that do not are refused with `invalid` and an issue for each wrong value.
 */
export interface ActivationAdapter {
  /** Who is there, what they may do, and which limits the screens must state. Needs no permission. */
  getSession(options?: CallOptions): Promise<Session>;

  /** The whole catalogue. Needs `view-destinations`. */
  listDestinations(options?: CallOptions): Promise<readonly Destination[]>;

  /** Needs `view-destinations`. */
  listAccounts(query: AccountQuery, options?: CallOptions): Promise<Page<Account>>;
  /** Needs `manage-destinations`. `conflict` when the name is taken. */
  createAccount(input: AccountInput, options: CreateOptions): Promise<Account>;
  /** Needs `manage-destinations`. `not-found`, `conflict`. */
  updateAccount(id: AccountId, change: AccountChange, options: ChangeOptions): Promise<Account>;
  /** Needs `manage-destinations`. `not-found`; `conflict` while a connection uses it. */
  deleteAccount(id: AccountId, options: ChangeOptions): Promise<void>;

  /** Needs `view-destinations`. */
  listConnections(query: ConnectionQuery, options?: CallOptions): Promise<Page<Connection>>;
  /** Needs `manage-destinations`. `conflict` when the name is taken; `not-found` when the account is. */
  createConnection(input: ConnectionInput, options: CreateOptions): Promise<Connection>;
  /** Needs `manage-destinations`. `not-found`, `conflict`. */
  updateConnection(id: ConnectionId, change: ConnectionChange, options: ChangeOptions): Promise<Connection>;
  /** Needs `manage-destinations`. `not-found`; `conflict` while an activation uses it. */
  deleteConnection(id: ConnectionId, options: ChangeOptions): Promise<void>;
  /**
   * Tries the connection stage by stage and yields each as it begins (`running`) and ends. A failed stage ends the test: later ones
   * are not yielded. Needs `manage-destinations`. Breaking out of the iteration gives the test up.
   */
  testConnection(input: ConnectionTestInput, options?: CallOptions): AsyncIterable<ConnectionTestEvent>;

  /** Prospect audiences and no others. Needs `activate-destinations`. */
  listAudiences(query: AudienceQuery, options?: CallOptions): Promise<AudiencePage>;
  /** The whole prospect schema. Needs `activate-destinations`. */
  listFields(options?: CallOptions): Promise<readonly Field[]>;

  /** The first rows of one audience's file, as its very bytes. Needs `activate-destinations`. */
  previewExport(input: ActivationInput, audienceId: AudienceId, options?: CallOptions): Promise<ExportPreview>;
  /** What a run would write, what speaks against it. `editing` leaves that activation's own audiences out of collisions. Needs `activate-destinations`. */
  reviewActivation(
    input: ActivationInput,
    options?: CallOptions & { readonly editing?: ActivationId },
  ): Promise<Review>;

  /** Needs `activate-destinations`. `conflict` when the name is taken; `invalid` when the review has blockers; `limit-exceeded`. */
  createActivation(input: ActivationInput, options: CreateOptions): Promise<Activation>;
  /** Needs `view-destinations`. */
  listActivations(query: ActivationQuery, options?: CallOptions): Promise<Page<Activation>>;
  /** Needs `view-destinations`. `not-found`. */
  getActivation(id: ActivationId, options?: CallOptions): Promise<Activation>;
  /** Needs `activate-destinations`. `not-found`, `conflict`. */
  updateActivation(id: ActivationId, change: ActivationChange, options: ChangeOptions): Promise<Activation>;
  /** Ends its runs and forgets it; files that were written stay. Needs `activate-destinations`. `not-found`, `conflict`. */
  deleteActivation(id: ActivationId, options: ChangeOptions): Promise<void>;

  /** Runs audiences now, beside their schedules; all of them unless told which. Needs `activate-destinations`. `conflict` while one of them runs. */
  startRuns(
    id: ActivationId,
    audienceIds: readonly AudienceId[] | 'all',
    options: CreateOptions,
  ): Promise<readonly Run[]>;
  /** Newest slot first. Needs `view-destinations`. */
  listRuns(query: RunQuery, options?: CallOptions): Promise<Page<Run>>;
  /** Needs `view-destinations`. `not-found`. */
  getRun(id: RunId, options?: CallOptions): Promise<Run>;
  /** Asks a waiting or running run to end; nothing of it stays visible in the bucket. Needs `activate-destinations`. `not-found`; `conflict` when it has ended. */
  cancelRun(id: RunId, options?: CallOptions): Promise<Run>;
  /** A new attempt at a failed or cancelled run's slot. Needs `activate-destinations`. `not-found`; `conflict` when there is nothing to retry. */
  retryRun(id: RunId, options: CreateOptions): Promise<Run>;
  /**
   * Changes as they happen, beginning with the runs that are waiting or running now. Ends by itself never; a lost link rejects with
   * `unavailable`, and the caller asks again. Needs `view-destinations`.
   */
  watchRuns(query: RunWatch, options?: CallOptions): AsyncIterable<RunEvent>;
  /** A finished file's bytes. Needs `activate-destinations`. `not-found`; `unavailable` where `capabilities.runFiles` is false. */
  readRunFile(id: RunId, key: string, options?: CallOptions): Promise<RunFileContent>;
}
