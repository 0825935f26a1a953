import type { FeedColumn, FeedDeclaration } from '../../schemas/feeds/index.js';
import type { Database } from '../base/database.js';
import { faultTable, typedTable } from './interpret.js';

/** Lines of exact repeats inside the file: `source_line`. They are skipped. */
export const repeatTable = 'repeats';

/**
 * Compares the sound rows of one file with each other. Identical repeats are skipped; rows of one
 * identity and different content are faults, all of them, since nothing says which is right.
 * Where repeated rows are groups of one event, only a row identical in every column is a repeat.
 */
export async function compareRows(
  database: Database,
  feed: FeedDeclaration,
  columns: readonly FeedColumn[],
  repeatsAreGroups: boolean,
): Promise<void> {
  const all = columns.map(({ name }) => `"${name}"`).join(', ');
  const content = repeatsAreGroups ? `${all}, extra` : all;
  const identity = repeatsAreGroups ? content : feed.identity.map((c) => `"${c}"`).join(', ');
  const shared = repeatsAreGroups ? columns.map(({ name }) => name) : feed.identity;
  const same = shared.map((c) => `t."${c}" is not distinct from s."${c}"`).join(' and ');
  await database.query(`create or replace temp table twins as
    with sound as (
      select * from ${typedTable}
      where why_zh is null and source_line not in (select source_line from ${faultTable})
    ),
    shared as (
      select ${shared.map((c) => `"${c}"`).join(', ')} from sound group by all having count(*) > 1
    )
    select t.source_line,
      count(*) over (partition by ${identity}) as of_identity,
      count(*) over (partition by ${content}) as of_content,
      row_number() over (partition by ${content} order by t.source_line) as copy,
      min(t.source_line) over (partition by ${identity}) as first_line,
      max(t.source_line) over (partition by ${identity}) as last_line
    from sound t semi join shared s on ${same}`);
  await database.query(`create or replace temp table ${repeatTable} as
    select source_line from twins where of_identity = of_content and copy > 1`);
  await database.query(`insert into ${faultTable}
    select source_line, null, '${feed.conflict}',
      '与第 ' || case when source_line = first_line then last_line else first_line end
        || ' 行标识相同（${feed.identity.join('、')}）而内容不同，无法判断哪行正确',
      'has the identity (${feed.identity.join(', ')}) of line '
        || case when source_line = first_line then last_line else first_line end
        || ' and different content; nothing says which is right'
    from twins where of_identity > of_content`);
}
