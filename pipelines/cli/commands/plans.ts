import { Argument } from 'commander';
import { isoOf } from '../../../schemas/civil.js';
import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { type Judged, judgePlans } from '../../budget/judge.js';
import { knownFor } from '../../budget/known.js';
import { type ReadPlans, readPlans } from '../../budget/read-plans.js';
import { withTables } from '../../history/state.js';
import { helpWords } from '../../words/cli-help.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { plansText } from '../plans-text.js';
import { projectOf } from '../project.js';

type JudgedPlan = Judged<ReadPlans['plans'][number]>;

export function addPlans(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'plans', say(helpWords.plans.does))
    .addArgument(new Argument('<action>', say(helpWords.plans.action)).choices(['check']))
    .argument('<file>', say(helpWords.plans.file))
    .action(async (_: string, file: string, options: CommonOptions) => {
      const project = await projectOf(cli, options);
      const read = await readPlans(file, project);
      const known = await withTables(project, options, (published) =>
        knownFor(published, read.plans, read.document),
      );
      const judged = judgePlans(read.plans, known);
      const asOf = isoOf(known.asOf).slice(0, 10);
      const broken = judged.filter((plan) => plan.broken.length > 0).length;
      if (options.json) io.out(toJson<Output<'plans'>>(jsonOf(read, judged, asOf, broken)));
      else {
        const text = plansText(read, judged, asOf, project.loaded.region, io.language);
        if (judged.length > 0) io.out(text.table);
        for (const line of text.refused) io.note(line);
        io.note(text.summary);
      }
      cli.finish(broken + read.refused.length > 0 ? exit.strict : exit.done);
    });
}

function jsonOf(
  { document, refused }: ReadPlans,
  judged: readonly JudgedPlan[],
  asOf: string,
  broken: number,
): Output<'plans'> {
  return {
    file: document,
    as_of: asOf,
    plans: judged.map(planJson),
    rejected: refused.map(({ sheet, line, column, code, message }) => ({
      ...{ sheet, line, column, message: message.zh, message_en: message.en },
      code: code as Output<'plans'>['rejected'][number]['code'],
    })),
    broken_count: broken,
  };
}

function planJson({ plan, ...judged }: JudgedPlan): Output<'plans'>['plans'][number] {
  const moment = (seconds: number) => isoOf(seconds).replace(' ', 'T');
  const hours = (seconds: bigint) => Number(seconds) / 3600;
  const { left, userSeconds } = judged;
  return {
    sheet: plan.sheet,
    line: plan.line,
    plan_id: plan.planId,
    provider: plan.provider,
    city_code: plan.city,
    county: plan.county,
    area_tier: plan.tier as Output<'plans'>['plans'][number]['area_tier'],
    line_id: plan.lineId,
    asset_id: plan.assetId,
    planned_from: moment(plan.from),
    planned_to: moment(plan.to),
    users: plan.users,
    user_seconds: userSeconds,
    user_hours: hours(userSeconds),
    budgets: judged.budgets.map((budget) => ({
      month: budget.month,
      county: budget.county,
      left_after_user_seconds: budget.left,
    })),
    left_after_user_seconds: left,
    left_after_user_hours: left === null ? null : hours(left),
    outages_in_60_days: judged.outages,
    notify_by: moment(judged.notifyBy),
    notice: judged.notice,
    broken: judged.broken,
  };
}
