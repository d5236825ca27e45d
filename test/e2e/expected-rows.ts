import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A line of the demonstration's file; a missing value has no key. */
export type Prospect = Readonly<Record<string, string | number | boolean | null>>;

/** The columns that a new activation maps without being told to, each with its key in the demonstration's file. */
const COLUMNS = {
  partnerID: 'partner_id',
  person_name_firstName: 'first_name',
  person_name_lastName: 'last_name',
  personalEmail_sha256: 'email_sha256',
  homeAddress_street1: 'street',
  homeAddress_city: 'city',
  homeAddress_postalCode: 'postal_code',
  homeAddress_countryCode: 'country_code',
} as const;

export type ExportedRow = Readonly<Record<keyof typeof COLUMNS, string>>;

/**
 * What an export of the demonstration's prospects must hold, worked out from its file without a line of the engine: the
 * latest record of each partner ID among those that belong, in the order of partner IDs.
 */
export async function expectedRows(
  folder: string,
  belongs: (prospect: Prospect) => boolean,
): Promise<readonly ExportedRow[]> {
  const latest = new Map<string, Prospect>();
  const lines = createInterface({ input: createReadStream(join(folder, 'prospects.ndjson')) });
  for await (const line of lines) {
    const prospect = JSON.parse(line) as Prospect;
    if (!belongs(prospect)) continue;
    const id = String(prospect['partner_id']);
    const known = latest.get(id);
    if (known === undefined || String(prospect['landed_at']) > String(known['landed_at'])) latest.set(id, prospect);
  }
  return inOrder([...latest.values()].map(rowOf));
}

export function inOrder(rows: readonly ExportedRow[]): readonly ExportedRow[] {
  return rows.toSorted((one, other) => (one.partnerID < other.partnerID ? -1 : 1));
}

function rowOf(prospect: Prospect): ExportedRow {
  return Object.fromEntries(
    Object.entries(COLUMNS).map(([column, key]) => [column, String(prospect[key] ?? '')]),
  ) as ExportedRow;
}
