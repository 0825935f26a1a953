import { integer, percent, quotient, userHours } from '../base/figures.js';
import { familyData } from '../datasets/profile.js';
import type { Chart } from '../vega/chart.js';
import { type CauseFamily, causeFamilies, familyOf } from '../view/cause-families.js';
import type { CauseRow } from '../view/data.js';
import type { Place, View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { barTable } from './bar-table.js';

export interface FamilySum {
  readonly family: CauseFamily | 'rest';
  readonly net: bigint;
  readonly fault: bigint;
  readonly outages: number;
}

/** The causes of the period by what they have in common. */
export function causeFamiliesChart(view: View, place: Place): Chart {
  const { say, data } = view;
  const w = chartWords.families;
  const causes = data.causes.filter((row) => row.city_code === place.code);
  const sums = familySums(causes);
  const total = sums.reduce((sum, { net }) => sum + net, 0n);
  const items = sums.map(({ family, net, fault, outages }) => {
    const name = say(w.names[family]);
    const share = percent(quotient(net, total));
    const parts = [
      { role: 'fault' as const, words: chartWords.months.fault, seconds: fault },
      { role: 'planned' as const, words: chartWords.months.planned, seconds: net - fault },
    ].filter(({ seconds }) => seconds > 0n);
    return {
      name,
      parts: parts.map(({ role, words, seconds }) => {
        const said = { name, part: say(words), hours: userHours(seconds, 0), share };
        return { role, size: Number(seconds), text: say(w.mark(said)) };
      }),
      figures: [userHours(net, 0), share, integer(outages)],
    };
  });
  const isRegion = place.code === view.region.code;
  return {
    slug: 'cause-families',
    title: say(w.title),
    caption: say(w.caption({ place: isRegion ? say(chartWords.wholeRegion) : place.name })),
    emptyNote: say(chartWords.pareto.none),
    data: familyData(view, sums),
    ...barTable({
      items,
      nameHead: say(w.head),
      heads: [
        say(chartWords.userHours),
        say(chartWords.pareto.share),
        say(chartWords.durations.outages),
      ],
      legend: [
        { role: 'fault', label: say(chartWords.months.fault) },
        { role: 'planned', label: say(chartWords.months.planned) },
      ],
    }),
    ...(items.length === 0 && { rows: [] }),
  };
}

/** The families that count anything, the largest first; what the list of causes leaves out comes last. */
export function familySums(causes: readonly CauseRow[]): FamilySum[] {
  const order = [...causeFamilies.map(({ name }) => name), 'other', 'rest'] as const;
  return order
    .map((family): FamilySum => {
      const own = causes.filter((row) => (row.is_rest ? 'rest' : familyOf(row.cause)) === family);
      const sum = (of: (row: CauseRow) => bigint) => own.reduce((all, row) => all + of(row), 0n);
      return {
        family,
        net: sum((row) => row.net_user_seconds),
        fault: sum((row) => row.fault_user_seconds),
        outages: own.reduce((all, row) => all + row.outages, 0),
      };
    })
    .filter(({ net }) => net > 0n)
    .sort((a, b) => {
      const last = Number(a.family === 'rest') - Number(b.family === 'rest');
      return last || (a.net === b.net ? 0 : a.net < b.net ? 1 : -1);
    });
}
