import { isNested, type FieldPath, type FieldType } from '../domain/field.ts';
import type { BlankOutput, CsvDialect } from '../domain/file-format.ts';
import type { Mapping } from '../domain/mapping.ts';
import { delimiterCharacter } from '../domain/mapping-rules.ts';
import { literal } from './sql-text.ts';

/** A column that a query yields, and as what its values are read. */
export interface YieldedColumn {
  readonly sql: string;
  readonly type: FieldType;
}

/**
 * A query that makes one line of each row of `rows`, byte for byte as the engine's encoder prints it, but for its ending, of which
 * there are blanks instead: a line break in a line is one in a text. DuckDB does it for many rows at a time, beside the process's own
 * thread, which is left to checksums and uploads.
 *
 * `undefined` where only the encoder knows how: nested values, and files without quotes, in which a value may prove unwritable; and where
 * there are so many columns that DuckDB would plan the query for longer than it saves.
 *
 * @param columns by the field's path
 */
export function linesSql(
  rows: string,
  dialect: CsvDialect,
  mapping: Mapping,
  columns: ReadonlyMap<FieldPath, YieldedColumn>,
): string | undefined {
  if (dialect.quote === 'none') return undefined;
  const cells = mapping.flatMap(({ source }) => columns.get(source) ?? []);
  if (cells.length < mapping.length || cells.some(({ type }) => isNested(type))) return undefined;
  const ending = dialect.lineEnding === 'crlf' ? `'  '` : `' '`;
  const line = (marks: readonly string[]) => {
    const delimiter = literal(delimiterCharacter(dialect.delimiter));
    // An absent argument is an empty text for concat.
    return `concat(${cells.map((cell) => cellSql(cell, dialect, marks)).join(`, ${delimiter}, `)}, ${ending})`;
  };
  const frequent = frequentMarks(dialect);
  // Looked for once a line instead of once a cell; a line that holds one is made again.
  const isRare = rareMarks.map((mark) => `contains(pa_line, ${mark})`).join(' OR ');
  const sql =
    `SELECT CASE WHEN ${isRare} THEN ${line([...frequent, ...rareMarks])} ELSE pa_line END ` +
    `FROM (SELECT *, ${line(frequent)} AS pa_line FROM (${rows}))`;
  return sql.length > MOST_SQL ? undefined : sql;
}

/**
 * Characters: DuckDB plans a thousand of them in some two milliseconds, each time, and a process's own thread stands still meanwhile.
 * Thirty columns of moments or two hundred of texts are fewer.
 */
const MOST_SQL = 2 ** 16;

const BYTE_ORDER_MARK = 'chr(65279)';
const QUOTE = `'"'`;
const APOSTROPHE = `''''`;
const escapes = { quote: QUOTE, backslash: `'\\'`, 'single-quote': APOSTROPHE } as const;

/** What a text seldom holds; the byte order mark counts only where it comes first. */
const rareMarks = ['chr(10)', 'chr(13)', BYTE_ORDER_MARK];

function frequentMarks({ delimiter, escape }: CsvDialect): readonly string[] {
  return [...new Set([literal(delimiterCharacter(delimiter)), QUOTE, escapes[escape]])];
}

function cellSql(column: YieldedColumn, dialect: CsvDialect, marks: readonly string[]): string {
  const cell = presentSql(column, dialect, marks);
  return dialect.nullValue === 'nothing' ? cell : `coalesce(${cell}, ${blank(dialect.nullValue)})`;
}

function presentSql(column: YieldedColumn, dialect: CsvDialect, marks: readonly string[]): string {
  if (column.type === 'string') return textSql(column.sql, dialect, marks);
  const text = printedSql(column);
  return column.type === 'timestamp' && dialect.delimiter === 'colon' ? `'"' || ${text} || '"'` : text;
}

/** A value as the engine prints it, absent where it is; nested ones as DuckDB does. */
export function printedSql({ sql, type }: YieldedColumn): string {
  switch (type) {
    case 'double':
      return doubleSql(sql);
    case 'date':
      return dateSql(sql);
    case 'timestamp':
      return timestampSql(sql);
    default:
      return `CAST(${sql} AS VARCHAR)`;
  }
}

function textSql(sql: string, dialect: CsvDialect, marks: readonly string[]): string {
  const { emptyValue, nullValue, formulaGuard } = dialect;
  const escape = escapes[dialect.escape];
  const text = formulaGuard ? guarded(sql) : sql;
  const needsQuotes = [
    ...marks.map((mark) => (mark === BYTE_ORDER_MARK ? `starts_with(${sql}, ${mark})` : `contains(${text}, ${mark})`)),
    // A text that spells the word for an absent value would be read as one.
    ...(nullValue === 'null' || emptyValue === 'null' ? [`${sql} = 'null'`] : []),
  ];
  const doubled = escape === QUOTE ? text : `replace(${text}, ${escape}, ${escape} || ${escape})`;
  const inside = `replace(${doubled}, ${QUOTE}, ${escape} || ${QUOTE})`;
  const empty = emptyValue === 'nothing' ? '' : `WHEN ${sql} = '' THEN ${blank(emptyValue)} `;
  return `CASE ${empty}WHEN ${needsQuotes.join(' OR ')} THEN ${QUOTE} || ${inside} || ${QUOTE} ELSE ${text} END`;
}

function guarded(sql: string): string {
  return `CASE WHEN left(${sql}, 1) IN ('=', '+', '-', '@', chr(9), chr(13)) THEN ${APOSTROPHE} || ${sql} ELSE ${sql} END`;
}

function blank(output: BlankOutput): string {
  return { nothing: `''`, quotes: `'""'`, null: `'null'` }[output];
}

/**
 * DuckDB and JavaScript find the same shortest digits, and differ in how they set them out: DuckDB writes `1.0`, takes the exponent
 * from 1e16 and below 1e-4, and gives it two digits; JavaScript takes it from 1e21 and below 1e-6.
 */
function doubleSql(sql: string): string {
  const shortest = `CAST(${sql} AS VARCHAR)`;
  const sign = `CASE WHEN ${sql} < 0 THEN '-' ELSE '' END`;
  const digits = `rtrim(replace(regexp_extract(${shortest}, '[0-9.]+'), '.', ''), '0')`;
  const exponent = `CAST(regexp_extract(${shortest}, 'e[+-]([0-9]+)', 1) AS INTEGER)`;
  return (
    `CASE WHEN ${sql} = trunc(${sql}) AND abs(${sql}) <= 9007199254740991 THEN CAST(CAST(${sql} AS BIGINT) AS VARCHAR) ` +
    `WHEN abs(${sql}) >= 1e-4 AND abs(${sql}) < 9e15 THEN ${shortest} ` +
    `WHEN isnan(${sql}) THEN 'NaN' ` +
    `WHEN isinf(${sql}) THEN ${sign} || 'Infinity' ` +
    `WHEN abs(${sql}) >= 1e21 OR abs(${sql}) < 1e-6 THEN regexp_replace(${shortest}, 'e([+-])0', 'e\\1') ` +
    `WHEN abs(${sql}) < 1 THEN ${sign} || '0.' || repeat('0', ${exponent} - 1) || ${digits} ` +
    `WHEN abs(${sql}) < 1e16 THEN regexp_replace(${shortest}, '\\.0$', '') ` +
    `ELSE ${sign} || rpad(${digits}, ${exponent} + 1, '0') END`
  );
}

/** Beyond the years of four digits JavaScript writes a sign and six digits. */
function dateSql(sql: string): string {
  return (
    `CASE WHEN ${sql} >= DATE '0001-01-01' AND ${sql} <= DATE '9999-12-31' OR NOT isfinite(${sql}) THEN CAST(${sql} AS VARCHAR) ` +
    `ELSE ${yearSql(sql)} || strftime(${sql}, '-%m-%d') END`
  );
}

/** A moment, taken as one in UTC, as the engine prints it. */
export function timestampSql(sql: string): string {
  const within = `${sql} >= TIMESTAMP '0001-01-01' AND ${sql} < TIMESTAMP '10000-01-01'`;
  const isMilliseconds = `epoch_us(${sql}) % 1000 = 0`;
  return (
    `CASE WHEN ${within} AND ${isMilliseconds} THEN strftime(${sql}, '%Y-%m-%dT%H:%M:%S.%gZ') ` +
    `WHEN ${within} THEN strftime(${sql}, '%Y-%m-%dT%H:%M:%S.%fZ') ` +
    `WHEN NOT isfinite(${sql}) THEN CAST(${sql} AS VARCHAR) ` +
    `WHEN ${isMilliseconds} THEN ${yearSql(sql)} || strftime(${sql}, '-%m-%dT%H:%M:%S.%gZ') ` +
    `ELSE ${yearSql(sql)} || strftime(${sql}, '-%m-%dT%H:%M:%S.%fZ') END`
  );
}

function yearSql(sql: string): string {
  const year = `CAST(abs(year(${sql})) AS VARCHAR)`;
  return (
    `CASE WHEN year(${sql}) BETWEEN 0 AND 9999 THEN lpad(${year}, 4, '0') ` +
    `ELSE CASE WHEN year(${sql}) < 0 THEN '-' ELSE '+' END || lpad(${year}, greatest(6, length(${year})::INTEGER), '0') END`
  );
}
