import { existsSync } from 'node:fs';
import { z } from 'zod';
import { loadKindCodes } from '../../../schemas/codes/index.js';
import type { Output } from '../../../schemas/outputs/index.js';
import { heldLoad, skips } from '../../../schemas/outputs/loads.js';
import { type Say, speaker } from '../../../schemas/words/index.js';
import { withDatabase } from '../../base/database.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { ask } from '../../models/queries.js';
import type { ProjectPaths } from '../../project/paths.js';
import { openFolder } from '../../project/project.js';
import { textTable } from '../../terminal/table.js';
import { headings } from '../../words/cli.js';
import { helpWords } from '../../words/cli-help.js';
import { batchesWords as w } from '../../words/cli-results.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';

/** An earlier version of the program published batches without this number. */
const counted = z.object({ batch_id: z.string(), rows_replaced: z.int().default(0) });

/** As the warehouse has it. */
const held = heldLoad.extend({
  skipped_because: z.string().transform((text) => skips.parse(JSON.parse(text))),
});

export function addBatches(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  const say = speaker(l);
  addCommand(cli, 'batches', say(helpWords.batches.does)).action(async (options: CommonOptions) => {
    const paths = openFolder(options.project);
    const loads = existsSync(paths.warehouse)
      ? await withDatabase(paths.warehouse, { readOnly: true }, (warehouse) =>
          ask(warehouse, 'cli/batches', {}, held),
        )
      : [];
    const replaced = await replacedByBatch(paths);
    const rows = loads.map((row) => ({
      ...row,
      rows_replaced: replaced.get(row.batch_id) ?? null,
    }));
    const isDated = rows.some((row) => row.loaded_on !== null);
    if (options.json) io.out(toJson<Output<'batches'>>(rows));
    else if (rows.length === 0) io.note(say(w.none));
    else {
      io.out(
        textTable(
          [
            '#',
            ...(isDated ? [say(w.on)] : []),
            say(w.batch),
            headings.file[l],
            headings.read[l],
            headings.loaded[l],
            headings.rejected[l],
            headings.skipped[l],
            headings.replaced[l],
            say(w.state),
            say(w.replaces),
          ],
          rows.map((row) => [
            row.ingested_order,
            ...(isDated ? [row.loaded_on] : []),
            row.batch_id,
            row.source_file,
            row.rows_read,
            row.rows_loaded,
            row.rows_rejected,
            row.rows_skipped,
            row.rows_replaced,
            stateOf(row, say),
            row.replace_from === null
              ? ''
              : `${row.replace_from}..${row.replace_to} ${row.replace_provider ?? ''}`.trim(),
          ]),
        ),
      );
    }
    cli.finish(exit.done);
  });
}

/** As the last build found them; a load since then has none yet. */
async function replacedByBatch(paths: ProjectPaths): Promise<Map<string, number>> {
  if (!existsSync(paths.published)) return new Map();
  return withDatabase(paths.published, { readOnly: true }, async (published) => {
    const rows = (await published.rows('select * from batches')).map((row) => counted.parse(row));
    return new Map(rows.map((row) => [row.batch_id, row.rows_replaced]));
  });
}

function stateOf(row: z.infer<typeof heldLoad>, say: Say): string {
  if (row.kind === 'withdraw') return say(loadKindCodes.words.withdraw);
  const ended = row.ended_by === null ? '' : say(w.until({ batch: String(row.ended_by) }));
  const unread = row.not_read === null ? '' : say(w.notRead);
  return [unread, ended || say(w.inForce)].filter(Boolean).join(say(w.comma));
}
