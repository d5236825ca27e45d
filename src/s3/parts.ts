import type { Clock } from '../adapter/clock.ts';
import type { ActivationInput } from '../domain/activation.ts';
import type { Destination } from '../domain/destination.ts';
import type { Instant } from '../domain/primitives.ts';
import type { PolicyViolation } from '../domain/review.ts';
import type { Session } from '../domain/session.ts';
import type { ProspectSource } from '../export/prospect-source.ts';
import type { AudienceBook } from './audience-book.ts';
import type { LeftoverUploads } from './leftover-uploads.ts';
import type {
  ConnectionRecord,
  accountRecordSchema,
  activationRecordSchema,
  connectionRecordSchema,
} from './records.ts';
import type { RunBook } from './run-book.ts';
import type { RunExecutions } from './run-executions.ts';
import type { RunStarts } from './run-starts.ts';
import type { S3Identity } from './s3-clients.ts';
import type { Collection } from './state/collection.ts';
import type { SecretStore } from './state/secret-store.ts';

/** What the methods of the adapter share. */
export interface S3AdapterParts {
  readonly destinations: readonly Destination[];
  readonly accounts: Collection<typeof accountRecordSchema>;
  readonly connections: Collection<typeof connectionRecordSchema>;
  readonly activations: Collection<typeof activationRecordSchema>;
  readonly secrets: SecretStore;
  readonly source: ProspectSource;
  readonly audiences: AudienceBook;
  readonly runBook: RunBook;
  readonly starts: RunStarts;
  readonly executions: RunExecutions;
  readonly leftovers: LeftoverUploads;
  readonly identity: S3Identity;
  readonly clock: Clock;
  /** Now. */
  readonly instant: () => Instant;
  /** Who is there and what they may do, now. */
  readonly session: () => Promise<Session>;
  /** Data usage policies that an activation would break. */
  readonly policies: (input: ActivationInput, connection: ConnectionRecord) => readonly PolicyViolation[];
}
