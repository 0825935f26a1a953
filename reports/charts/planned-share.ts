import { percent, quotient } from '../base/figures.js';
import { plannedShareData } from '../datasets/profile.js';
import type { Chart } from '../vega/chart.js';
import { type Area, areaSum } from '../view/areas.js';
import { monthsUpTo, shortMonth } from '../view/period.js';
import { monthOf, type Place, type View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { type HeatRow, heatLayers, monthHeat } from './heat.js';
import { narrowHeat } from './narrow-heat.js';
import { partialNote } from './partial.js';
import { planeSpec } from './plane.js';

const order: readonly Area[] = ['all', 'urban', 'rural'];
const width = 900;
const bounds = [20, 40, 60, 80, 100];

/** What part of each month's user-hours wasn't caused by faults: in all, in towns and in the country. */
export function plannedShareChart(view: View, place: Place): Chart {
  const { say, data, year } = view;
  const w = chartWords.plannedShare;
  const months = monthsUpTo(data.period).filter((month) => monthOf(view, month) !== undefined);
  const held = order
    .map((area) => ({
      area,
      sums: months.map((month) => areaSum(view, 'month', month, place.code, area)),
    }))
    .filter(({ sums }) => sums.some(({ net }) => net > 0n));
  const rows: HeatRow[] = held.map(({ area, sums }) => ({
    name: say(chartWords.areas[area]),
    cells: sums.map(({ net, planned }, i) => {
      const share = quotient(planned, net);
      const parts = {
        area: say(chartWords.areas[area]),
        month: say(shortMonth(months[i] ?? '')),
        share: percent(share),
      };
      return {
        value: share === null ? null : share * 100,
        label: share === null ? '' : `${Math.round(share * 100)}%`,
        text: say(share === null ? w.markNone(parts) : w.mark(parts)),
      };
    }),
  }));
  const heat = { legend: say(w.share), unit: '%', months, bounds };
  const drawn = rows.length === 0 ? [] : monthHeat({ ...heat, say, width, rows });
  const bare = rows.map(({ name, cells }) => ({
    name,
    cells: cells.map((cell) => ({ ...cell, label: cell.label.replace('%', '') })),
  }));
  const isRegion = place.code === view.region.code;
  const where = isRegion ? say(chartWords.wholeRegion) : place.name;
  return {
    slug: 'planned-share',
    title: say(w.title({ year: String(year) })),
    caption: say(w.caption({ place: where })) + partialNote(view, months),
    emptyNote: say(w.none),
    rows: drawn,
    data: plannedShareData(view, months, held),
    marks: drawn.filter(({ text }) => text !== '').length,
    spec: planeSpec({ rows: drawn, layers: heatLayers }),
    narrow: narrowHeat({ ...heat, rows: bare }),
  };
}
