import { type FeedColumn, type FeedName, feeds, keptColumns } from '../../schemas/feeds/index.js';
import { joined } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { rowWordsInSql as w } from '../words/ingest-rows.js';
import { incomingTable } from './incoming.js';
import { faultTable } from './interpret.js';
import { lineSql } from './parts.js';

/**
 * Compares the incoming rows with each other. A repeat is equal in every column of the file, those that
 * no declaration knows included, and is left out and counted: what tells two rows apart may stand in a
 * column of a name that isn't known. Rows of one identity and different content are faults, all of
 * them, since nothing says which is right. Where repeated rows are groups of one event, none is.
 * @param parts names of the sheets that the lines are of
 * @returns the number of repeats
 */
export async function compareRows(
  database: Database,
  name: FeedName,
  columns: readonly FeedColumn[],
  repeatsAreGroups: boolean,
  parts: readonly (string | null)[] = [null],
): Promise<number> {
  const feed = feeds[name];
  const all = keptColumns(columns)
    .map((column) => `"${column.name}"`)
    .join(', ');
  const content = `${all}, extra`;
  const identity = repeatsAreGroups ? content : feed.identity.map((c) => `"${c}"`).join(', ');
  // Hashes first: most files have no twins, and a number is cheaper to group by than five texts.
  await database.query(
    `create or replace temp table shared as
    select hash(${identity}) as identity_hash from ${incomingTable} where source_line > 0
    group by identity_hash having count(*) > 1`,
  );
  const { some } = await database.one('select count(*) > 0 as some from shared');
  if (!some) return 0;
  await database.query(
    `create or replace temp table twins as
    with candidate as (
      select *, hash(${identity}) as identity_hash from ${incomingTable} where source_line > 0
    )
    select source_line,
      count(*) over (partition by ${identity}) as of_identity,
      count(*) over (partition by ${content}) as of_content,
      row_number() over (partition by ${content} order by source_line) as copy,
      min(source_line) over (partition by ${identity}) as first_line,
      max(source_line) over (partition by ${identity}) as last_line
    from candidate semi join shared using (identity_hash)`,
  );
  const other = lineSql(parts, 'if(source_line = first_line, last_line, first_line)');
  const conflict = w.sameIdentity({ other, columns: joined(feed.identity) });
  await database.query(`insert into ${faultTable}
    select source_line, null, '${feed.conflict}',
      '${conflict.zh}', '${conflict.en}'
    from twins where of_identity > of_content`);
  const left = 'of_identity > of_content or (of_identity = of_content and copy > 1)';
  await database.query(
    `update ${incomingTable} set source_line = -source_line
     where source_line in (select source_line from twins where ${left})`,
  );
  const { repeats } = await database.one(
    'select count(*) as repeats from twins where of_identity = of_content and copy > 1',
  );
  return Number(repeats);
}
