import { existsSync } from 'node:fs';
import { withDatabase } from '../../base/database.js';
import { exit } from '../../base/errors.js';
import { openProject } from '../../project/project.js';
import { addCommand, type Cli } from '../command.js';
import { textTable } from '../io.js';
import { toJson } from '../json.js';
import type { CommonOptions } from '../options.js';
import { say } from '../say.js';
import { words } from '../words.js';

export function addBatches(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'batches',
    say(l, '已载入的文件批次，按载入次序', 'the files ingested, in the order of ingestion'),
  ).action(async (options: CommonOptions) => {
    const { paths } = await openProject(options.project);
    const rows = existsSync(paths.warehouse)
      ? await withDatabase(paths.warehouse, { readOnly: true }, (warehouse) =>
          warehouse.rows(
            `select batch_order as ingested_order, batch_id, feed, source_file, rows_read,
               rows_loaded, rows_rejected, rows_skipped, replace_from, replace_to, replace_provider
             from held_batches order by batch_order`,
          ),
        )
      : [];
    if (options.json) io.out(toJson(rows));
    else if (rows.length === 0) io.note(say(l, '尚未载入任何文件。', 'No file is held yet.'));
    else {
      io.out(
        textTable(
          [
            '#',
            say(l, '批次', 'Batch'),
            words.file[l],
            words.read[l],
            words.loaded[l],
            words.rejected[l],
            words.skipped[l],
            say(l, '替换时段', 'Replaces'),
          ],
          rows.map((row) => [
            Number(row.ingested_order),
            String(row.batch_id),
            String(row.source_file),
            Number(row.rows_read),
            Number(row.rows_loaded),
            Number(row.rows_rejected),
            Number(row.rows_skipped),
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
