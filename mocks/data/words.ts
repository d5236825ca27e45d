import { base, en, Faker, generateMersenne53Randomizer } from '@faker-js/faker';

/** What people, companies and streets are called in one world. */
export interface Words {
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly companies: readonly string[];
  readonly streets: readonly string[];
  readonly jobTitles: readonly string[];
}

/** How many of each; combined with one another they do not look repeated. */
const POOL_SIZE = 240;

/** Words of Faker's, the same for the same seed. Left to itself, Faker would throw dice before it takes the seed. */
export function wordsOf(seed: number): Words {
  const faker = new Faker({ locale: [en, base], randomizer: generateMersenne53Randomizer(seed) });
  return {
    firstNames: pool(() => faker.person.firstName()),
    lastNames: pool(() => faker.person.lastName()),
    companies: pool(() => faker.company.name()),
    streets: pool(() => faker.location.street()),
    jobTitles: pool(() => faker.person.jobTitle()),
  };
}

function pool(word: () => string): readonly string[] {
  return Array.from({ length: POOL_SIZE }, word);
}
