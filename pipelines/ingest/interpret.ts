import { VARCHAR } from '@duckdb/node-api';
import type { Rejection } from '../../schemas/codes/index.js';
import type { FeedColumn, FeedDeclaration } from '../../schemas/feeds/index.js';
import { cleanCellSql, parseCell, sqlTypeOfKind } from '../../schemas/fields.js';
import { same, type Words } from '../../schemas/words/index.js';
import { RowAppender } from '../base/append.js';
import { type Database, quoted } from '../base/database.js';
import { rowWordsInSql as w } from '../words/ingest-rows.js';
import { canonicalSql } from './canonical.js';
import { landingTable } from './landing.js';

/** The landed texts without surrounding space, full-width forms and marks of nothing. */
export const cleanedTable = 'cleaned';
/** Rows with typed columns: `source_line`, `raw`, `extra` and the feed's columns. */
export const typedTable = 'typed';
/** Faults of rows: `source_line`, `column_name`, `code`, `message`, `message_en`. */
export const faultTable = 'faults';

/** Turns the landed texts into typed rows and faults, one fault for each wrong cell. */
export async function interpret(
  database: Database,
  feed: FeedDeclaration,
  columns: readonly FeedColumn[],
): Promise<void> {
  await database.query(`create or replace temp table ${cleanedTable} as
    select source_line, raw, why_zh, why_en, extra,
      ${columns.map(cleanedColumn).join(',\n')}
    from ${landingTable}`);
  await learnMeanings(database, columns);
  await database.query(`create or replace temp table ${typedTable} as
    select c.source_line, c.raw, c.extra, c.why_zh, c.why_en,
      ${columns.map(typedColumn).join(',\n')},
      ${columns.map(({ name }) => `c."${name}" as "${name}__text"`).join(',\n')}
    from ${cleanedTable} c ${columns.map(meaningJoin).join('\n')}`);
  await database.query(faultStatement(feed, columns));
}

async function learnMeanings(database: Database, columns: readonly FeedColumn[]): Promise<void> {
  await database.query(`create or replace temp table meaning (
    column_name varchar, cell varchar, value varchar, code varchar, message varchar, message_en varchar)`);
  const texts = Array.from({ length: 6 }, () => VARCHAR);
  const appender = await RowAppender.open(database, 'meaning', texts);
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
      ]);
    }
  }
  appender.close();
}

function cleanedColumn({ name, dialect }: FeedColumn): string {
  return `${cleanCellSql(`"${name}"`, dialect.blanks)} as "${name}"`;
}

function typedColumn(column: FeedColumn): string {
  const { name, kind, isAsWritten } = column;
  if (isAsWritten) return `c."${name}"`;
  const fast = canonicalSql(column, `c."${name}"`);
  const learned = `cast("m_${name}".value as ${sqlTypeOfKind[kind]})`;
  return `${fast ? `coalesce(${fast}, ${learned})` : learned} as "${name}"`;
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
    ${[malformed, ...wrong, ...missing, ...backwards].join('\nunion all\n')}`;
}

function missingStatement(column: FeedColumn): string {
  const parsed = parseCell(column.schema, '');
  const words = parsed.ok ? same('') : parsed.fault.message;
  return `select source_line, '${column.name}', '${rowFaults.missing}', ${quoted(words.zh)}, ${quoted(words.en)}
    from ${typedTable} where "${column.name}__text" is null and why_zh is null`;
}

/** To stand between the quotes of a text of SQL. */
function spanWords([start, end]: readonly [string, string]): Words {
  const text = (column: string) => `' || "${column}__text" || '`;
  return w.endBeforeStart({ start: text(start), end: text(end) });
}
