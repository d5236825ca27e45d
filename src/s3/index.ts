export { createS3Adapter, type S3Adapter, type S3AdapterOptions } from './create-s3-adapter.ts';
export { leastPolicy, trustPolicy } from './least-policy.ts';
export type { S3CredentialProvider, S3Credentials, S3Identity } from './s3-clients.ts';
export {
  sealedSecretStore,
  type SealedSecretStore,
  type SealedSecretStoreOptions,
  type SealingKey,
} from './state/sealed-secret-store.ts';
export { MemorySecretStore, type AccountSecret, type SecretStore } from './state/secret-store.ts';
export { MemoryStateStore } from './state/memory-state-store.ts';
export { S3StateStore } from './state/s3-state-store.ts';
export {
  StateConflict,
  StateUnreadable,
  type StateStore,
  type StoredValue,
  type WriteCondition,
} from './state/state-store.ts';
