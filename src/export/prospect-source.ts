import type { Audience } from '../domain/audience.ts';
import type { Field, FieldPath } from '../domain/field.ts';
import type { FileFormat } from '../domain/file-format.ts';
import type { AudienceId } from '../domain/ids.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { ProspectBatch } from './batch.ts';

/** What is wanted of an audience. */
export interface ReadPlan {
  readonly audienceId: AudienceId;
  /** Fields in the order in which a batch holds them; none twice. */
  readonly fields: readonly FieldPath[];
  /** A row without a value (absent, or an empty text) in one of these is left out. */
  readonly mandatory: readonly FieldPath[];
  /**
   * Of the rows that share the values of all these fields the latest is kept; among equally late ones the one whose other
   * values, arrays, maps and objects left aside, come first as texts; among equal ones the first. A row without a value in one of them is nobody's duplicate. Empty where duplicates stay.
   */
  readonly deduplicationKey: readonly FieldPath[];
  readonly encoding?: Encoding;
}

/** What becomes of the rows: a source that can finish lines of this format, or whole files, may yield these instead. */
export interface Encoding {
  readonly format: FileFormat;
  readonly mapping: Mapping;
  /** Rows after which a finished file must end. Absent where only the engine knows where: finished files are not wanted then. */
  readonly maxRows?: number;
}

/** A reading, and which of the plan's wishes the source sees to itself. The engine does what it does not. */
export interface Reading {
  /** Rows without mandatory values are left out already, and counted in the batches' `leftOut`. */
  readonly leavesOutIncomplete: boolean;
  /** So are duplicates. */
  readonly leavesOutDuplicates: boolean;
  /**
   * Its rows come in the same order whenever the same data are read. A batch is good until the second batch after it is asked for:
   * a source may use its memory again. Returning early frees what the reading holds.
   */
  readonly batches: AsyncIterable<ProspectBatch>;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
}

/** Where prospects come from. Rejections other than an abort's reason are shown to people: they hold no secret. */
export interface ProspectSource {
  /** The audiences that it can yield. */
  audiences(signal?: AbortSignal): Promise<readonly Audience[]>;
  /** The whole prospect schema. */
  fields(signal?: AbortSignal): Promise<readonly Field[]>;
  /** How many rows a reading without conditions would have; `null` where only reading tells. */
  count(audienceId: AudienceId, signal?: AbortSignal): Promise<number | null>;
  /**
   * The field whose greatest value marks the latest of several records of one prospect; absent where the records have no order.
   */
  readonly latest?: FieldPath;
  /** May be called again: the same data give the same rows in the same order. */
  read(plan: ReadPlan, options?: ReadOptions): Promise<Reading>;
}
