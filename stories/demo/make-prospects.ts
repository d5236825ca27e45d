import { base, de, en, Faker, fr, ja } from '@faker-js/faker';

/** One prospect, as a line of the demonstration's file. Absent values are absent keys; empty ones are empty texts. */
export type DemoProspect = Readonly<Record<string, string | number | boolean>>;

const TOPICS = [
  'electric cars',
  'hybrid SUV',
  'baby',
  'magazines',
  'fibre',
  'outdoor',
  'solar',
  'podcasts',
  'insurance',
  'travel',
] as const;
const COUNTRIES = ['FR', 'DE', 'GB', 'JP', 'SE', 'NO', 'FI', 'DK', 'AT', 'CH', 'EG', 'IL'] as const;

/** Values that files have been known to break on; each turns up again and again. */
const NOTES = [
  '=cmd|"/c calc"!A1',
  '+33 call back',
  '-1 visit',
  '@partner',
  'said "call back, please"',
  'first line\nsecond line',
  'carriage\r\nreturn',
  'semi;colon, comma\tand tab|pipe:colon',
  "it's 'quoted'",
  'back\\slash\\',
  'null',
  'NULL',
  '👩‍👩‍👧 family 🚗',
  'مرحبا بالعالم',
  'שלום עולם',
  '  spaces around  ',
  'zero\u200bwidth',
  '',
] as const;

const HARD_NAMES = [
  "O'Brien",
  'van der Berg',
  'Smith, Jr.',
  'Łukasiewicz',
  '"Bob" Builder',
  'محمد',
  'ליאור',
  '山田',
  'De la Cruz-Ñandú',
  '🦊 Fox',
] as const;

/** Loaded over the 20 days before this moment, so that some will expire within a week. */
const DAY = 86_400_000;

/**
 * So many prospects, the same for the same seed: commas, quotes, line breaks, emoji, right-to-left text, leading zeros, formulas,
 * empty and missing values among them, and two in a thousand loaded twice.
 */
export function* makeProspects(options: {
  readonly count: number;
  readonly seed: number;
  readonly now: number;
}): Generator<DemoProspect> {
  const faker = new Faker({ locale: [en, base], seed: options.seed });
  const locals = [
    new Faker({ locale: [fr, en, base], seed: options.seed + 1 }),
    new Faker({ locale: [de, en, base], seed: options.seed + 2 }),
    new Faker({ locale: [ja, en, base], seed: options.seed + 3 }),
    faker,
  ];
  for (let index = 0; index < options.count; index += 1) {
    const local = locals[index % locals.length] ?? faker;
    const prospect = makeProspect(index, faker, local, options.now);
    yield prospect;
    if (index % 500 === 250 && index + 1 < options.count) {
      index += 1;
      yield {
        ...prospect,
        landed_at: new Date(Date.parse(String(prospect['landed_at'])) + DAY).toISOString(),
        intent_score: 0.999,
      };
    }
  }
}

function makeProspect(index: number, faker: Faker, local: Faker, now: number): DemoProspect {
  const present = (share: number) => faker.datatype.boolean({ probability: share });
  const hard = index % 37 === 0;
  return {
    partner_id: String(index * 7919 + 4711).padStart(10, '0'),
    ...(present(0.98) ? { first_name: local.person.firstName() } : {}),
    ...(present(0.98) ? { last_name: hard ? faker.helpers.arrayElement(HARD_NAMES) : local.person.lastName() } : {}),
    ...(present(0.71) ? { birth_year: faker.number.int({ min: 1930, max: 2008 }) } : {}),
    ...(present(0.83) ? { email_sha256: faker.string.hexadecimal({ length: 64, casing: 'lower', prefix: '' }) } : {}),
    ...(present(0.42) ? { mobile_phone: local.phone.number() } : {}),
    ...(present(0.9)
      ? { street: `${local.location.streetAddress()}${index % 11 === 0 ? `, Flat ${index % 9}` : ''}` }
      : {}),
    ...(present(0.95) ? { city: local.location.city() } : {}),
    ...(present(0.95)
      ? {
          postal_code:
            index % 5 === 0
              ? String(faker.number.int({ min: 1, max: 9999 })).padStart(5, '0')
              : local.location.zipCode(),
        }
      : {}),
    country_code: faker.helpers.arrayElement(COUNTRIES),
    ...(present(0.77)
      ? {
          intent_topic: faker.helpers.arrayElement(TOPICS),
          intent_score: faker.number.float({ min: 0, max: 1, fractionDigits: 3 }),
        }
      : {}),
    ...(present(0.38) ? { household_income: faker.number.int({ min: 12, max: 180 }) * 1000 } : {}),
    consent: present(0.64),
    ...(present(0.2) ? { note: NOTES[index % NOTES.length] ?? '' } : {}),
    landed_at: new Date(now - faker.number.int({ min: 0, max: 20 * 24 * 60 }) * 60_000).toISOString(),
  };
}
