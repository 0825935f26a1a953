/**
 * Versions of a document in the warehouse. A new one takes the place of the one before: rows that it
 * no longer has go out of force, a row whose content is unchanged keeps its standing, a new or changed
 * row has the standing of the new load. Nothing is deleted, so that every earlier state can be given
 * again; the exception is a file read again under other settings, whose rows are the same ones.
 */
import type { FeedColumn, FeedName } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import { heldTable } from '../warehouse/schema.js';
import { incomingTable } from './incoming.js';
import { faultTable } from './interpret.js';
import { type Runs, runsOf, writeRuns } from './runs.js';

export interface Version {
  readonly feed: FeedName;
  readonly documentNo: number;
  readonly number: number;
}

/** Lines of the incoming rows and rejects that keep the standing of an earlier load. */
const keptTable = 'kept';
/** Standings that rejects keep, by their line or by the text of their row. */
export const keptRejects = 'kept_rejects';

/** Forgets what an earlier version had; then every row has the standing of its own load. */
export async function keepNothing(database: Database): Promise<void> {
  await database.query(
    `create or replace temp table ${keptTable} (
       source_line bigint, standing integer, from_load integer, held_line bigint)`,
  );
  await database.query(
    `create or replace temp table ${keptRejects} (source_line bigint, raw varchar, standing integer)`,
  );
}

/** Standings by line, as the order file lists them. */
export async function keepListed(database: Database, runs: Runs): Promise<void> {
  await keepNothing(database);
  await database.query(
    'create or replace temp table runs (standing integer, first bigint, last bigint)',
  );
  for (const { standing, first, last } of runs) {
    await database.query('insert into runs values ($standing, $first, $last)', {
      standing,
      first,
      last,
    });
  }
  await database.query(
    `insert into ${keptTable}
     select i.source_line, r.standing, null, null
     from ${incomingTable} i join runs r on i.source_line between r.first and r.last
     where i.source_line > 0`,
  );
  await database.query(
    `insert into ${keptRejects}
     select distinct f.source_line, null, r.standing
     from ${faultTable} f join runs r on f.source_line between r.first and r.last`,
  );
}

/**
 * Finds the incoming rows whose content the version before had too. Of rows that are equal the first
 * is taken for the first, the second for the second.
 * @param before the version before, and the number that took it out of force; null while it is in it
 */
export async function keepUnchanged(
  database: Database,
  columns: readonly FeedColumn[],
  { feed, documentNo }: Version,
  before: { readonly number: number; readonly endedBy: number | null },
): Promise<void> {
  await keepNothing(database);
  const names = [...columns.map(({ name }) => `"${name}"`), 'extra'];
  const content = names.join(', ');
  const numbered = (from: string) =>
    `select *, row_number() over (partition by content_hash order by source_line) as copy
     from (select *, hash(${content}) as content_hash from ${from})`;
  const isEqual = names.map((name) => `p.${name} is not distinct from i.${name}`).join(' and ');
  await database.query(
    `insert into ${keptTable}
     select i.source_line, p.standing, p.from_load, p.source_line
     from (${numbered(`${incomingTable} where source_line > 0`)}) i
     join (${numbered(`${heldTable(feed)} where document_no = $documentNo and to_load is not distinct from $endedBy::integer`)}) p
       on p.content_hash = i.content_hash and p.copy = i.copy and ${isEqual}`,
    { documentNo, endedBy: before.endedBy },
  );
  await database.query(
    `insert into ${keptRejects}
     select null, raw, min(standing) from held_rejects where load_no = $number group by raw`,
    { number: before.number },
  );
}

/** The rows of a file that is read again are the same ones by their lines. */
export async function keepByLine(
  database: Database,
  { feed, documentNo, number }: Version,
): Promise<void> {
  await keepNothing(database);
  await database.query(
    `insert into ${keptTable}
     select source_line, standing, from_load, null
     from ${heldTable(feed)} where document_no = $documentNo and to_load is null`,
    { documentNo },
  );
  await database.query(
    `insert into ${keptTable}
     select source_line, min(standing), $number, null
     from held_rejects where load_no = $number group by source_line`,
    { number },
  );
  await database.query(
    `insert into ${keptRejects} select source_line, null, standing from ${keptTable}`,
  );
}

/**
 * Puts the incoming rows into force as a version of their document, in the place of its rows until now.
 * @returns the number of rows
 */
export async function storeRows(
  database: Database,
  columns: readonly FeedColumn[],
  { feed, documentNo, number }: Version,
): Promise<number> {
  const names = columns.map(({ name }) => `i."${name}"`).join(', ');
  const { kept } = await database.one(`select count(*) > 0 as kept from ${keptTable}`);
  const into = `insert into ${heldTable(feed)}
    (document_no, standing, from_load, source_line, ${columns.map(({ name }) => `"${name}"`).join(', ')}, extra, raw)`;
  if (kept === true) {
    // What is unchanged and stands on its line stays as it is held.
    await database.query(
      `update ${heldTable(feed)} set to_load = $number
       where document_no = $documentNo and to_load is null and source_line not in (
         select held_line from ${keptTable} where held_line = source_line)`,
      { documentNo, number },
    );
    await database.query(
      `${into}
       select $documentNo, coalesce(k.standing, $number),
         coalesce(case when k.held_line is null then k.from_load end, $number),
         i.source_line, ${names}, i.extra, i.raw
       from ${incomingTable} i
       left join ${keptTable} k on k.source_line = i.source_line
       left join ${heldTable(feed)} h
         on h.document_no = $documentNo and h.to_load is null
         and h.source_line = i.source_line and k.held_line = i.source_line
       where i.source_line > 0 and h.source_line is null
       order by i.source_line`,
      { documentNo, number },
    );
  } else {
    await endRows(database, { feed, documentNo, number });
    await database.query(
      `${into}
       select $documentNo, $number, $number, i.source_line, ${names}, i.extra, i.raw
       from ${incomingTable} i where i.source_line > 0`,
      { documentNo, number },
    );
  }
  const { stored } = await database.one(
    `select count(*) as stored from ${heldTable(feed)}
     where document_no = $documentNo and to_load is null`,
    { documentNo },
  );
  return Number(stored);
}

/** Takes the rows of a document out of force. */
export async function endRows(
  database: Database,
  { feed, documentNo, number }: Version,
): Promise<void> {
  await database.query(
    `update ${heldTable(feed)} set to_load = $number
     where document_no = $documentNo and to_load is null`,
    { documentNo, number },
  );
}

/** Takes out the rows of a version that is to be read again. */
export async function removeVersion(
  database: Database,
  { feed, documentNo, number }: Version,
): Promise<void> {
  await database.query(
    `delete from ${heldTable(feed)} where document_no = $documentNo and to_load is null`,
    { documentNo },
  );
  await database.query('delete from held_rejects where load_no = $number', { number });
  await database.query('delete from held_parts where load_no = $number', { number });
}

/** Lines of the version in force that keep an earlier standing, for the order file. */
export async function unchangedLines(
  database: Database,
  { feed, documentNo, number }: Version,
): Promise<string> {
  const { kept } = await database.one(
    `select (select count(*) from ${keptTable} where standing <> $number)
       + (select count(*) from ${keptRejects} where standing <> $number) > 0 as kept`,
    { number },
  );
  if (kept !== true) return '';
  const rows = await database.rows(
    `select source_line, min(standing) as standing from (
       select source_line, standing from ${heldTable(feed)}
       where document_no = $documentNo and to_load is null
       union all
       select source_line, standing from held_rejects where load_no = $number)
     group by source_line order by source_line`,
    { documentNo, number },
  );
  const lines = rows.map((row) => ({
    line: Number(row.source_line),
    standing: Number(row.standing),
  }));
  return writeRuns(runsOf(lines, number));
}
