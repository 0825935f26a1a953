import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Output } from '../../../schemas/outputs/index.js';
import { publishedTables } from '../../../schemas/published/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { type Database, withDatabase } from '../../base/database.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { relationNames } from '../../base/relations.js';
import { writeWhole } from '../../files/whole.js';
import { guardOf } from '../../project/outputs.js';
import { projectPaths } from '../../project/paths.js';
import { openFolder } from '../../project/project.js';
import { textTable } from '../../terminal/table.js';
import { headings } from '../../words/cli.js';
import { helpWords } from '../../words/cli-help.js';
import { tablesWords as w } from '../../words/cli-results.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';

interface TablesOptions extends CommonOptions {
  readonly html?: string;
}

type Counts = ReadonlyMap<string, number>;

export function addTables(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  const say = speaker(l);
  addCommand(cli, 'tables', say(helpWords.tables.does))
    .option('--html <file>', say(helpWords.tables.html))
    .action(async (options: TablesOptions) => {
      if (options.html !== undefined) {
        const { cataloguePage } = await import('../../catalogue/catalogue.js');
        const file = await guardOf(projectPaths(options.project)).file(options.html);
        await writeWhole(file, await cataloguePage(cli.fileLanguage));
        io.out(
          options.json ? toJson<Output<'tables --html'>>({ catalogue: file.path }) : file.path,
        );
        cli.finish(exit.done);
        return;
      }
      const counts = await countsOf(cli, options);
      if (counts.size === 0) io.note(say(w.notPublished));
      const rows = publishedTables.map(({ name, zh, en, grain }) => ({
        ...{ name, zh, en, grain },
        rows: counts.get(name) ?? null,
      }));
      io.out(
        options.json
          ? toJson<Output<'tables'>>(rows)
          : textTable(
              [say(w.table), headings.rows[l], say(headings.meaning), say(w.grain)],
              rows.map((row) => [row.name, row.rows, row[l], row.grain[l]]),
            ),
      );
      cli.finish(exit.done);
    });
}

const counted = z.object({ rows: z.int() });

/** Of the published tables or of the state asked for; empty where nothing is published yet. */
async function countsOf(cli: Cli, options: TablesOptions): Promise<Counts> {
  if (options.knownAt !== undefined || options.asOf !== undefined) {
    const { withTables } = await import('../../history/state.js');
    return withTables(await projectOf(cli, options), options, count);
  }
  const { published } = openFolder(options.project);
  if (!existsSync(published)) return new Map();
  return withDatabase(published, { readOnly: true }, count);
}

/** Rows of each declared table; one that an older program did not make is left out. */
async function count(published: Database): Promise<Counts> {
  const names = await relationNames(published);
  const counts = new Map<string, number>();
  for (const { name } of publishedTables.filter((table) => names.has(table.name))) {
    const { rows } = await published.one(`select count(*) as rows from "${name}"`, {}, counted);
    counts.set(name, rows);
  }
  return counts;
}
