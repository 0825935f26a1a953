import { explanationDocument, renderExplanation } from '../../../reports/explain.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { askedOf } from '../../explain/asked.js';
import { explanationData } from '../../explain/data.js';
import { writeWhole } from '../../files/whole.js';
import { withTables } from '../../history/state.js';
import { outputFile } from '../../project/outputs.js';
import { say } from '../../terminal/say.js';
import { addCommand, type Cli } from '../command.js';
import { explanationText } from '../explanation.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';

interface ExplainOptions extends CommonOptions {
  readonly ytd?: boolean;
  readonly rows?: boolean;
  readonly event?: string;
  readonly html?: string;
}

export function addExplain(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'explain',
    say(l, '把一个指标拆开，直到每条停电记录', 'a figure taken apart, down to the rows behind it'),
  )
    .argument(
      '<city>',
      say(
        l,
        '市州的代码或名称；全区域写区域名称、代码或 all',
        'code or name of a city; the region’s name or code, or all, for the whole region',
      ),
    )
    .argument(
      '<tier>',
      say(
        l,
        '地区特征：市中心区、市区、城镇、农村，合计写 all',
        'central, urban, town or rural; all for all of them',
      ),
    )
    .argument('<period>', say(l, '2022、2022Q3 或 2022-09', '2022, 2022Q3 or 2022-09'))
    .option('--ytd', say(l, '年初至该季末', 'the year up to the end of the quarter'))
    .option('--rows', say(l, '列出全部停电记录', 'list every outage row'))
    .option('--event <id>', say(l, '一个停电事件的全过程', 'everything about one event'))
    .option('--html <file>', say(l, '写成网页', 'write a page'))
    .action(async (city: string, tier: string, period: string, options: ExplainOptions) => {
      const project = await projectOf(cli, options);
      const asked = askedOf({ city, tier, period, toDate: options.ytd }, project.loaded);
      const target = options.html ? await outputFile(options.html, project.paths) : undefined;
      const data = await withTables(project, options, (tables) =>
        explanationData(tables, asked, { allRows: options.rows, event: options.event }),
      );
      if (target) await writeWhole(target, renderExplanation(data, l));
      if (options.json) io.out(toJson(data));
      else if (options.html) io.out(`${say(l, '网页', 'Page')}  ${options.html}`);
      else io.out(explanationText(explanationDocument(data, l)));
      cli.finish(exit.done);
    });
}
