import { Option } from 'commander';
import type { ExplanationRequest } from '../../../reports/explain.js';
import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import type { Database } from '../../base/database.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { figureOf, requireTables } from '../../explain/data.js';
import { requestOf } from '../../explain/request.js';
import { withTables } from '../../history/state.js';
import type { CellYear, Standing } from '../../whatif/cells.js';
import { type Change, parseFaster, parsePlannedLess, parseWithout } from '../../whatif/changes.js';
import { type Least, type LeastKind, least, leastKinds } from '../../whatif/least.js';
import { whatIf } from '../../whatif/whatif.js';
import { yearsAfter } from '../../whatif/year-after.js';
import { helpWords } from '../../words/cli-help.js';
import { whatIfWords as w } from '../../words/whatif.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { projectOf } from '../project.js';
import { leastText, whatIfText } from '../whatif-text.js';

interface WhatIfOptions extends CommonOptions {
  readonly without?: readonly Change[];
  readonly faster?: readonly Change[];
  readonly plannedLess?: Change;
  readonly least?: LeastKind;
}

export function addWhatIf(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  const say = speaker(l);
  addCommand(cli, 'whatif', say(helpWords.whatif.does))
    .argument('<city>', say(helpWords.whatif.city))
    .argument('<tier>', say(helpWords.whatif.tier))
    .argument('<year>', say(helpWords.whatif.year))
    .option('--without <item>', say(helpWords.whatif.without), each(parseWithout))
    .option('--faster <item:percent>', say(helpWords.whatif.faster), each(parseFaster))
    .option('--planned-less <percent>', say(helpWords.whatif.plannedLess), parsePlannedLess)
    .addOption(new Option('--least <kind>', say(helpWords.whatif.least)).choices([...leastKinds]))
    .action(async (city: string, tier: string, year: string, options: WhatIfOptions) => {
      const changes = changesOf(options);
      const project = await projectOf(cli, options);
      const asked = requestOf({ city, tier, period: year }, project.loaded);
      const cell = cellIn(asked);
      await withTables(project, options, async (tables) => {
        await requireTables(tables);
        // It says which years and tiers there are.
        await figureOf(tables, asked);
        const { cityName } = asked;
        if (options.least) {
          const result = await leastWithPast(tables, cell, options.least);
          if (options.json) io.out(toJson<Output<'whatif --least'>>(leastJson(result, asked)));
          else io.out(leastText(result, result.past, cityName, l));
        } else {
          const { cell: held, ...result } = await whatIf(tables, cell, changes);
          const shown = { asked: askedJson(asked, cell), allowance_user_seconds: held.allowance };
          if (options.json) io.out(toJson<Output<'whatif'>>({ ...shown, ...result }));
          else io.out(whatIfText({ cell: held, ...result }, cityName, l));
        }
      });
      cli.finish(exit.done);
    });
}

function each(parse: (written: string) => Change) {
  return (written: string, before: readonly Change[] = []): Change[] => [...before, parse(written)];
}

/** @throws UserError where nothing is to be changed, or both ways are asked for */
function changesOf({ without, faster, plannedLess, least: kind }: WhatIfOptions): Change[] {
  const changes = [...(without ?? []), ...(faster ?? []), ...(plannedLess ? [plannedLess] : [])];
  if (kind && changes.length > 0) throw usageError(w.eitherOr, w.cellExample);
  if (!kind && changes.length === 0) throw usageError(w.nothingAsked, w.cellExample);
  return changes;
}

function cellIn({ cityCode, isRegion, tier, periodKind, period }: ExplanationRequest): CellYear {
  if (isRegion || tier === 'all' || periodKind !== 'year') {
    throw usageError(w.notACell, w.cellExample);
  }
  return { cityCode, tier, year: Number(period) };
}

interface WithPast extends Least {
  readonly past: Output<'whatif --least'>['years_after'];
}

/** What is said of the past goes by as many items as were found; of events by the lines that they are on. */
async function leastWithPast(
  tables: Database,
  cell: CellYear,
  asked: LeastKind,
): Promise<WithPast> {
  const [result] = await least(tables, [cell], asked);
  if (!result) throw new Error('a cell that was not searched');
  const kind = asked === 'events' ? 'lines' : asked;
  const most = asked === 'events' ? result.lines : result.items.length;
  const years = most > 0 ? await yearsAfter(tables, cell, kind, most) : [];
  return { ...result, past: { kind, most, years } };
}

function leastJson(result: WithPast, asked: ExplanationRequest): Output<'whatif --least'> {
  const { cell, before, after, kind, is_met, items, of, past } = result;
  return {
    asked: askedJson(asked, cell.asked),
    allowance_user_seconds: cell.allowance,
    before,
    after,
    saved_user_seconds: savedBetween(before, after),
    kind,
    is_met,
    items,
    of,
    years_after: past,
  };
}

function savedBetween(before: Standing, after: Standing): bigint {
  return before.net_user_seconds - after.net_user_seconds;
}

function askedJson(
  { cityCode, cityName }: ExplanationRequest,
  { tier, year }: CellYear,
): Output<'whatif'>['asked'] {
  return { city_code: cityCode, city_name: cityName, area_tier: tier, year };
}
