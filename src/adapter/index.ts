/** The contract between the elements and whoever stands behind them, and what an adapter of one's own is made with. */
export type * from './activation-adapter.ts';
export {
  ActivationError,
  isTransient,
  toActivationError,
  type ActivationErrorCode,
  type ActivationErrorDetails,
  type InputIssue,
} from './activation-error.ts';
export { activationErrorCodes } from './activation-error-schema.ts';
export { systemClock, type Clock } from './clock.ts';
export { adapterContext, clockContext, draftStoreContext } from './context.ts';
export { MemoryDraftStore, StorageDraftStore, type DraftStorage, type DraftStore } from './draft-store.ts';
export { everyPage } from './every-page.ts';
export { invalidInput, parseInput } from './parse.ts';
export { withPermissions, type PermissionSource } from './permission-guard.ts';
