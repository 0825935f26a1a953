import {
  type ExplanationRequest,
  explanationDocument,
  renderExplanation,
} from '../../../reports/explain.js';
import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { explanationData } from '../../explain/data.js';
import { requestOf } from '../../explain/request.js';
import { writeWhole } from '../../files/whole.js';
import { withTables } from '../../history/state.js';
import { guardOf } from '../../project/outputs.js';
import { helpWords } from '../../words/cli-help.js';
import { outputWords as w } from '../../words/cli-outputs.js';
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
  const say = speaker(l);
  addCommand(cli, 'explain', say(helpWords.explain.does))
    .argument('<city>', say(helpWords.explain.city))
    .argument('<tier>', say(helpWords.explain.tier))
    .argument('<period>', say(helpWords.explain.period))
    .option('--ytd', say(helpWords.explain.ytd))
    .option('--rows', say(helpWords.explain.rows))
    .option('--event <id>', say(helpWords.explain.event))
    .option('--html <file>', say(helpWords.explain.html))
    .action(async (city: string, tier: string, period: string, options: ExplainOptions) => {
      const project = await projectOf(cli, options);
      const asked = requestOf({ city, tier, period, toDate: options.ytd }, project.loaded);
      const target = options.html ? await guardOf(project.paths).file(options.html) : undefined;
      const data = await withTables(project, options, (tables) =>
        explanationData(tables, asked, { allRows: options.rows, event: options.event }),
      );
      const { glosses } = project.loaded.settings;
      if (target) await writeWhole(target, renderExplanation(data, l, glosses));
      if (options.json) io.out(toJson<Output<'explain'>>({ ...data, asked: askedJson(asked) }));
      else if (options.html) io.out(`${say(w.page)}  ${options.html}`);
      else io.out(explanationText(explanationDocument(data, l, glosses)));
      cli.finish(exit.done);
    });
}

/** What was asked for, in the names of the published tables. */
function askedJson(asked: ExplanationRequest): Output<'explain'>['asked'] {
  return {
    city_code: asked.cityCode,
    city_name: asked.cityName,
    is_region: asked.isRegion,
    area_tier: asked.tier,
    period_kind: asked.periodKind,
    period: asked.period,
  };
}
