import type { Field } from '../../src/domain/field.ts';

/** The prospect schema of the demonstration: what its data holds, as a partner would describe it. */
export const prospectFields: readonly Field[] = [
  field('partnerID', 'Partner ID', 'string', 'Identity', ['0004711822', '0098120034'], {
    identityNamespace: 'Partner ID',
    recommended: true,
    fillRate: 1,
  }),
  field('person.name.firstName', 'First name', 'string', 'Person', ['Maëlle', 'Jürgen', 'ליאור'], {
    recommended: true,
    fillRate: 0.98,
  }),
  field('person.name.lastName', 'Last name', 'string', 'Person', ["O'Brien", 'van der Berg', 'Smith, Jr.'], {
    recommended: true,
    fillRate: 0.98,
  }),
  field('person.birthYear', 'Year of birth', 'integer', 'Person', ['1978', '1994'], { fillRate: 0.71 }),
  field('personalEmail.sha256', 'E-mail, hashed', 'string', 'Contact', ['9f86d081884c7d65'], {
    recommended: true,
    fillRate: 0.83,
  }),
  field('mobilePhone.number', 'Mobile phone', 'string', 'Contact', ['+33 6 12 34 56 78', '0049 170 1234567'], {
    fillRate: 0.42,
  }),
  field('homeAddress.street1', 'Street', 'string', 'Address', ['12 High Street, Flat 3', 'Bahnhofstraße 5'], {
    recommended: true,
    fillRate: 0.9,
  }),
  field('homeAddress.city', 'City', 'string', 'Address', ['Köln', '東京', 'القاهرة'], {
    recommended: true,
    fillRate: 0.95,
  }),
  field('homeAddress.postalCode', 'Postal code', 'string', 'Address', ['01067', '75011'], {
    recommended: true,
    fillRate: 0.95,
  }),
  field('homeAddress.countryCode', 'Country', 'string', 'Address', ['FR', 'DE', 'JP'], {
    recommended: true,
    fillRate: 1,
  }),
  field('intent.topic', 'Topic of intent', 'string', 'Intent', ['electric cars', 'fibre'], { fillRate: 0.77 }),
  field('intent.score', 'Score of intent', 'double', 'Intent', ['0.874', '0.12'], { fillRate: 0.77 }),
  field('household.income', 'Household income', 'integer', 'Household', ['48000', '125000'], {
    fillRate: 0.38,
    labels: ['Third Party', 'C9'],
  }),
  field('consent.marketing', 'Marketing consent', 'boolean', 'Consent', ['true', 'false'], { fillRate: 1 }),
  field('note', 'Note of the partner', 'string', 'Partner', ['=cmd|"/c calc"!A1', 'said "call back"', 'two\nlines'], {
    fillRate: 0.2,
  }),
  field('landedAt', 'Landed', 'timestamp', 'Partner', ['2026-11-12T08:15:00.000Z'], { fillRate: 1 }),
];

function field(
  path: string,
  label: string,
  type: Field['type'],
  group: string,
  samples: readonly string[],
  changes: Partial<Field>,
): Field {
  return {
    path,
    label,
    type,
    group,
    fillRate: null,
    samples: [...samples],
    labels: ['Third Party'],
    recommended: false,
    ...changes,
  };
}
