import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Field } from '../../src/domain/field.ts';
import { defaultCsvDialect, defaultFileFormat, type FileFormat } from '../../src/domain/file-format.ts';
import { defaultTarget, mappingIssues, recommendedMapping } from '../../src/domain/mapping-rules.ts';
import type { MappingRow } from '../../src/domain/mapping.ts';

function field(path: string, changes: Partial<Field> = {}): Field {
  return {
    path,
    label: path,
    type: 'string',
    group: 'Person',
    fillRate: 1,
    samples: ['x'],
    labels: [],
    recommended: true,
    ...changes,
  };
}

const fields = [
  field('partnerID', { identityNamespace: 'Partner ID' }),
  field('person.name.firstName'),
  field('person.name.lastName', { recommended: false }),
  field('address.line', { samples: ['12 High Street, Leeds'] }),
  field('interests', { type: 'array', recommended: false }),
];

function row(source: string, changes: Partial<MappingRow> = {}): MappingRow {
  return { source, target: defaultTarget(source), mandatory: false, deduplicationKey: false, ...changes };
}

function codes(rows: readonly MappingRow[], format: FileFormat = defaultFileFormat, fieldsPerMapping = 50) {
  return mappingIssues(rows, { fields, limits: { fieldsPerMapping }, format }).map(
    ({ row: index, code }) => `${index ?? 'all'}:${code}`,
  );
}

describe('recommended mapping', () => {
  test('holds the recommended fields, with the identity mandatory and as key', () => {
    assert.deepEqual(recommendedMapping(fields), [
      row('partnerID', { mandatory: true, deduplicationKey: true }),
      row('person.name.firstName', { target: 'person_name_firstName' }),
      row('address.line', { target: 'address_line' }),
    ]);
  });
  test('is itself without issues', () => assert.deepEqual(codes(recommendedMapping(fields)), []));
});

describe('mapping issues', () => {
  const cases: [title: string, rows: MappingRow[], expected: string[]][] = [
    ['an empty mapping', [], ['all:no-fields']],
    ['an empty name', [row('partnerID', { target: ' ' })], ['0:target-missing']],
    [
      'a name that stands twice, on both rows',
      [row('partnerID', { target: 'id' }), row('address.line', { target: ' id ' })],
      ['0:target-duplicate', '1:target-duplicate'],
    ],
    ['dots in a name', [row('partnerID', { target: 'a.b' })], ['0:target-characters']],
    ['a field that the schema does not know', [row('gone.field')], ['0:source-unknown']],
    ['a list in a CSV file', [row('interests')], ['0:type-not-in-csv']],
    [
      'three keys',
      ['person.name.firstName', 'person.name.lastName', 'address.line'].map((path) =>
        row(path, { deduplicationKey: true }),
      ),
      ['all:too-many-keys'],
    ],
    [
      'an identity beside an attribute as keys',
      ['partnerID', 'address.line'].map((path) => row(path, { deduplicationKey: true })),
      ['all:identity-with-attributes'],
    ],
  ];
  for (const [title, rows, expected] of cases) test(`name ${title}`, () => assert.deepEqual(codes(rows), expected));

  test('allow two attributes as key', () => {
    assert.deepEqual(
      codes(['person.name.firstName', 'address.line'].map((path) => row(path, { deduplicationKey: true }))),
      [],
    );
  });
  test('allow a list in JSON', () =>
    assert.deepEqual(
      codes([row('interests')], { type: 'json', framing: 'lines', shape: 'flat', compression: 'none' }),
      [],
    ));
  test('name a bare value that holds the delimiter', () => {
    assert.deepEqual(
      codes([row('address.line')], {
        type: 'csv',
        compression: 'none',
        dialect: { ...defaultCsvDialect, quote: 'none' },
      }),
      ['0:bare-value-holds-delimiter'],
    );
  });
  test('state the limit of fields', () =>
    assert.deepEqual(codes(recommendedMapping(fields), defaultFileFormat, 2), ['all:too-many-fields']));
});
