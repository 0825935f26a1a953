import type { Database } from '../base/database.js';
import { type ExitCode, exit } from '../base/errors.js';

/**
 * What `--strict` makes of the published tables: a row that is still rejected, a document that was not
 * read and a check that fails are for somebody to see to. What is worth knowing alone is not.
 */
export async function strictExit(
  published: Database,
  { strict }: { readonly strict?: boolean },
): Promise<ExitCode> {
  if (!strict) return exit.done;
  const { faults } = await published.one(
    `select (select count(*) from rejected_rows)
       + (select count(*) from batches where is_in_force and not_read is not null)
       + (select count(*) from checks where status = 'fail' and severity <> 'info') as faults`,
  );
  return Number(faults) > 0 ? exit.strict : exit.done;
}
