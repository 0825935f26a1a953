import { existsSync } from 'node:fs';
import { z } from 'zod';
import { renderCatalogue } from '../../../reports/catalogue/index.js';
import { publishedTables } from '../../../schemas/published/index.js';
import type { Database } from '../../base/database.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { catalogueData } from '../../catalogue/catalogue.js';
import { writeWhole } from '../../files/whole.js';
import { withTables } from '../../history/state.js';
import { outputFile } from '../../project/outputs.js';
import { projectPaths } from '../../project/paths.js';
import { openProject } from '../../project/project.js';
import { say } from '../../terminal/say.js';
import { textTable } from '../../terminal/table.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { words } from '../words.js';

interface TablesOptions extends CommonOptions {
  readonly html?: string;
}

type Counts = ReadonlyMap<string, number>;

export function addTables(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(cli, 'tables', say(l, '已发布的表', 'the published tables'))
    .option(
      '--html <file>',
      say(
        l,
        '写成网页：全部表、列、算法、来源与血缘图',
        'write them as a page: all tables and columns, formulas, sources and lineage',
      ),
    )
    .action(async (options: TablesOptions) => {
      if (options.html !== undefined) {
        const file = await outputFile(options.html, projectPaths(options.project));
        await writeWhole(file, renderCatalogue(await catalogueData(), cli.fileLanguage));
        io.out(options.json ? toJson({ catalogue: file }) : file);
        cli.finish(exit.done);
        return;
      }
      const project = await openProject(options.project);
      const isPublished = existsSync(project.paths.published) || options.knownAt || options.asOf;
      const counts: Counts = isPublished ? await withTables(project, options, count) : new Map();
      if (!isPublished) {
        io.note(
          say(
            l,
            '尚未发布数据库，因此没有行数；运行 shihu run 后即有。',
            'Nothing is published yet, so there are no rows to count; run shihu run.',
          ),
        );
      }
      const rows = publishedTables.map(({ name, zh, en, grain }) => ({
        name,
        rows: counts.get(name) ?? null,
        meaning: { zh, en }[l],
        grain: grain[l],
      }));
      io.out(
        options.json
          ? toJson(rows)
          : textTable(
              [
                say(l, '表', 'Table'),
                words.rows[l],
                say(l, '含义', 'Meaning'),
                say(l, '粒度', 'Grain'),
              ],
              rows.map((row) => [row.name, row.rows, row.meaning, row.grain]),
            ),
      );
      cli.finish(exit.done);
    });
}

const named = z.object({ table_name: z.string() });
const counted = z.object({ rows: z.int() });

/** Rows of each declared table; one that an older program did not make is left out. */
async function count(published: Database): Promise<Counts> {
  const made = await published.rows('select table_name from duckdb_tables()', {}, named);
  const names = new Set(made.map((row) => row.table_name));
  const counts = new Map<string, number>();
  for (const { name } of publishedTables.filter((table) => names.has(table.name))) {
    const { rows } = await published.one(`select count(*) as rows from "${name}"`, {}, counted);
    counts.set(name, rows);
  }
  return counts;
}
