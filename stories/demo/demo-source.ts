import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { instantOf } from '../../src/domain/slots.ts';
import type { ProspectSource } from '../../src/export/prospect-source.ts';
import { duckDbSource } from '../../src/sources/index.ts';
import { demoAudiences } from './demo-audiences.ts';
import { makeProspects } from './make-prospects.ts';
import { prospectFields } from './prospect-fields.ts';

const COUNT = 100_000;
const SEED = 42;

/** After so many days the profiles of the file would have expired; it is made anew before. */
const MAX_AGE = 3 * 86_400_000;

/** Columns of the file behind the fields of the schema. */
const expressions = {
  partnerID: 'partner_id',
  'person.name.firstName': 'first_name',
  'person.name.lastName': 'last_name',
  'person.birthYear': 'birth_year',
  'personalEmail.sha256': 'email_sha256',
  'mobilePhone.number': 'mobile_phone',
  'homeAddress.street1': 'street',
  'homeAddress.city': 'city',
  'homeAddress.postalCode': 'postal_code',
  'homeAddress.countryCode': 'country_code',
  'intent.topic': 'intent_topic',
  'intent.score': 'intent_score',
  'household.income': 'household_income',
  'consent.marketing': 'consent',
  landedAt: 'landed_at',
};

/**
 * The prospects of the demonstration: a file in `folder`, made once and made anew when its profiles grow old.
 *
 * @param options.count fewer than usual for a test
 */
export async function demoSource(options: {
  readonly folder: string;
  readonly now: number;
  readonly count?: number;
  readonly onMake?: () => void;
}): Promise<ProspectSource> {
  const file = join(options.folder, 'prospects.ndjson');
  if (!(await isFresh(file, options.now))) {
    options.onMake?.();
    await makeFile(file, options.folder, options.now, options.count ?? COUNT);
  }
  return duckDbSource({
    prospects: file,
    audiences: demoAudiences,
    fields: prospectFields,
    expressions,
    latest: 'landedAt',
    expiry: { landedAt: 'landedAt', lifetimeDays: 25 },
    evaluatedAt: instantOf({ epochMilliseconds: Math.floor(options.now / 1000) * 1000 }),
  });
}

async function isFresh(file: string, now: number): Promise<boolean> {
  return existsSync(file) && now - (await stat(file)).mtimeMs < MAX_AGE;
}

/** Whole or not at all: a start that is broken off leaves no half file behind. */
async function makeFile(file: string, folder: string, now: number, count: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.unfinished`;
  await pipeline(Readable.from(lines(now, count)), createWriteStream(unfinished));
  await rename(unfinished, file);
}

/** Lines that are written at once. */
const LINES = 2000;

function* lines(now: number, count: number): Generator<string> {
  let block: string[] = [];
  for (const prospect of makeProspects({ count, seed: SEED, now })) {
    block.push(JSON.stringify(prospect));
    if (block.length === LINES) {
      yield `${block.join('\n')}\n`;
      block = [];
    }
  }
  if (block.length > 0) yield `${block.join('\n')}\n`;
}
