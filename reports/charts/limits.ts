import { type VerdictCode, verdictCodes } from '../../schemas/codes/index.js';
import { against, exact, fixed } from '../base/figures.js';
import { limitsData } from '../datasets/charts.js';
import { light, type Role } from '../theme/palette.js';
import type { Chart, Row } from '../vega/chart.js';
import type { VerdictRow } from '../view/data.js';
import type { View } from '../view/view.js';
import { chartWords, marks, named, tierWords, verdictWords } from '../words/index.js';
import { limitsSpec, narrowLimitsSpec } from './limits-spec.js';
import { rowNames } from './names.js';
import { narrowNames } from './narrow.js';

const looks: Record<VerdictCode, { role: Role; shape: string }> = {
  met_absolute: { role: 'met', shape: 'circle' },
  met_reduction: { role: 'reduction', shape: 'diamond' },
  met: { role: 'met', shape: 'circle' },
  not_met: { role: 'failed', shape: 'triangle-up' },
  undetermined: { role: 'unknown', shape: 'square' },
  exceeded: { role: 'failed', shape: 'triangle-up' },
  on_course: { role: 'met', shape: 'circle' },
};

/** Verdicts that only a year without complete data has. */
const soFar: ReadonlySet<VerdictCode> = new Set<VerdictCode>(['on_course', 'exceeded']);

/** Hours of every city and tier against its limit, one panel a tier. */
export function limitsChart(view: View): Chart {
  const { say } = view;
  const w = chartWords.limits;
  const base = view.baseYear === null ? null : String(view.baseYear);
  const rowOf = rowNames(view.cities);
  const rows: Row[] = [];
  const drawn: VerdictRow[] = [];
  let hasBaseline = false;
  const present = new Set<string>();
  for (const { code, name } of view.cities) {
    for (const [position, tier] of view.tiers.entries()) {
      const row = view.verdict(code, tier);
      if (!row || row.hours === null || row.target_hours === null) continue;
      drawn.push(row);
      present.add(row.verdict);
      hasBaseline ||= row.baseline_hours !== null;
      const verdict = say(named(verdictWords, row.verdict));
      const parts = {
        place: name,
        tier: say(named(tierWords, tier)),
        hours: against(row.hours, row.target_hours, row.absolute_met),
        limit: exact(row.target_hours),
        before: fixed(row.baseline_hours),
        verdict,
      };
      rows.push({
        city: rowOf.get(code) ?? name,
        tier: say(named(tierWords, tier)),
        position,
        hours: row.hours,
        limit: row.target_hours,
        // Without a year before the dot hides under the mark: a panel without dots has no extent.
        before: row.baseline_hours ?? row.hours,
        verdict,
        text: say(base === null ? w.mark(parts) : w.markBase({ ...parts, base })),
      });
    }
  }
  const codes = verdictCodes.names.filter((code) => present.has(code));
  const names = codes.map((code) => say(verdictWords[code]));
  const tiers = new Set(rows.map((row) => row.tier));
  const isSoFar = codes.some((code) => soFar.has(code));
  const cities = [...rowOf.values()];
  const narrow = narrowNames(cities, 19);
  const short = new Map(cities.map((name, i) => [name, narrow.names[i] ?? name]));
  const look = {
    cities,
    panels: tiers.size,
    title: say(chartWords.hoursPerUser),
    verdicts: names,
    colours: codes.map((code) => light(looks[code].role)),
    shapes: codes.map((code) => looks[code].shape),
  };
  return {
    slug: 'limits',
    title: say(w.title),
    caption: [
      isSoFar ? w.captionSoFar : w.caption,
      ...(hasBaseline ? [base === null ? w.before : w.beforeBase({ base })] : []),
      ...(tiers.size > 1 ? [w.scales] : []),
    ]
      .map(say)
      .join(say(marks.sentences)),
    emptyNote: say(w.none),
    rows,
    data: limitsData(view, drawn),
    marks: rows.length,
    spec: limitsSpec(look),
    narrow: {
      rows: rows.map((row) => ({ ...row, city: short.get(String(row.city)) ?? '' })),
      spec: narrowLimitsSpec(look, narrow),
    },
  };
}
