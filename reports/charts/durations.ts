import { integer, percent, quotient, userHours } from '../base/figures.js';
import { durationData } from '../datasets/profile.js';
import type { Chart } from '../vega/chart.js';
import { durations, profileOf, sumOf } from '../view/profile.js';
import type { Place, View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { type BarItem, barTable } from './bar-table.js';

/** How long outages lasted: how many did, and what share of the user-hours is theirs. */
export function durationsChart(view: View, place: Place): Chart {
  const { say } = view;
  const w = chartWords.durations;
  const rows = profileOf(view, 'duration', place.code);
  const all = sumOf(rows);
  const held = durations
    .map((lasted) => ({ lasted, own: rows.filter((row) => row.lasted === lasted) }))
    .filter(({ lasted, own }) => lasted !== 'open' || own.length > 0);
  const items = held.map(({ lasted, own }): BarItem => {
    const sum = sumOf(own);
    const name = say(w.lasted[lasted]);
    const share = percent(quotient(BigInt(sum.outages), BigInt(all.outages)));
    const hours = percent(quotient(sum.net, all.net));
    const parts = ([true, false] as const).flatMap((isFault) => {
      const { outages, net } = sumOf(own.filter((row) => row.is_fault === isFault));
      const part = say(isFault ? chartWords.months.fault : chartWords.months.planned);
      const said = { name, part, outages: integer(outages), hours: userHours(net) };
      const role = isFault ? ('fault' as const) : ('planned' as const);
      return outages === 0 ? [] : [{ role, size: outages, text: say(w.mark(said)) }];
    });
    return { name, parts, figures: [integer(sum.outages), share, hours] };
  });
  const isRegion = place.code === view.region.code;
  return {
    slug: 'durations',
    title: say(w.title),
    caption: say(w.caption({ place: isRegion ? say(chartWords.wholeRegion) : place.name })),
    emptyNote: say(chartWords.noneBegan),
    data: durationData(view, rows),
    ...barTable({
      items,
      nameHead: say(w.head),
      heads: [say(w.outages), say(w.share), say(w.hoursShare)],
      legend: [
        { role: 'fault', label: say(chartWords.months.fault) },
        { role: 'planned', label: say(chartWords.months.planned) },
      ],
    }),
    ...(all.outages === 0 && { rows: [] }),
  };
}
