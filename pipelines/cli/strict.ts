import { z } from 'zod';
import type { Database } from '../base/database.js';
import { type ExitCode, exit } from '../base/errors.js';
import type { EnteredFile } from '../ingest/enter.js';
import { askOne } from '../models/queries.js';

/**
 * What `--strict` makes of the published tables: a row that is still rejected, a document that was not
 * read and a check that fails are for somebody to see to. What is worth knowing alone is not.
 */
export async function strictExit(
  published: Database,
  { strict }: { readonly strict?: boolean },
): Promise<ExitCode> {
  if (!strict) return exit.done;
  const { faults } = await askOne(published, 'cli/faults', {}, z.object({ faults: z.int() }));
  return faults > 0 ? exit.strict : exit.done;
}

/** A file on which the program itself failed makes a failure of what is otherwise done. */
export function exitWith(
  files: readonly Pick<EnteredFile, 'defect'>[],
  otherwise: ExitCode,
): ExitCode {
  return files.some(({ defect }) => defect !== null) ? exit.failed : otherwise;
}
