import type { Ledger, RunProgress } from '../../domain/run.ts';
import type { ExportErrorCode } from '../export-error.ts';
import type { ExportPlan, ExportResult } from '../exporter.ts';
import type { Operation, TransportErrorKind } from '../transport/transport-error.ts';

/** From the page to the worker. `id` tells runs apart. */
export type ExporterRequest =
  | { readonly kind: 'export'; readonly id: number; readonly plan: ExportPlan }
  | { readonly kind: 'abort'; readonly id: number; readonly isTakenOver: boolean }
  /** The answers to `may-commit`. */
  | { readonly kind: 'commit'; readonly question: number }
  | { readonly kind: 'refuse'; readonly question: number; readonly isTakenOver: boolean };

/** From the worker to the page. */
export type ExporterAnswer =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: RunProgress }
  /** `question` tells one from the other, which may be asked at once. */
  | { readonly kind: 'may-commit'; readonly id: number; readonly question: number }
  | { readonly kind: 'result'; readonly id: number; readonly result: ExportResult }
  /** The run has ended because it was aborted: the reason is the page's own. */
  | { readonly kind: 'aborted'; readonly id: number }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: FailureMessage | null };

/** An ExportError as it goes from one thread to the other, which do not share classes. */
export interface FailureMessage {
  readonly code: ExportErrorCode;
  readonly message: string;
  readonly nextStep: string;
  readonly ledger?: Ledger;
  readonly visible: readonly string[];
  readonly transport?: {
    readonly kind: TransportErrorKind;
    readonly operation: Operation;
    readonly serviceCode: string;
    readonly status?: number;
  };
}

/** What a worker and the page's end of it have in common, and a MessagePort. */
export interface ExporterPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  /** Of a MessagePort: begins to hand messages out. */
  start?(): void;
}
