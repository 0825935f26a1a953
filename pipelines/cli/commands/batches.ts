import { existsSync } from 'node:fs';
import { loadKindCodes } from '../../../schemas/codes/index.js';
import { type Say, speaker } from '../../../schemas/words.js';
import { type Row, withDatabase } from '../../base/database.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import type { ProjectPaths } from '../../project/paths.js';
import { type Cell, textTable } from '../../terminal/table.js';
import { headings } from '../../words/cli.js';
import { helpWords } from '../../words/cli-help.js';
import { batchesWords as w } from '../../words/cli-results.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';

export function addBatches(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  const say = speaker(l);
  addCommand(cli, 'batches', say(helpWords.batches.does)).action(async (options: CommonOptions) => {
    const { paths } = await projectOf(cli, options);
    const rows = existsSync(paths.warehouse)
      ? await withDatabase(paths.warehouse, { readOnly: true }, (warehouse) =>
          warehouse.rows(
            `select l.load_no as ingested_order, l.kind, l.batch_id, d.feed, d.source_file,
               l.content_hash, l.rows_read, l.rows_loaded, l.rows_rejected, l.rows_skipped,
               l.ended_by is null as is_in_force, l.ended_by, l.failure as not_read,
               l.failure_en as not_read_en, l.replace_from, l.replace_to, l.replace_provider
             from held_loads l join held_documents d on d.document_no = l.document_no
             order by l.load_no`,
          ),
        )
      : [];
    const replaced = await replacedByBatch(paths);
    for (const row of rows) row.rows_replaced = replaced.get(String(row.batch_id)) ?? null;
    if (options.json) io.out(toJson(rows));
    else if (rows.length === 0) io.note(say(w.none));
    else {
      io.out(
        textTable(
          [
            '#',
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
            Number(row.ingested_order),
            String(row.batch_id),
            String(row.source_file),
            Number(row.rows_read),
            Number(row.rows_loaded),
            Number(row.rows_rejected),
            Number(row.rows_skipped),
            row.rows_replaced as Cell,
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
    const rows = await published.rows('select * from batches');
    return new Map(rows.map((row) => [String(row.batch_id), Number(row.rows_replaced ?? 0)]));
  });
}

function stateOf(row: Row, say: Say): string {
  if (row.kind === 'withdraw') return say(loadKindCodes.words.withdraw);
  const ended = row.ended_by === null ? '' : say(w.until({ batch: String(row.ended_by) }));
  const unread = row.not_read === null ? '' : say(w.notRead);
  return [unread, ended || say(w.inForce)].filter(Boolean).join(say(w.comma));
}
