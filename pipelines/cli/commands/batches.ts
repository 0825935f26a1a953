import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Language } from '../../../schemas/words.js';
import { withDatabase } from '../../base/database.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { ask } from '../../models/queries.js';
import type { ProjectPaths } from '../../project/paths.js';
import { openProject } from '../../project/project.js';
import { say } from '../../terminal/say.js';
import { textTable } from '../../terminal/table.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { words } from '../words.js';

const text = z.string().nullable();

/** A load as the warehouse has it. */
const load = z.object({
  ingested_order: z.int(),
  kind: z.enum(['load', 'withdraw']),
  batch_id: z.string(),
  feed: z.string(),
  source_file: z.string(),
  content_hash: z.string(),
  rows_read: z.int(),
  rows_loaded: z.int(),
  rows_rejected: z.int(),
  rows_skipped: z.int(),
  is_in_force: z.boolean(),
  ended_by: z.int().nullable(),
  not_read: text,
  not_read_en: text,
  replace_from: text,
  replace_to: text,
  replace_provider: text,
});

/** An earlier version of the program published batches without this number. */
const counted = z.object({ batch_id: z.string(), rows_replaced: z.int().default(0) });

export function addBatches(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'batches',
    say(
      l,
      '各次载入：文件的版本与撤回，按载入次序',
      'the loads in their order: versions of documents, and withdrawals',
    ),
  ).action(async (options: CommonOptions) => {
    const { paths } = await openProject(options.project);
    const loads = existsSync(paths.warehouse)
      ? await withDatabase(paths.warehouse, { readOnly: true }, (warehouse) =>
          ask(warehouse, 'cli/batches', {}, load),
        )
      : [];
    const replaced = await replacedByBatch(paths);
    const rows = loads.map((row) => ({
      ...row,
      rows_replaced: replaced.get(row.batch_id) ?? null,
    }));
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
            words.replaced[l],
            say(l, '状态', 'State'),
            say(l, '替换时段', 'Replaces'),
          ],
          rows.map((row) => [
            row.ingested_order,
            row.batch_id,
            row.source_file,
            row.rows_read,
            row.rows_loaded,
            row.rows_rejected,
            row.rows_skipped,
            row.rows_replaced,
            stateOf(row, l),
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

function stateOf(row: z.infer<typeof load>, l: Language): string {
  if (row.kind === 'withdraw') return say(l, '撤回', 'withdrawal');
  const ended =
    row.ended_by === null ? '' : say(l, `止于 ${row.ended_by}`, `until ${row.ended_by}`);
  const unread = row.not_read === null ? '' : say(l, '未能读取', 'not read');
  return [unread, ended || say(l, '有效', 'in force')].filter(Boolean).join(say(l, '，', ', '));
}
