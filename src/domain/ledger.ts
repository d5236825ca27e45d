import type { Ledger } from './run.ts';

export const emptyLedger: Ledger = { read: 0, excluded: 0, duplicates: 0, notDelivered: 0, written: 0 };

/** Whether every row that was read is accounted for. A run whose ledger does not balance has failed. */
export function ledgerBalances(ledger: Ledger): boolean {
  return ledger.read - ledger.excluded - ledger.duplicates - ledger.notDelivered === ledger.written;
}

/** The ledger of both together. */
export function addLedgers(one: Ledger, other: Ledger): Ledger {
  return {
    read: one.read + other.read,
    excluded: one.excluded + other.excluded,
    duplicates: one.duplicates + other.duplicates,
    notDelivered: one.notDelivered + other.notDelivered,
    written: one.written + other.written,
  };
}

/** The ledger of a run that came to nothing: what would have been written was not delivered. */
export function undelivered(ledger: Ledger): Ledger {
  return { ...ledger, notDelivered: ledger.notDelivered + ledger.written, written: 0 };
}
