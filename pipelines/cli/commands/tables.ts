import { publishedTables } from '../../../schemas/published/index.js';
import { exit } from '../../base/errors.js';
import { openProject, openPublished } from '../../project/project.js';
import { addCommand, type Cli } from '../command.js';
import { textTable } from '../io.js';
import { toJson } from '../json.js';
import type { CommonOptions } from '../options.js';
import { say } from '../summary.js';
import { words } from '../words.js';

export function addTables(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(cli, 'tables', say(l, '已发布的表', 'the published tables')).action(
    async (options: CommonOptions) => {
      const { paths } = await openProject(options.project);
      const published = await openPublished(paths);
      try {
        const rows = [];
        for (const { name, zh, en, grain } of publishedTables) {
          const { rows: count } = await published.one(`select count(*) as rows from ${name}`);
          rows.push({ name, rows: Number(count), meaning: { zh, en }[l], grain: grain[l] });
        }
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
      } finally {
        published.close();
      }
      cli.finish(exit.done);
    },
  );
}
