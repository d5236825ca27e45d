import type { Field, FieldType } from '../../../src/domain/field.ts';
import type { Mapping } from '../../../src/domain/mapping.ts';

const lists: Readonly<Record<string, readonly string[]>> = {
  first: ['Zoë', 'Amélie', 'Noah', 'José', 'Mia', 'Łukasz', 'Anna', 'Søren', 'Chloé', 'Paul', 'Emma', 'Jürgen'],
  last: ['Müller', 'García', 'Smith', 'Dubois', 'Nowak', 'Östberg', 'Rossi', 'Lefèvre', 'Jones', 'Андреев', '山田'],
  domains: ['example.com', 'mail.example.org', 'post.example.net'],
  streets: ['rue de la République', 'Hauptstraße', 'Station Road', 'Calle Mayor', 'Via Garibaldi', 'Main Street'],
  cities: ['Paris', 'Köln', 'London', 'Málaga', 'Milano', 'Lyon', 'Boston', 'Kraków', 'Malmö'],
  countries: ['FR', 'DE', 'GB', 'ES', 'IT', 'US', 'PL', 'SE'],
  notes: [
    'asked for the brochure, café',
    'prefers a call in the evening',
    'visited the stand at the fair',
    'moved house',
  ],
};

/** The columns of the prospects, each as what it is read and the SQL that makes it out of the row's number `i`. */
export const prospectColumns: readonly (readonly [path: string, type: FieldType, sql: string])[] = [
  ['partnerId', 'string', `'P' || lpad(i::VARCHAR, 9, '0')`],
  ['email', 'string', `lower(strip_accents(${oneOf('first', 1)})) || '.' || i || '@' || ${oneOf('domains', 2)}`],
  ['emailSha256', 'string', `sha256('prospect ' || i)`],
  ['firstName', 'string', oneOf('first', 1)],
  ['lastName', 'string', oneOf('last', 3)],
  [
    'phone',
    'string',
    `CASE WHEN ${random(4)} % 5 = 0 THEN NULL ELSE '+33' || lpad((${random(4)} % 1000000000)::VARCHAR, 9, '0') END`,
  ],
  [
    'street',
    'string',
    `(${random(5)} % 180 + 1) || CASE WHEN ${random(5)} % 4 = 0 THEN ', ' ELSE ' ' END || ${oneOf('streets', 6)}`,
  ],
  ['city', 'string', oneOf('cities', 7)],
  ['postalCode', 'string', `lpad((${random(8)} % 95000)::VARCHAR, 5, '0')`],
  ['country', 'string', oneOf('countries', 9)],
  [
    'company',
    'string',
    `CASE WHEN ${random(10)} % 12 = 0 THEN '"' || ${oneOf('last', 10)} || ' & Co", Ltd' WHEN ${random(10)} % 9 = 1 THEN '' ELSE ${oneOf('last', 10)} || ' Services' END`,
  ],
  [
    'note',
    'string',
    `CASE WHEN ${random(11)} % 6 = 0 THEN NULL ELSE ${oneOf('notes', 11)} || ' ' || (${random(11)} % 100000) END`,
  ],
  ['landedAt', 'timestamp', `TIMESTAMP '2026-10-01' + INTERVAL (${random(12)} % 4000000) SECOND`],
  ['updatedAt', 'timestamp', `TIMESTAMP '2026-11-01' + INTERVAL (${random(13)} % 2000000000) MILLISECOND`],
  ['age', 'integer', `CASE WHEN ${random(14)} % 10 = 0 THEN NULL ELSE (${random(14)} % 70 + 18)::INTEGER END`],
  ['visits', 'integer', `(${random(15)} % 3000)::BIGINT`],
  ['score', 'double', `(${random(16)} % 9007199254740993) / 9007199254740993.0::DOUBLE`],
  ['spend', 'double', `(${random(17)} % 1000000) / 100.0::DOUBLE`],
  ['emailConsent', 'boolean', `${random(18)} % 3 > 0`],
  ['phoneConsent', 'boolean', `${random(19)} % 3 = 0`],
];

export const prospectFields: readonly Field[] = prospectColumns.map(([path, type]) => ({
  path,
  label: path,
  type,
  group: 'Prospect',
  fillRate: null,
  samples: [],
  labels: [],
  recommended: true,
}));

export const prospectMapping: Mapping = prospectColumns.map(([path]) => ({
  source: path,
  target: path,
  mandatory: path === 'partnerId',
  deduplicationKey: false,
}));

/** A number from the row's number, the same whenever it is made. */
function random(salt: number): string {
  return `(hash(i * 64 + ${salt}) >> 1)`;
}

function oneOf(list: string, salt: number): string {
  const values = (lists[list] ?? []).map((value) => `'${value}'`);
  return `[${values.join(', ')}][(${random(salt)} % ${values.length} + 1)::BIGINT]`;
}
