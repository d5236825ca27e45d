import * as v from 'valibot';
import { audienceSchema, type Audience } from '../../src/domain/audience.ts';
import { fieldSchema, type Field } from '../../src/domain/field.ts';
import type { ProspectSource } from '../../src/export/prospect-source.ts';
import { rowSource, type ProspectRecord } from '../../src/sources/index.ts';

/** A few prospects for an adapter that exports for real: audiences of every kind that the rules look for, in rows made on the way. */
export function contractProspects(): ProspectSource {
  return rowSource({
    audiences,
    fields,
    rows: (audienceId) => rowsOf(sizes.get(audienceId) ?? 0),
    count: (audienceId) => Promise.resolve(sizes.get(audienceId) ?? 0),
  });
}

const audiences: readonly Audience[] = [
  audience('aud-newsletter', { name: 'Newsletter readers', profiles: 12, tags: ['email'] }),
  audience('aud-visitors', {
    name: 'Visitors of the fair',
    profiles: 25,
    origin: 'Fair Data',
    tags: ['fair', 'email'],
  }),
  audience('aud-look-alikes', { name: 'Look-alikes', profiles: 340, description: 'Like the best customers.' }),
  audience('aud-movers', { name: 'Movers', profiles: 41, origin: 'Fair Data', folder: 'Households' }),
  audience('aud-nobody', { name: 'Nobody yet', profiles: 0 }),
  audience('aud-never', { name: 'Never evaluated', profiles: null, evaluatedAt: null }),
  audience('aud-draft', {
    name: 'A draft',
    profiles: null,
    evaluatedAt: null,
    status: 'draft',
    availability: { kind: 'unavailable', reason: 'draft' },
  }),
  audience('aud-customers', { name: 'Customers', profiles: 900, dataType: 'profiles' }),
];

const sizes = new Map<string, number>(audiences.map(({ id, profiles }) => [id, profiles ?? 0]));

const fields: readonly Field[] = [
  field('personId', { identityNamespace: 'Partner ID', recommended: true }),
  field('person.name.firstName', { recommended: true }),
  field('person.name.lastName', { recommended: true }),
  field('homeAddress.city'),
  field('consents', { type: 'map' }),
];

function audience(id: string, entries: Partial<Record<keyof Audience, unknown>>): Audience {
  const moments = {
    createdAt: '2026-08-03T08:00:00Z',
    updatedAt: '2026-11-02T08:00:00Z',
    evaluatedAt: '2026-11-24T05:12:00Z',
  };
  return v.parse(audienceSchema, {
    id,
    dataType: 'prospects',
    status: 'published',
    availability: { kind: 'available' },
    origin: 'Northwind Data',
    tags: [],
    ...moments,
    ...entries,
  });
}

function field(path: string, entries: Partial<Field> = {}): Field {
  return v.parse(fieldSchema, {
    path,
    label: path,
    type: 'string',
    group: 'Prospect',
    fillRate: 1,
    samples: ['sample'],
    labels: [],
    recommended: false,
    ...entries,
  });
}

function* rowsOf(count: number): Generator<ProspectRecord> {
  for (let number = 1; number <= count; number += 1) {
    yield {
      personId: `p-${String(number).padStart(6, '0')}`,
      person: { name: { firstName: number % 7 === 0 ? '' : `Ada "${number}"`, lastName: `O’Neil, ${number}` } },
      homeAddress: { city: 'Zürich' },
      consents: { email: true },
    };
  }
}
