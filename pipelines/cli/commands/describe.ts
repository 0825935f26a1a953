import { columnsOf } from '../../../schemas/column.js';
import type { Output } from '../../../schemas/outputs/index.js';
import { publishedTables } from '../../../schemas/published/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { nearest } from '../../base/nearest.js';
import { textTable } from '../../terminal/table.js';
import { headings } from '../../words/cli.js';
import { helpWords } from '../../words/cli-help.js';
import { describeWords as w } from '../../words/cli-results.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';

export function addDescribe(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  const say = speaker(l);
  addCommand(cli, 'describe', say(helpWords.describe.does))
    .argument('<table>', say(helpWords.describe.table))
    .action(async (asked: string, options: CommonOptions) => {
      // SQL doesn't care for case either.
      const table = publishedTables.find((one) => one.name === asked.toLowerCase());
      if (!table) throw noSuchTable(asked);
      const { name } = table;
      const columns = columnsOf(table);
      if (options.json) {
        const { zh, en, grain, key } = table;
        const told = columns.map(({ sqlType, nullable, unit, formula, source, ...column }) => ({
          ...{ name: column.name, sql_type: sqlType, is_nullable: nullable },
          ...{ zh: column.zh, en: column.en },
          ...{ unit: unit ?? null, formula: formula ?? null, source: source ?? null },
        }));
        io.out(toJson<Output<'describe'>>({ name, zh, en, grain, key, columns: told }));
      } else {
        io.out(`${name}: ${table[l]}`);
        io.out(`${say(w.grain)}${table.grain[l]}`);
        io.out(`${say(w.key)}${table.key.join(', ')}`);
        io.out(
          textTable(
            [
              say(w.column),
              say(w.type),
              say(w.nullable),
              say(w.unit),
              say(headings.meaning),
              say(w.formula),
            ],
            columns.map((column) => [
              column.name,
              column.sqlType,
              column.nullable ? '✓' : '',
              (column.unit ?? '').replaceAll('|', ' | '),
              column[l],
              [column.formula && `= ${column.formula}`, column.source && `← ${column.source}`]
                .filter(Boolean)
                .join(' '),
            ]),
          ),
        );
      }
      cli.finish(exit.done);
    });
}

function noSuchTable(name: string): Error {
  const names = publishedTables.map((table) => table.name);
  return usageError(
    w.noSuchTable({ written: name, guess: nearest(name, names) }),
    w.tables(names),
  ).as('unknown_table');
}
