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

/**
 * Which rows a version brings, and which go out of force for it: every row with the number of the load (own); every
 * row with the standings that were listed (listed); or those alone that differ from the rows in force (changed).
 */
export type Standings = 'own' | 'listed' | 'changed';

/** Lines of the incoming rows that come, each with its standing and the load since when it counts. */
const arrivingTable = 'arriving';
/** Lines of the rows in force that go, where not all of the document do. */
const leavingTable = 'leaving';
/** Standings that rejects keep, by their line or by the text of their row. */
export const keptRejects = 'kept_rejects';

/** Forgets what an earlier version had; then every row has the standing of its own load. */
export async function keepNothing(database: Database): Promise<Standings> {
  await database.query(
    `create or replace temp table ${keptRejects} (source_line bigint, raw varchar, standing integer)`,
  );
  return 'own';
}

/** Standings by line, as the order file lists them. */
export async function keepListed(
  database: Database,
  runs: Runs,
  { number }: Version,
): Promise<Standings> {
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
    `create or replace temp table ${arrivingTable} as
     select i.source_line, coalesce(r.standing, $number) as standing, cast($number as integer) as from_load
     from ${incomingTable} i left join runs r on i.source_line between r.first and r.last
     where i.source_line > 0`,
    { number },
  );
  await database.query(
    `insert into ${keptRejects}
     select distinct f.source_line, null, r.standing
     from ${faultTable} f join runs r on f.source_line between r.first and r.last`,
  );
  return 'listed';
}

/**
 * Finds the incoming rows whose content the version before had too. Rows are told by a hash of their content, of
 * which a version has each once, since repeats are left out. Where a row stands on the line that it had and is in
 * force, nothing is to be done with it, which is nearly always so; what is left is told wherever it stands.
 * @param before the version before, and the number that took it out of force; null while it is in it
 */
export async function keepUnchanged(
  database: Database,
  columns: readonly FeedColumn[],
  { feed, documentNo, number }: Version,
  before: { readonly number: number; readonly endedBy: number | null },
): Promise<Standings> {
  await keepNothing(database);
  const content = [...columns.map(({ name }) => `"${name}"`), 'extra'].join(', ');
  // A line is above zero, so that those of rows that are out of force are equal to none.
  const isInPlace = `p.source_line = ${before.endedBy === null ? '' : '-'}i.source_line`;
  await database.query(
    `create or replace temp table differing as
     select i.source_line, i.content_hash, p.source_line as held_line, p.content_hash as held_hash,
       p.standing as held_standing
     from (select source_line, hash(${content}) as content_hash
       from ${incomingTable} where source_line > 0) i
     full join (select source_line, standing, hash(${content}) as content_hash
       from ${heldTable(feed)}
       where document_no = $documentNo and to_load is not distinct from $endedBy::integer) p
       on ${isInPlace} and p.content_hash = i.content_hash
     where i.source_line is null or p.source_line is null`,
    { documentNo, endedBy: before.endedBy },
  );
  await database.query(
    `create or replace temp table ${arrivingTable} as
     select i.source_line, coalesce(p.standing, $number) as standing, cast($number as integer) as from_load
     from differing i
     left join (
       select held_hash, min(held_standing) as standing from differing
       where held_line is not null group by held_hash) p on p.held_hash = i.content_hash
     where i.source_line is not null`,
    { number },
  );
  await database.query(
    `create or replace temp table ${leavingTable} as
     select held_line as source_line from differing where held_line is not null`,
  );
  await database.query('drop table differing');
  await database.query(
    `insert into ${keptRejects}
     select null, raw, min(standing) from held_rejects where load_no = $number group by raw`,
    { number: before.number },
  );
  return before.endedBy === null ? 'changed' : 'listed';
}

/** The rows of a file that is read again are the same ones by their lines. */
export async function keepByLine(
  database: Database,
  { feed, documentNo, number }: Version,
): Promise<Standings> {
  await keepNothing(database);
  await database.query(
    `create or replace temp table kept as
     select source_line, standing, from_load
     from ${heldTable(feed)} where document_no = $documentNo and to_load is null
     union all
     select source_line, min(standing), cast($number as integer)
     from held_rejects where load_no = $number group by source_line`,
    { documentNo, number },
  );
  await database.query(
    `create or replace temp table ${arrivingTable} as
     select i.source_line, coalesce(k.standing, $number) as standing,
       coalesce(k.from_load, $number) as from_load
     from ${incomingTable} i left join kept k on k.source_line = i.source_line
     where i.source_line > 0`,
    { number },
  );
  await database.query(`insert into ${keptRejects} select source_line, null, standing from kept`);
  await database.query('drop table kept');
  return 'listed';
}

/**
 * Puts the incoming rows into force as a version of their document, in the place of its rows until now.
 * @returns the number of rows
 */
export async function storeRows(
  database: Database,
  columns: readonly FeedColumn[],
  { feed, documentNo, number }: Version,
  standings: Standings,
): Promise<number> {
  const names = columns.map(({ name }) => `i."${name}"`).join(', ');
  const into = `insert into ${heldTable(feed)}
    (document_no, standing, from_load, source_line, ${columns.map(({ name }) => `"${name}"`).join(', ')}, extra, raw)`;
  if (standings === 'changed') {
    await database.query(
      `update ${heldTable(feed)} set to_load = $number
       where document_no = $documentNo and to_load is null
         and source_line in (select source_line from ${leavingTable})`,
      { documentNo, number },
    );
  } else await endRows(database, { feed, documentNo, number });
  if (standings === 'own') {
    await database.query(
      `${into}
       select $documentNo, $number, $number, i.source_line, ${names}, i.extra, i.raw
       from ${incomingTable} i where i.source_line > 0`,
      { documentNo, number },
    );
  } else {
    await database.query(
      `${into}
       select $documentNo, a.standing, a.from_load, i.source_line, ${names}, i.extra, i.raw
       from ${incomingTable} i join ${arrivingTable} a on a.source_line = i.source_line
       order by i.source_line`,
      { documentNo },
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
  const lines = `select source_line, standing from ${heldTable(feed)}
    where document_no = $documentNo and to_load is null
    union all
    select source_line, min(standing) from held_rejects where load_no = $number group by source_line`;
  const { kept, last } = await database.one(
    `select coalesce(bool_or(standing <> $number), false) as kept, max(source_line) as last from (${lines})`,
    { documentNo, number },
  );
  if (kept !== true) return '';
  // Only where a run begins: lines are many, runs are few.
  const starts = await database.rows(
    `select source_line as first, standing, line_before from (
       select source_line, standing, lag(source_line) over w as line_before,
         lag(standing) over w as standing_before
       from (${lines}) window w as (order by source_line))
     where standing is distinct from standing_before order by source_line`,
    { documentNo, number },
  );
  const runs = runsOf(
    starts.map(({ first, standing, line_before: before }) => ({
      standing: Number(standing),
      first: Number(first),
      lineBefore: Number(before ?? 0),
    })),
    Number(last),
    number,
  );
  return writeRuns(runs);
}
