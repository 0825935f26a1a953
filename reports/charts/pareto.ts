import type { z } from 'zod';
import type { causeHours } from '../../schemas/published/detail.js';
import { fixed, integer, percent, quotient, userHours } from '../base/figures.js';
import { legible, shown } from '../base/html.js';
import { causeData } from '../datasets/charts.js';
import type { Chart } from '../vega/chart.js';
import type { Place, View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { barTable } from './bar-table.js';
import { partsOf, rankedRows } from './ranked.js';

type CauseRow = z.infer<typeof causeHours.row>;

const mostCauses = 12;

/** What the hours of the period were caused by, largest first, and how the shares add up. */
export function paretoChart(
  view: View,
  causes: readonly CauseRow[],
  place: Place = view.region,
): Chart {
  const { say, gloss, data } = view;
  const w = chartWords.pareto;
  const { kind, name: period } = data.period;
  const own = causes.filter(
    (row) => row.period_kind === kind && row.period === period && row.city_code === place.code,
  );
  const named = (row: CauseRow) =>
    row.cause === null ? say(w.unknown) : legible(shown(row.cause, 80));
  const glossed = (row: CauseRow) => (row.cause === null ? named(row) : gloss.cause(named(row)));
  const ranked = rankedRows(own, mostCauses, glossed, (count) => say(w.rest({ count })));
  const total = ranked.reduce((sum, row) => sum + row.net, 0n);
  const hasHours = ranked.every(({ hours }) => hours !== null);
  let sum = 0n;
  const items = ranked.map((row) => {
    sum += row.net;
    const share = percent(quotient(row.net, total));
    const running = percent(quotient(sum, total));
    const amount = hasHours ? fixed(row.hours) : userHours(row.net, 0);
    const text = (part: string, seconds: bigint) =>
      say(
        w.mark({
          cause: row.name,
          part,
          hours: userHours(seconds),
          all: userHours(row.net),
          outages: integer(row.outages),
          share,
          running,
        }),
      );
    return { name: row.name, parts: partsOf(view, row, text), figures: [amount, share, running] };
  });
  const isRegion = place.code === view.region.code;
  return {
    slug: 'pareto',
    title: say(w.title),
    caption: say(w.caption({ place: isRegion ? say(chartWords.wholeRegion) : place.name })),
    emptyNote: say(w.none),
    data: causeData(view, own, named),
    ...barTable({
      items,
      nameHead: say(w.cause),
      heads: [
        say(hasHours ? chartWords.hoursPerUser : chartWords.userHours),
        say(w.share),
        say(w.running),
      ],
      legend: [
        { role: 'fault', label: say(chartWords.months.fault) },
        { role: 'planned', label: say(chartWords.months.planned) },
      ],
    }),
    ...(items.length === 0 && { rows: [] }),
  };
}
