import { instantOf } from '../../src/domain/slots.ts';
import { chance, chanceHex, chanceOf } from './chance.ts';
import { places, type Place } from './places.ts';
import type { Words } from './words.ts';

export type ProspectValue =
  | string
  | number
  | boolean
  | null
  | readonly ProspectValue[]
  | { readonly [key: string]: ProspectValue };

/** What the values of one world are made of. */
export interface ProspectOrigin {
  readonly seed: number;
  readonly words: Words;
  /** Moments in the rows lie before it, in milliseconds since 1970. */
  readonly epoch: number;
}

/** What a person has in a field, or `null`. The same person's first name, e-mail address and city belong together. */
export function prospectValue(
  origin: ProspectOrigin,
  path: string,
  fillRate: number | null,
  index: number,
): ProspectValue {
  if (chance(origin.seed, path, index) >= (fillRate ?? SPARSE)) return null;
  return (values[path] ?? unknownField)(person(origin, index), origin);
}

/** Fill rate of fields for which none is known. */
const SPARSE = 0.5;

/** What is decided once for a person and shows in several fields. */
interface Person {
  readonly index: number;
  readonly first: string;
  readonly last: string;
  readonly place: Place;
  /** Chance for one purpose, from 0 up to 1. */
  readonly chance: (purpose: string) => number;
  readonly oneOf: <T>(list: readonly [T, ...T[]], purpose: string) => T;
}

function person({ seed, words }: ProspectOrigin, index: number): Person {
  const at = (list: readonly string[], purpose: string) =>
    list[Math.floor(chance(seed, purpose, index) * list.length)] ?? '';
  return {
    index,
    first: at(words.firstNames, 'first'),
    last: at(words.lastNames, 'last'),
    place: chanceOf(places, seed, 'place', index),
    chance: (purpose) => chance(seed, purpose, index),
    oneOf: (list, purpose) => chanceOf(list, seed, purpose, index),
  };
}

type Value = (person: Person, origin: ProspectOrigin) => ProspectValue;

const unknownField: Value = () => null;

const values: Readonly<Record<string, Value>> = {
  householdID: ({ index }, { seed }) => `H-${chanceHex(10, seed, 'household', index >> 1)}`,
  'person.name.firstName': ({ first }) => first,
  'person.name.lastName': ({ last }) => last,
  'person.name.courtesyTitle': ({ oneOf }) => oneOf(['Ms', 'Mr', 'Mx', 'Dr'], 'title'),
  'person.gender': ({ oneOf }) => oneOf(['female', 'male', 'non_specific'], 'gender'),
  'person.birthYear': (who) => birthYear(who),
  'person.birthDate': (who) =>
    `${birthYear(who)}-${two(1 + whole(who, 'month', 12))}-${two(1 + whole(who, 'day', 28))}`,
  'person.ageRange': ({ oneOf }) => oneOf(['18-24', '25-34', '35-44', '45-54', '55-64', '65+'], 'age'),
  'person.maritalStatus': ({ oneOf }) => oneOf(['married', 'single', 'widowed', 'other'], 'marital'),
  'person.languages': ({ oneOf }) => oneOf([['en'], ['en', 'es'], ['fr', 'en'], ['de'], ['pl', 'en']], 'languages'),
  'personalEmail.address': (who) => emailOf(who),
  'personalEmail.sha256': ({ index }, { seed }) => chanceHex(64, seed, 'email', index),
  'personalEmail.status': ({ oneOf }) => oneOf(['active', 'active', 'active', 'bounced', 'unknown'], 'email-status'),
  'homePhone.number': (who) => phoneOf(who, 'home'),
  'mobilePhone.number': (who) => phoneOf(who, 'mobile'),
  'mobilePhone.verified': (who) => who.chance('verified') < 0.7,
  'homeAddress.street1': (who, { words }) =>
    `${1 + whole(who, 'house', 899)} ${words.streets[whole(who, 'street', words.streets.length)] ?? ''}`,
  'homeAddress.street2': ({ oneOf }) => oneOf(['Apt 2, rear', '#4B', 'Floor 3', 'c/o "The Lodge"'], 'street2'),
  'homeAddress.city': ({ place }) => place.city,
  'homeAddress.stateProvince': ({ place }) => place.stateProvince,
  'homeAddress.postalCode': (who) => who.place.postalPrefix + two(whole(who, 'postal', 100)),
  'homeAddress.country': ({ place }) => place.country,
  'homeAddress.countryCode': ({ place }) => place.countryCode,
  'homeAddress.location.latitude': (who) => rounded(who.place.latitude + (who.chance('lat') - 0.5) / 5, 4),
  'homeAddress.location.longitude': (who) => rounded(who.place.longitude + (who.chance('long') - 0.5) / 5, 4),
  'homeAddress.movedAt': (who, { epoch }) => momentBefore(who, 'moved', epoch, 3_650).slice(0, 10),
  'homeAddress.dwelling': ({ oneOf }) => oneOf(['single family', 'apartment', 'townhouse', 'condominium'], 'dwelling'),
  'household.size': (who) => 1 + whole(who, 'size', 6),
  'household.children': (who) => who.chance('children') < 0.4,
  'household.incomeRange': ({ oneOf }) => oneOf(['< 25k', '25k-50k', '50k-100k', '100k-150k', '> 150k'], 'income'),
  'household.ownership': ({ oneOf }) => oneOf(['owner', 'tenant'], 'ownership'),
  'household.vehicles': (who) =>
    Array.from({ length: 1 + whole(who, 'vehicles', 2) }, (_, index) => ({
      make: who.oneOf(['Alder', 'Corvo', 'Meridian', 'Tyne'], `make${index}`),
      year: 2008 + whole(who, `year${index}`, 18),
    })),
  'household.creditTier': ({ oneOf }) => oneOf(['A', 'B', 'C', 'D'], 'credit'),
  'workCompany.name': (who, { words }) => words.companies[whole(who, 'company', words.companies.length)] ?? '',
  'workCompany.industry': ({ oneOf }) =>
    oneOf(['Construction', 'Education', 'Health care', 'Manufacturing', 'Retail, wholesale'], 'industry'),
  'workCompany.naicsCode': ({ oneOf }) => oneOf(['236115', '611310', '621111', '332710', '445110'], 'industry'),
  'workCompany.employeeRange': ({ oneOf }) => oneOf(['1-9', '10-49', '50-249', '250-999', '1000+'], 'employees'),
  'workCompany.revenueRange': ({ oneOf }) => oneOf(['< 1M', '1M-10M', '10M-100M', '> 100M'], 'revenue'),
  jobTitle: (who, { words }) => words.jobTitles[whole(who, 'job', words.jobTitles.length)] ?? '',
  jobSeniority: ({ oneOf }) => oneOf(['entry', 'senior', 'manager', 'director', 'executive'], 'seniority'),
  'intent.auto.score': (who) => rounded(who.chance('auto'), 3),
  'intent.auto.segment': ({ oneOf }) => oneOf(['SUV', 'Compact', 'Electric', 'Pick-up', 'Used'], 'auto-segment'),
  'intent.auto.lastSeenAt': (who, { epoch }) => momentBefore(who, 'auto-seen', epoch, 30),
  'intent.home.score': (who) => rounded(who.chance('home-score'), 3),
  'intent.home.renovation': (who) => who.chance('renovation') < 0.3,
  'intent.home.lastSeenAt': (who, { epoch }) => momentBefore(who, 'home-seen', epoch, 30),
  'intent.travel.score': (who) => rounded(who.chance('travel'), 3),
  'intent.travel.destinations': ({ oneOf }) => oneOf([['Lisbon'], ['Kyoto', 'Osaka'], ['Oslo'], ['Cancún']], 'trips'),
  'intent.travel.lastSeenAt': (who, { epoch }) => momentBefore(who, 'travel-seen', epoch, 30),
  'intent.finance.score': (who) => rounded(who.chance('finance'), 3),
  'intent.finance.products': (who) => ({ mortgage: whole(who, 'mortgage', 9), card: whole(who, 'card', 9) }),
  'consents.marketing.any': ({ oneOf }) => oneOf(['y', 'y', 'y', 'n', 'u'], 'marketing'),
  'consents.share.val': ({ oneOf }) => oneOf(['y', 'y', 'n'], 'share'),
  'consents.collectedAt': (who, { epoch }) => momentBefore(who, 'consent', epoch, 700),
  'partnerRecord.landedAt': (who, { epoch }) => momentBefore(who, 'landed', epoch, 20),
  'partnerRecord.batch': (who) => `batch-${String(1 + whole(who, 'batch', 40)).padStart(4, '0')}`,
  'partnerRecord.modelScores': (who) => ({ lookalike: rounded(who.chance('lookalike'), 3), churn: null }),
  'partnerRecord.raw': ({ first, last, place }) => ({ n: `${last}, ${first}`, c: place.city }),
};

function emailOf(who: Person): string {
  const letters = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  const provider = who.oneOf(['example.com', 'example.net', 'example.org'], 'provider');
  return `${letters(who.first)}.${letters(who.last)}${whole(who, 'email-number', 900)}@${provider}`;
}

/** Numbers that are kept free for fiction: https://nationalnanpa.com, 555-0100 to 555-0199. */
function phoneOf(who: Person, purpose: string): string {
  return `+1${who.oneOf(['212', '303', '404', '512', '617'], purpose)}55501${two(whole(who, `${purpose}-number`, 100))}`;
}

function birthYear(who: Person): number {
  return 1940 + whole(who, 'birth', 66);
}

function momentBefore(who: Person, purpose: string, epoch: number, days: number): string {
  const seconds = Math.floor(who.chance(purpose) * days * 86_400);
  return instantOf({ epochMilliseconds: Math.floor(epoch / 1_000) * 1_000 - seconds * 1_000 });
}

function whole(who: Person, purpose: string, below: number): number {
  return Math.floor(who.chance(purpose) * below);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
