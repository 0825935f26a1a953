import type { Rejection } from '../../schemas/codes/index.js';
import { unlikeFrom } from '../../schemas/durations.js';
import type { FeedColumn, FeedDeclaration } from '../../schemas/feeds/index.js';
import { isMarkSql, parseCell, sqlTypeOfKind, trimmedSql } from '../../schemas/fields.js';
import { YEARS, yearsUpTo } from '../../schemas/parse.js';
import { same, type Words } from '../../schemas/words/index.js';
import { RowAppender } from '../base/append.js';
import { type Database, quoted } from '../base/database.js';
import { DOUBLE, VARCHAR } from '../base/duckdb.js';
import { rowWordsInSql as w } from '../words/ingest-rows.js';
import { canonicalSql } from './canonical.js';
import { landingTable } from './landing.js';

/** The landed texts without surrounding space, full-width forms and marks of nothing. */
export const cleanedTable = 'cleaned';
/**
 * Rows with typed columns: `source_line`, `raw`, `extra`, `why_*`, the feed's columns, and of each its clean
 * text (`textOf`).
 */
export const typedTable = 'typed';
/** Faults of rows: `source_line`, `column_name`, `code`, `message`, `message_en`. */
export const faultTable = 'faults';

/**
 * Turns the landed texts into typed rows and faults, one fault for each wrong cell. What it is done with is
 * dropped at once, so that no more than two copies of a file's rows are held.
 */
export async function interpret(
  database: Database,
  feed: FeedDeclaration,
  columns: readonly FeedColumn[],
): Promise<void> {
  await database.query(`create or replace temp table ${cleanedTable} as
    select source_line, raw, why_zh, why_en, extra,
      ${columns.map(cleanedColumn).join(',\n')}
    from (
      select * replace (${columns.map(({ name }) => `${trimmedSql(`"${name}"`)} as "${name}"`).join(',\n')})
      from ${landingTable})`);
  await database.query(`drop table ${landingTable}`);
  await learnMeanings(database, columns);
  await database.query(`create or replace temp table ${typedTable} as
    select c.source_line, c.raw, c.extra, c.why_zh, c.why_en,
      ${columns.map((column) => `${typedColumn(column, columns, feed)} as "${column.name}"`).join(',\n')},
      ${columns
        .filter(({ isAsWritten }) => !isAsWritten)
        .map((column) => `c."${column.name}" as "${textOf(column)}"`)
        .join(',\n')}
    from ${cleanedTable} c ${columns.map(meaningJoin).join('\n')}`);
  await database.query(`drop table ${cleanedTable}`);
  await database.query(faultStatement(feed, columns));
}

/** Where among the typed rows the clean text of a column is; what is taken as it is written is its own text. */
export function textOf({ name, isAsWritten }: FeedColumn): string {
  return isAsWritten ? name : `${name}__text`;
}

async function learnMeanings(database: Database, columns: readonly FeedColumn[]): Promise<void> {
  await database.query(`create or replace temp table meaning (
    column_name varchar, cell varchar, value varchar, code varchar, message varchar, message_en varchar,
    unlike double)`);
  const texts = Array.from({ length: 6 }, () => VARCHAR);
  const appender = await RowAppender.open(database, 'meaning', [...texts, DOUBLE]);
  for (const column of columns) {
    if (column.isAsWritten) continue;
    const fast = canonicalSql(column, `"${column.name}"`) ?? 'null';
    const { values } = await database.query(
      `select distinct "${column.name}" from ${cleanedTable}
       where "${column.name}" is not null and ${fast} is null and why_zh is null`,
    );
    for (const [value] of values) {
      const cell = String(value);
      const parsed = parseCell(column.schema, cell);
      const fault = parsed.ok ? null : parsed.fault;
      appender.push([
        column.name,
        cell,
        parsed.ok ? parsed.value : null,
        fault?.code ?? null,
        fault?.message.zh ?? null,
        fault?.message.en ?? null,
        column.inPlaceOf ? (unlikeFrom(cell, column.dialect) ?? null) : null,
      ]);
    }
  }
  appender.close();
}

function cleanedColumn({ name, dialect }: FeedColumn): string {
  return `case when not ${isMarkSql(`"${name}"`, ['', ...dialect.blanks])} then "${name}" end as "${name}"`;
}

/** The value of a column; where its cell is empty, the one that another makes of the start and a length. */
function typedColumn(
  column: FeedColumn,
  columns: readonly FeedColumn[],
  { span }: FeedDeclaration,
): string {
  const own = valueSql(column);
  const length = columns.find(({ inPlaceOf }) => inPlaceOf === column.name);
  const start = columns.find(({ name }) => name === span?.[0]);
  if (!length || !start) return own;
  const made = `${valueSql(start)} + to_seconds(${valueSql(length)})`;
  return `case when c."${column.name}" is null then ${made} else ${own} end`;
}

function valueSql(column: FeedColumn): string {
  const { name, kind, isAsWritten } = column;
  if (isAsWritten) return `c."${name}"`;
  const fast = canonicalSql(column, `c."${name}"`);
  const learned = `cast("m_${name}".value as ${sqlTypeOfKind[kind]})`;
  return fast ? `coalesce(${fast}, ${learned})` : learned;
}

function meaningJoin({ name, isAsWritten }: FeedColumn): string {
  if (isAsWritten) return '';
  return `left join meaning "m_${name}" on "m_${name}".column_name = '${name}' and "m_${name}".cell = c."${name}"`;
}

/** Faults that are a whole row's, not of a cell that is read. */
export const rowFaults = {
  malformed: 'malformed_row',
  missing: 'missing_value',
  backwards: 'negative_duration',
  unlike: 'unlike_duration',
  beyond: 'bad_time',
} as const satisfies Record<string, Rejection>;

function faultStatement(feed: FeedDeclaration, columns: readonly FeedColumn[]): string {
  const malformed = `select source_line, null as column_name, '${rowFaults.malformed}' as code,
      why_zh as message, why_en as message_en
    from ${typedTable} where why_zh is not null`;
  const wrong = columns
    .filter(({ isAsWritten }) => !isAsWritten)
    .map(
      ({ name }) => `select t.source_line, '${name}', m.code, m.message, m.message_en
    from ${typedTable} t join meaning m on m.column_name = '${name}' and m.cell = t."${name}__text"
    where t."${name}" is null and t.why_zh is null`,
    );
  const missing = columns
    .filter(({ required }) => required)
    .map((column) => missingStatement(column));
  const { span } = feed;
  const backwards = span
    ? [
        `select source_line, '${span[1]}', '${rowFaults.backwards}',
        '${spanWords(span).zh}', '${spanWords(span).en}'
      from ${typedTable} where "${span[1]}" < "${span[0]}"`,
      ]
    : [];
  return `create or replace temp table ${faultTable} as
    ${[malformed, ...wrong, ...missing, ...backwards, ...ofLengths(feed, columns)].join('\nunion all\n')}`;
}

/** Lengths that disagree with the end beside them, or lead to an end beyond the years. */
function ofLengths({ span }: FeedDeclaration, columns: readonly FeedColumn[]): string[] {
  if (!span) return [];
  const [start, end] = span;
  return columns
    .filter(({ inPlaceOf }) => inPlaceOf === end)
    .flatMap(({ name }) => {
      const unlike = w.unlikeLength({
        length: `' || replace("${name}__text", chr(31), ' ') || '`,
        ...spanText(span),
      });
      const beyond = yearsUpTo(YEARS.last);
      return [
        `select t.source_line, '${name}', '${rowFaults.unlike}', '${unlike.zh}', '${unlike.en}'
        from ${typedTable} t
        join meaning m on m.column_name = '${name}' and m.cell = t."${name}__text"
        where t."${end}__text" is not null and t."${end}" >= t."${start}"
          and abs(date_diff('second', t."${start}", t."${end}") - t."${name}")
            >= m.unlike + case when ${[start, end].map(isToTheMinute).join(' or ')} then 60 else 0 end`,
        `select source_line, '${name}', '${rowFaults.beyond}', ${quoted(beyond.zh)}, ${quoted(beyond.en)}
        from ${typedTable}
        where "${end}__text" is null and "${end}" >= timestamp '${YEARS.last + 1}-01-01 00:00:00'`,
      ];
    });
}

/** Whether a time is written without its seconds, which then nobody knows. */
function isToTheMinute(column: string): string {
  return `regexp_matches(t."${column}__text", '(^|[^0-9:：])[0-9]{1,2}[:：时点][0-9]{1,2}分?$')`;
}

function missingStatement(column: FeedColumn): string {
  const parsed = parseCell(column.schema, '');
  const words = parsed.ok ? same('') : parsed.fault.message;
  return `select source_line, '${column.name}', '${rowFaults.missing}', ${quoted(words.zh)}, ${quoted(words.en)}
    from ${typedTable} where "${textOf(column)}" is null and why_zh is null`;
}

function spanWords(span: readonly [string, string]): Words {
  return w.endBeforeStart(spanText(span));
}

/** To stand between the quotes of a text of SQL. */
function spanText([start, end]: readonly [string, string]): { start: string; end: string } {
  const text = (column: string) => `' || "${column}__text" || '`;
  return { start: text(start), end: text(end) };
}
