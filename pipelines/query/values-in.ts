import { UserError } from '../base/errors.js';
import { giveRows } from './run-query.js';

/** More different values than these are no list that anybody chooses from. */
const MOST = 100_000;

/** The values that stand in a column, as texts in their order; none where there is no such column. */
export async function valuesIn(path: string, table: string, column: string): Promise<string[]> {
  const sql = `select distinct cast("${column}" as varchar) as value from "${table}"
    where "${column}" is not null order by value`;
  const found: string[] = [];
  try {
    await giveRows({ sql, path, limit: MOST }, (rows) => {
      for (const [value] of rows) found.push(String(value));
    });
  } catch (error) {
    // The statement of the question says better what is missing.
    if (error instanceof UserError && error.code === 'sql_error') return [];
    throw error;
  }
  return found;
}
