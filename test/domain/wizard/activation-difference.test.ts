import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AudienceId } from '../../../src/domain/ids.ts';
import { activationDifference, type Compared } from '../../../src/domain/wizard/activation-difference.ts';
import { activation, monthly } from './wizard-fixtures.ts';

const before = activation({
  mapping: [
    { source: 'partnerID', target: 'id', mandatory: true, deduplicationKey: true },
    { source: 'person.name.firstName', target: 'first', mandatory: false, deduplicationKey: false },
  ],
});
const [entry] = before.audiences;
const [key, first] = before.mapping;
const kinds = (changes: Partial<Compared>) =>
  activationDifference(before, { ...before, ...changes }).map(({ kind }) => kind);

describe('the difference to the activation as it is', () => {
  const rules: [title: string, changes: Partial<Compared>, expected: string[]][] = [
    ['is nothing without a change', {}, []],
    ['names a new name', { name: 'Other' }, ['name']],
    [
      'names who came and who went',
      { audiences: [{ ...entry!, audienceId: 'z' as AudienceId }] },
      ['audience-removed', 'audience-added'],
    ],
    ['names a changed schedule', { audiences: [{ ...entry!, schedule: monthly }] }, ['schedule']],
    [
      'names a changed file name',
      { audiences: [{ ...entry!, fileName: { ...entry!.fileName, separator: '-' } }] },
      ['file-name'],
    ],
    ['names a column that went', { mapping: [key!] }, ['column-removed']],
    ['names a renamed column', { mapping: [{ ...key!, target: 'pid' }, first!] }, ['column-changed']],
    ['names a new order of columns', { mapping: [first!, key!] }, ['column-order']],
    [
      'does not take a new column in front for a new order',
      { mapping: [{ ...first!, source: 'x' }, key!, first!] },
      ['column-added'],
    ],
    ['names a changed policy', { emptyAudience: 'fail' }, ['empty-audience']],
    ['names changed splitting', { splitting: { maxRows: 10, maxBytes: null } }, ['splitting']],
  ];
  for (const [title, changes, expected] of rules) {
    test(title, () => assert.deepEqual(kinds(changes), expected));
  }
});
