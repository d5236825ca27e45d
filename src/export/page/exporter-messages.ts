import type { RunId } from '../../domain/ids.ts';
import type { Ledger, RunProgress } from '../../domain/run.ts';
import type { ExportErrorCode } from '../export-error.ts';
import type { ExportPlan, ExportResult } from '../exporter.ts';
import type { JournalledUpload } from '../run-journal.ts';
import type { Operation, TransportErrorKind } from '../transport/transport-error.ts';

/** What an exporter may be told to do, by the names of its methods. */
export type Deed = 'export' | 'discard' | 'sweep';

/** From the page to the worker. `id` tells deeds apart. */
export type ExporterRequest =
  | { readonly kind: Deed; readonly id: number; readonly plan: ExportPlan; readonly hasJournal: boolean }
  | { readonly kind: 'abort'; readonly id: number; readonly isTakenOver: boolean }
  /** The answers to questions; `uploads` where these were asked for. */
  | { readonly kind: 'answer'; readonly question: number; readonly uploads: readonly JournalledUpload[] }
  | { readonly kind: 'refuse'; readonly question: number; readonly isTakenOver: boolean };

/** What only the page knows: whether a file may be made visible, and what its journal holds. */
export type Question =
  | { readonly kind: 'may-commit' }
  | { readonly kind: 'uploads'; readonly runId: RunId }
  | { readonly kind: 'began' | 'ended'; readonly runId: RunId; readonly upload: JournalledUpload };

/** From the worker to the page. */
export type ExporterAnswer =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: RunProgress }
  /** `question` tells one from the other, which may be asked at once. */
  | { readonly kind: 'question'; readonly id: number; readonly question: number; readonly about: Question }
  /** An abort has ended the export for its caller; how it really ends is told later. */
  | { readonly kind: 'left'; readonly id: number }
  /** `null` for a deed without a result. */
  | { readonly kind: 'result'; readonly id: number; readonly result: ExportResult | null }
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
  /** Of a worker alone: its module could not be loaded, or threw. */
  addEventListener(type: 'error', listener: () => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  /** Of a MessagePort: begins to hand messages out. */
  start?(): void;
}
