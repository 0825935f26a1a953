import type { Tier, VerdictCode } from '../../schemas/codes/index.js';
import type { Words } from '../../schemas/words/index.js';
import { exact, integer, wholePercent } from '../base/figures.js';
import { shown } from '../base/html.js';
import { marks, named, tierWords, verdictWords, ledgerWords as w } from '../words/index.js';
import type { LedgerTask, VerdictRow } from './data.js';
import { dateName } from './period.js';
import { allTiers, type View } from './view.js';

/** More cities of a group than this are not named. */
const MOST_NAMED = 6;

/** A row of the ledger, its texts in one language. */
export interface LedgerRow {
  readonly number: string;
  readonly task: string;
  readonly units: string;
  readonly deadline: string;
  readonly emphasis: string;
  readonly state: string;
}

/** Limits that a year before the deadline is held against, and how that year stands. */
export interface StageRow {
  readonly year: string;
  readonly group: string;
  /** By tier; null where the stage sets none. */
  readonly hours: readonly (number | null)[];
  readonly state: string;
}

export interface Ledger {
  readonly rows: readonly LedgerRow[];
  readonly stages: readonly StageRow[];
}

/** The row that the notice asks to be kept, filled from the year's verdicts; null where none is kept. */
export function ledgerOf(view: View): Ledger | null {
  const { ledger } = view.data;
  if (!ledger) return null;
  return { rows: [rowOf(view, ledger)], stages: stagesOf(view) };
}

function rowOf(view: View, { number, task, units, emphasis }: LedgerTask): LedgerRow {
  const { say, year, settings } = view;
  return {
    number,
    task: say(task),
    units: units.map(say).join(say(marks.items)),
    deadline: say(w.endOf({ year: String(settings.targets.deadline) })),
    emphasis: say(emphasis[String(year)] ?? limitsOf(view)),
    state: stateOf(view, year),
  };
}

/** The year's limits, which are its emphasis where no other is set. */
function limitsOf(view: View): Words {
  const { say, data, year, tiers } = view;
  const ofYear = data.targets.filter((target) => target.year === year);
  const groups = [...new Set(ofYear.map((target) => target.target_group))];
  if (groups.length === 0) return w.noEmphasis;
  const limits = groups.map((group) => {
    const hours = tiers.flatMap((tier) => {
      const row = ofYear.find((one) => one.target_group === group && one.area_tier === tier);
      const name = say(named(tierWords, tier));
      return row ? [say(w.limitOf({ tier: name, hours: exact(row.target_hours) }))] : [];
    });
    const cities = citiesOf(view, group);
    return say(w.limitsOf({ cities, hours: hours.join(say(marks.names)) }));
  });
  const parts = {
    limits: limits.join(say(marks.groups)),
    rate: wholePercent(view.rate),
  };
  return view.baseYear === null
    ? w.limits(parts)
    : w.limitsMean({ ...parts, base: String(view.baseYear) });
}

/** The cities of a group by name where they are few; else they are the others. */
function citiesOf({ say, data, cities, language }: View, group: string): string {
  const codes = new Set(
    data.cities.filter((city) => city.target_group === group).map((city) => city.city_code),
  );
  const names = cities.filter(({ code }) => codes.has(code)).map(({ name }) => name);
  if (names.length === 0) return shown(group, 60);
  if (names.length > MOST_NAMED) return say(w.others);
  return names.join(language === 'zh' ? '、' : ', ');
}

/** The year's verdicts in one sentence: those of the page's cities, and of the place as a whole. */
function stateOf(view: View, year: number): string {
  const { say, data, place } = view;
  const whole = data.verdicts.find(
    (row) => row.year === year && row.city_code === place.code && row.area_tier === allTiers,
  );
  const cells = cellsOf(view, year);
  if (!whole && cells.length === 0) return say(w.noState({ year: String(year) }));
  const count = (verdict: VerdictCode) =>
    integer(cells.filter((row) => row.verdict === verdict).length);
  const parts = {
    year: String(year),
    cells: integer(cells.length),
    open: count('undetermined'),
  };
  const isFinal = whole?.is_final ?? cells.every((row) => row.is_final);
  const counts = isFinal
    ? w.stateFinal({
        ...parts,
        limit: count('met_absolute'),
        reduction: count('met_reduction'),
        not: count('not_met'),
      })
    : w.stateSoFar({
        ...parts,
        date: view.completeTo ? say(dateName(view.completeTo)) : '—',
        course: count('on_course'),
        exceeded: count('exceeded'),
      });
  const verdict = whole && say(w.whole({ verdict: say(named(verdictWords, whole.verdict)) }));
  return [say(counts), verdict].filter(Boolean).join(say(marks.sentences));
}

function cellsOf({ data, place, isCity, region }: View, year: number): VerdictRow[] {
  return data.verdicts.filter(
    (row) =>
      row.year === year &&
      row.area_tier !== allTiers &&
      (isCity ? row.city_code === place.code : row.city_code !== region.code),
  );
}

/** Stages as they are set, those of years to come included, of which the tables of limits know nothing. */
function stagesOf(view: View): StageRow[] {
  const stages = Object.entries(view.settings.targets.stages).flatMap(([year, groups]) =>
    Object.entries(groups).map(([group, hours]) => ({ year, group, hours })),
  );
  return stages
    .sort((a, b) => a.year.localeCompare(b.year, 'en'))
    .map(({ year, group, hours }) => ({
      year,
      group,
      hours: view.tiers.map((tier) => hours[tier as Tier] ?? null),
      state: stateOf(view, Number(year)),
    }));
}
