import type { Field } from '../../src/domain/field.ts';
import { prospectValue, type ProspectOrigin } from './prospect-values.ts';

/** Namespace of the identity by which partners know a prospect. */
const PARTNER_ID_NAMESPACE = 'Partner ID';

/** Data usage label of every field that a data partner delivered. */
export const THIRD_PARTY_LABEL = 'Third Party';

type FieldSeed = readonly [
  path: string,
  label: string,
  type: Field['type'],
  fillRate: number | null,
  more?: {
    readonly labels?: readonly string[];
    readonly recommended?: boolean;
    readonly description?: string;
    readonly samples?: string[];
  },
];

const recommended = { recommended: true };

const groups: readonly (readonly [group: string, fields: readonly FieldSeed[]])[] = [
  [
    'Identity',
    [
      [
        'partnerID',
        'Partner ID',
        'string',
        1,
        {
          ...recommended,
          description: 'Key that the data partner gives a person.',
          samples: ['P-2a47-000000018', 'P-2a47-000000019', 'P-91c0-000004711'],
        },
      ],
      ['partnerName', 'Partner', 'string', 1, { samples: ['Northbeam Data', 'Acre Insights'] }],
      ['householdID', 'Household ID', 'string', 0.81],
    ],
  ],
  [
    'Person',
    [
      ['person.name.firstName', 'First name', 'string', 0.98, { labels: ['I1'], ...recommended }],
      ['person.name.lastName', 'Last name', 'string', 0.98, { labels: ['I1'], ...recommended }],
      ['person.name.courtesyTitle', 'Courtesy title', 'string', 0.22],
      ['person.gender', 'Gender', 'string', 0.71, { labels: ['C3'] }],
      ['person.birthYear', 'Year of birth', 'integer', 0.63, { labels: ['C3'] }],
      ['person.birthDate', 'Date of birth', 'date', 0.18, { labels: ['I1', 'C3'] }],
      ['person.ageRange', 'Age range', 'string', 0.88],
      ['person.maritalStatus', 'Marital status', 'string', 0.41, { labels: ['C3'] }],
      ['person.languages', 'Languages', 'array', 0.34],
    ],
  ],
  [
    'Contact',
    [
      ['personalEmail.address', 'E-mail address', 'string', 0.76, { labels: ['I1'], ...recommended }],
      ['personalEmail.sha256', 'E-mail, hashed', 'string', 0.76, { labels: ['I2'] }],
      ['personalEmail.status', 'E-mail status', 'string', 0.76],
      ['homePhone.number', 'Home phone', 'string', 0.29, { labels: ['I1'] }],
      ['mobilePhone.number', 'Mobile phone', 'string', 0.52, { labels: ['I1'], ...recommended }],
      ['mobilePhone.verified', 'Mobile phone verified', 'boolean', 0.52],
    ],
  ],
  [
    'Address',
    [
      ['homeAddress.street1', 'Street', 'string', 0.91, { labels: ['I1'] }],
      ['homeAddress.street2', 'Street, second line', 'string', 0.12, { labels: ['I1'] }],
      ['homeAddress.city', 'City', 'string', 0.95, recommended],
      ['homeAddress.stateProvince', 'State or province', 'string', 0.95],
      ['homeAddress.postalCode', 'Postal code', 'string', 0.94, recommended],
      ['homeAddress.country', 'Country', 'string', 0.99],
      ['homeAddress.countryCode', 'Country code', 'string', 0.99, recommended],
      ['homeAddress.location.latitude', 'Latitude', 'double', 0.44, { labels: ['S1'] }],
      ['homeAddress.location.longitude', 'Longitude', 'double', 0.44, { labels: ['S1'] }],
      ['homeAddress.movedAt', 'Moved in', 'date', 0.36],
      ['homeAddress.dwelling', 'Dwelling', 'string', 0.58],
    ],
  ],
  [
    'Household',
    [
      ['household.size', 'Persons', 'integer', 0.66],
      ['household.children', 'Children at home', 'boolean', 0.49, { labels: ['C3'] }],
      ['household.incomeRange', 'Income range', 'string', 0.57, { labels: ['C3'] }],
      ['household.ownership', 'Owner or tenant', 'string', 0.61],
      ['household.vehicles', 'Vehicles', 'array', 0.27],
      ['household.creditTier', 'Credit tier', 'string', 0.14, { labels: ['C2', 'C5'] }],
    ],
  ],
  [
    'Firmographic',
    [
      ['workCompany.name', 'Company', 'string', 0.47],
      ['workCompany.industry', 'Industry', 'string', 0.46],
      ['workCompany.naicsCode', 'NAICS code', 'string', 0.39],
      ['workCompany.employeeRange', 'Employees', 'string', 0.42],
      ['workCompany.revenueRange', 'Revenue', 'string', 0.31],
      ['jobTitle', 'Job title', 'string', 0.45],
      ['jobSeniority', 'Seniority', 'string', 0.44],
    ],
  ],
  [
    'Intent: automotive',
    [
      ['intent.auto.score', 'Score', 'double', 0.38, recommended],
      ['intent.auto.segment', 'Segment', 'string', 0.38],
      ['intent.auto.lastSeenAt', 'Last seen', 'timestamp', 0.38],
    ],
  ],
  [
    'Intent: home',
    [
      ['intent.home.score', 'Score', 'double', 0.33],
      ['intent.home.renovation', 'Plans to renovate', 'boolean', 0.21],
      ['intent.home.lastSeenAt', 'Last seen', 'timestamp', 0.33],
    ],
  ],
  [
    'Intent: travel',
    [
      ['intent.travel.score', 'Score', 'double', 0.35],
      ['intent.travel.destinations', 'Destinations looked at', 'array', 0.24],
      ['intent.travel.lastSeenAt', 'Last seen', 'timestamp', 0.35],
    ],
  ],
  [
    'Intent: finance',
    [
      ['intent.finance.score', 'Score', 'double', 0.29, { labels: ['C5'] }],
      ['intent.finance.products', 'Products looked at', 'map', 0.17, { labels: ['C5'] }],
    ],
  ],
  [
    'Consent',
    [
      ['consents.marketing.any', 'Marketing', 'string', 0.86],
      ['consents.share.val', 'Sharing', 'string', 0.86],
      ['consents.collectedAt', 'Collected', 'timestamp', 0.83],
    ],
  ],
  [
    'Partner record',
    [
      ['partnerRecord.landedAt', 'Landed', 'timestamp', 1],
      ['partnerRecord.batch', 'Batch', 'string', 1],
      ['partnerRecord.modelScores', 'Model scores', 'map', 0.3],
      ['partnerRecord.raw', 'As delivered', 'object', null],
      ['partnerRecord.optOutSuppressed', 'Suppressed by opt-out', 'boolean', 0],
    ],
  ],
];

/** The prospect schema of one world: what each field is, how often it is filled, and a few of its values. */
export function prospectFields(origin: ProspectOrigin): readonly Field[] {
  return groups.flatMap(([group, fields]) =>
    fields.map(([path, label, type, fillRate, more = {}]) => ({
      path,
      label,
      type,
      group,
      fillRate,
      recommended: more.recommended ?? false,
      samples: more.samples ?? samplesOf(path, fillRate, origin),
      labels: [THIRD_PARTY_LABEL, ...(more.labels ?? [])],
      ...(path === 'partnerID' ? { identityNamespace: PARTNER_ID_NAMESPACE } : {}),
      ...(more.description === undefined ? {} : { description: more.description }),
    })),
  );
}

const SAMPLES = 3;
/** Rows looked through for different values. */
const ROWS_FOR_SAMPLES = 60;

function samplesOf(path: string, fillRate: number | null, origin: ProspectOrigin): string[] {
  const found = new Set<string>();
  for (let row = 0; row < ROWS_FOR_SAMPLES && found.size < SAMPLES; row += 1) {
    const value = prospectValue(origin, path, fillRate, row);
    if (value !== null) found.add(typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return [...found];
}
