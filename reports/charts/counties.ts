import type { z } from 'zod';
import type { countyHours } from '../../schemas/published/detail.js';
import { fixed, integer, percent, quotient, userHours } from '../base/figures.js';
import { legible, shown } from '../base/html.js';
import { countyChartData } from '../datasets/charts.js';
import type { Chart } from '../vega/chart.js';
import type { Place, View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { barTable } from './bar-table.js';
import { partsOf, rankedRows } from './ranked.js';

type CountyRow = z.infer<typeof countyHours.row>;

const mostCounties = 30;

/** The counties of a city: by hours per user where users are known by county, else by user-hours. */
export function countiesChart(view: View, counties: readonly CountyRow[], place: Place): Chart {
  const { say, gloss, data } = view;
  const w = chartWords.counties;
  const { kind, name: period } = data.period;
  const own = counties.filter(
    (row) => row.period_kind === kind && row.period === period && row.city_code === place.code,
  );
  const named = (row: CountyRow) =>
    row.county === null ? say(w.unknown) : legible(shown(row.county, 80));
  const hasHours = own.every((row) => row.is_rest || row.hours !== null);
  const glossed = (row: CountyRow) => (row.county === null ? named(row) : gloss.county(named(row)));
  const all = rankedRows(own, mostCounties, glossed, (count) => say(w.rest({ count })));
  // Hours per user of several counties don't add up, so the rest has none and isn't drawn by them.
  const ranked = hasHours
    ? all.filter((row) => !row.isRest).sort((a, b) => (b.hours ?? 0) - (a.hours ?? 0))
    : all;
  const total = all.reduce((sum, row) => sum + row.net, 0n);
  const items = ranked.map((row) => {
    const share = percent(quotient(row.net, total));
    const amount = userHours(row.net, 0);
    const text = (part: string, seconds: bigint) =>
      say(
        w.mark({
          county: row.name,
          part,
          hours: userHours(seconds),
          all: userHours(row.net),
          outages: integer(row.outages),
          share,
          each: fixed(row.hours, 3),
        }),
      );
    const scale = hasHours && row.net > 0n ? (row.hours ?? 0) / Number(row.net) : 1;
    const figures = hasHours ? [fixed(row.hours), amount, share] : [amount, share];
    return { name: row.name, parts: partsOf(view, row, text, scale), figures };
  });
  return {
    slug: 'counties',
    title: say(w.title),
    caption: say((hasHours ? w.captionHours : w.caption)({ place: place.name })),
    emptyNote: say(w.none),
    data: countyChartData(view, own, named),
    ...barTable({
      items,
      nameHead: say(w.county),
      heads: [
        ...(hasHours ? [say(chartWords.hoursPerUser)] : []),
        say(chartWords.userHours),
        say(chartWords.pareto.share),
      ],
      legend: [
        { role: 'fault', label: say(chartWords.months.fault) },
        { role: 'planned', label: say(chartWords.months.planned) },
      ],
    }),
    ...(items.length === 0 && { rows: [] }),
  };
}
