import type { MockBackend } from '../../../mocks/backend.ts';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';

/** A way in which a backend could be wrong. */
export interface Defect {
  readonly title: string;
  /** Rules of the contract among which one must notice. */
  readonly group: string;
  /** Methods in place of those of the sound adapter. */
  readonly break: (sound: ActivationAdapter, backend: MockBackend) => Partial<ActivationAdapter>;
}
