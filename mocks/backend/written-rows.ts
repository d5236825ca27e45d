import type { Mapping } from '../../src/domain/mapping.ts';
import type { Ledger } from '../../src/domain/run.ts';
import type { Prospects, ProspectsOf } from '../data/prospects.ts';

/** What a mapping says of rows: which fields each must have, and whether duplicates are dropped. */
export interface RowRules {
  readonly mandatory: readonly string[];
  readonly deduplicate: boolean;
}

export function rowsOfMapping(mapping: Mapping): RowRules {
  return {
    mandatory: mapping.filter((row) => row.mandatory).map(({ source }) => source),
    deduplicate: mapping.some((row) => row.deduplicationKey),
  };
}

/** Whether a row comes into the file. */
export function isWritten(prospects: Prospects, of: ProspectsOf, rules: RowRules, row: number): boolean {
  if (!prospects.isComplete(of, rules.mandatory, row)) return false;
  return !(rules.deduplicate && prospects.isDuplicate(of, row));
}

/** Where the first rows of an audience go. */
export function ledgerOf(prospects: Prospects, of: ProspectsOf, rules: RowRules, read: number): Ledger {
  const { excluded, duplicates } = prospects.count(of, read, rules.mandatory, rules);
  return { read, excluded, duplicates, notDelivered: 0, written: read - excluded - duplicates };
}
