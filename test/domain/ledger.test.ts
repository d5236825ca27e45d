import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addLedgers, emptyLedger, ledgerBalances, undelivered } from '../../src/domain/ledger.ts';

const ledger = { read: 100, excluded: 7, duplicates: 3, notDelivered: 0, written: 90 };

describe('ledger', () => {
  test('balances when every row that was read is accounted for', () => {
    assert.equal(ledgerBalances(ledger), true);
    assert.equal(ledgerBalances(emptyLedger), true);
  });

  for (const entry of ['read', 'excluded', 'duplicates', 'notDelivered', 'written'] as const) {
    test(`does not balance when ${entry} is one off`, () => {
      assert.equal(ledgerBalances({ ...ledger, [entry]: ledger[entry] + 1 }), false);
    });
  }

  test('of two parts is their sum', () => {
    assert.deepEqual(addLedgers(ledger, ledger), {
      read: 200,
      excluded: 14,
      duplicates: 6,
      notDelivered: 0,
      written: 180,
    });
  });

  test('of a failed run counts what would have been written as not delivered, and still balances', () => {
    assert.deepEqual(undelivered(ledger), { ...ledger, notDelivered: 90, written: 0 });
    assert.equal(ledgerBalances(undelivered(ledger)), true);
  });
});
