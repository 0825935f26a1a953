import { columnsOf } from '../../../schemas/column.js';
import { publishedTables } from '../../../schemas/published/index.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { nearest } from '../../base/nearest.js';
import { say } from '../../terminal/say.js';
import { textTable } from '../../terminal/table.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';

export function addDescribe(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(cli, 'describe', say(l, '一张表的列', 'the columns of a table'))
    .argument('<table>', say(l, '表名', 'name of the table'))
    .action(async (asked: string, options: CommonOptions) => {
      // SQL doesn't care for case either.
      const table = publishedTables.find((one) => one.name === asked.toLowerCase());
      if (!table) throw noSuchTable(asked);
      const { name } = table;
      const columns = columnsOf(table);
      if (options.json) {
        const { zh, en, grain, key } = table;
        io.out(toJson({ name, zh, en, grain, key, columns }));
      } else {
        io.out(`${name}: ${table[l]}`);
        io.out(`${say(l, '粒度：', 'Grain: ')}${table.grain[l]}`);
        io.out(`${say(l, '主键：', 'Key: ')}${table.key.join(', ')}`);
        io.out(
          textTable(
            [
              say(l, '列', 'Column'),
              say(l, '类型', 'Type'),
              say(l, '可空', 'Null'),
              say(l, '单位或取值', 'Unit or values'),
              say(l, '含义', 'Meaning'),
              say(l, '算法或出处', 'Formula or source'),
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
  const guess = nearest(name, names);
  return usageError(
    {
      zh: `没有名为 ${name} 的表${guess ? `；是否为 ${guess}？` : '。'}`,
      en: `There is no table ${name}${guess ? `; did you mean ${guess}?` : '.'}`,
    },
    { zh: `可用：${names.join('、')}`, en: `There are: ${names.join(', ')}` },
  );
}
