import * as v from 'valibot';
import { audienceSchema, type Audience } from '../domain/audience.ts';
import type { FieldPath } from '../domain/field.ts';
import type { Instant } from '../domain/primitives.ts';
import { instantOf } from '../domain/slots.ts';
import { ExportError } from '../export/export-error.ts';
import { castSql } from './duckdb-casts.ts';
import type { DuckDbDatabase } from './duckdb-database.ts';
import type { Expressions } from './duckdb-fields.ts';
import { relationOf, type Relation } from './duckdb-relation.ts';
import { enclosed, identifier, literal } from './sql-text.ts';
import { expressionOf } from './duckdb-sql.ts';

/** What is known of an audience besides its members. */
export interface DescribedAudience {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly origin: string;
  readonly folder?: string;
  readonly tags?: readonly string[];
}

/** An audience as a condition over the prospects. */
export interface ConditionAudience extends DescribedAudience {
  /** SQL over the columns of the prospects: `country = 'FR'`. */
  readonly where: string;
}

/** Audiences as a table of who is in which. */
export interface MembershipAudiences {
  /** A file or glob (`.csv`, `.ndjson`, `.parquet`), or a query. */
  readonly membership: string;
  /** Its column with the prospect's key, and the column of the prospects that holds the same key. */
  readonly memberKey: string;
  readonly prospectKey: string;
  /** Its column with the audience's id. */
  readonly audienceId: string;
  /** Names for the ids; an id that is not described goes by itself. Without any, those that the table holds. */
  readonly described?: readonly DescribedAudience[];
}

export type AudienceDefinitions = readonly ConditionAudience[] | MembershipAudiences;

/** When the prospects were landed, and after how many days each expires. */
export interface ProspectExpiry {
  readonly landedAt: FieldPath;
  readonly lifetimeDays: number;
}

/** Says which prospects an audience has, as a condition over their table. */
export interface AudienceConditions {
  all(signal?: AbortSignal): Promise<readonly ConditionAudience[]>;
  /** @throws ExportError `source` where the audience is not known */
  whereOf(audienceId: string, signal?: AbortSignal): Promise<string>;
}

/** @throws ExportError `source` where a column that the membership names is not there */
export async function audienceConditions(
  definitions: AudienceDefinitions,
  prospects: Relation,
  database: DuckDbDatabase,
): Promise<AudienceConditions> {
  const all =
    'membership' in definitions ? await members(definitions, prospects, database) : () => Promise.resolve(definitions);
  return {
    all,
    whereOf: async (audienceId, signal) => {
      const audience = (await all(signal)).find(({ id }) => id === audienceId);
      if (audience !== undefined) return audience.where;
      throw new ExportError('source', 'The source does not know this audience.', {
        nextStep: 'Remove it from the activation.',
      });
    },
  };
}

async function members(
  definitions: MembershipAudiences,
  prospects: Relation,
  database: DuckDbDatabase,
): Promise<AudienceConditions['all']> {
  const { membership, memberKey, prospectKey, audienceId, described } = definitions;
  const table = await relationOf(membership, new Set([memberKey, audienceId]), database);
  typeOf(audienceId, table, 'membership');
  const key = memberSql(memberKey, typeOf(memberKey, table, 'membership'), typeOf(prospectKey, prospects, 'prospects'));
  // By its own name: a column that the table lacks would be taken for one of the prospects, of whom every one is among the members then.
  const where = (id: string) =>
    `${identifier(prospectKey)} IN (SELECT ${key} FROM ${table.sql} AS pa_members WHERE CAST(pa_members.${identifier(audienceId)} AS VARCHAR) = ${literal(id)})`;
  return async (signal) => {
    const known =
      described ?? (await idsOf(table, audienceId, database, signal)).map((id) => ({ id, name: id, origin: '' }));
    return known.map((audience) => ({ ...audience, where: where(audience.id) }));
  };
}

function typeOf(column: string, { columns }: Relation, what: 'membership' | 'prospects'): string {
  const type = columns.get(column);
  if (type !== undefined) return type;
  throw new ExportError('source', `The ${what} ${what === 'prospects' ? 'have' : 'has'} no column ${column}.`, {
    nextStep: 'Check the names of the columns in the definition of the audiences.',
  });
}

const INTEGERS = /^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)$/;

/** A member's key as what the prospects' key is, so that 7 is the member '7'. */
function memberSql(name: string, memberType: string, keyType: string): string {
  const sql = `pa_members.${identifier(name)}`;
  if (memberType === keyType || (memberType !== 'VARCHAR' && keyType !== 'VARCHAR')) return sql;
  return INTEGERS.test(keyType) ? castSql(sql, memberType, 'integer', name) : `CAST(${sql} AS ${keyType})`;
}

async function idsOf(
  table: Relation,
  audienceId: string,
  database: DuckDbDatabase,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const column = `CAST(${identifier(audienceId)} AS VARCHAR)`;
  const rows = await database.rows(
    `SELECT DISTINCT ${column} FROM ${table.sql} WHERE ${column} <> '' ORDER BY 1`,
    signal,
  );
  return rows.map(([id]) => String(id));
}

/** Each audience with its size and, where it is known when prospects landed, how soon they expire: one pass over the prospects an audience. */
export async function describeAudiences(
  conditions: AudienceConditions,
  relation: Relation,
  expressions: Expressions,
  facts: { readonly evaluatedAt: Instant; readonly expiry?: ProspectExpiry | undefined },
  database: DuckDbDatabase,
  signal?: AbortSignal,
): Promise<readonly Audience[]> {
  const audiences: Audience[] = [];
  for (const { where, ...audience } of await conditions.all(signal)) {
    const [row = []] = await database.rows(
      `SELECT count(*)${spansOf(facts, expressions)} FROM ${relation.sql} WHERE ${enclosed(where)}`,
      signal,
    );
    const [profiles = 0, oldest, newest, expiring = 0] = row.map((value) =>
      value === null ? undefined : Number(value),
    );
    const expiry =
      oldest === undefined || newest === undefined
        ? {}
        : {
            expiry: {
              oldestLandedAt: instant(oldest),
              newestLandedAt: instant(newest),
              withinSevenDays: expiring / profiles,
            },
          };
    audiences.push(v.parse(audienceSchema, { ...standing(profiles, facts.evaluatedAt), ...audience, ...expiry }));
  }
  return audiences;
}

function standing(profiles: number, evaluatedAt: Instant) {
  return {
    dataType: 'prospects',
    profiles,
    status: 'published',
    availability: profiles === 0 ? { kind: 'unavailable', reason: 'empty' } : { kind: 'available' },
    tags: [],
    evaluatedAt,
    createdAt: evaluatedAt,
    updatedAt: evaluatedAt,
  };
}

const DAY = 86_400_000;

/** Oldest and newest landing in milliseconds since 1970, and how many expire within seven days of the evaluation. */
function spansOf(
  { evaluatedAt, expiry }: { readonly evaluatedAt: Instant; readonly expiry?: ProspectExpiry | undefined },
  expressions: Expressions,
): string {
  if (expiry === undefined) return '';
  const landed = `epoch_ms(CAST(${expressionOf(expiry.landedAt, expressions).sql} AS TIMESTAMP))`;
  const expiringBefore = Date.parse(evaluatedAt) + 7 * DAY - expiry.lifetimeDays * DAY;
  return `, min(${landed}), max(${landed}), count(*) FILTER (WHERE ${landed} < ${expiringBefore})`;
}

function instant(epochMilliseconds: number): Instant {
  return instantOf({ epochMilliseconds });
}
