import { greatest } from '../base/extremes.js';
import { userHours } from '../base/figures.js';
import { timeOfDayData } from '../datasets/profile.js';
import type { Chart } from '../vega/chart.js';
import { twice } from '../vega/twice.js';
import { profileOf, stretch } from '../view/profile.js';
import type { Place, View } from '../view/view.js';
import { chartWords, weekdayWords } from '../words/index.js';
import { classBounds } from './classes.js';
import { heatLayers, heatLegend, heatLine, heatRows, nameRoom } from './heat.js';
import { inUnits, narrowLegend, unitFor } from './narrow-heat.js';
import { lineAt, planeRow, planeSpec } from './plane.js';

const stretches = Array.from({ length: 24 / stretch }, (_, i) => i * stretch);
const between = 24;
const wideUnit = { unit: 1, name: chartWords.userHours };

/** At what time of the week outages began: faults and the rest side by side, in the same classes. */
export function timeOfDayChart(view: View, place: Place): Chart {
  return twice((width) => drawnIn(view, place, width));
}

function drawnIn(view: View, place: Place, width = 920): Chart {
  const { say } = view;
  const w = chartWords.timeOfDay;
  const rows = profileOf(view, 'hour', place.code);
  const bounds = classBounds(rows.map((row) => Number(row.net_user_seconds) / 3600));
  const days = weekdayWords.map(say);
  const names = nameRoom(days, width);
  const isWide = width > 600;
  const each = isWide ? (width - between) / 2 : width;
  const most = greatest(bounds, 0);
  const { unit, name: unitName } = isWide ? wideUnit : unitFor(most, 4);
  const legend = isWide
    ? { rows: heatLegend(say(unitName), bounds), height: heatLine }
    : narrowLegend({ legend: say(unitName), each: unit, bounds });
  const top = legend.height + 8;
  const panels = [
    { isFault: true, title: say(chartWords.months.fault) },
    { isFault: false, title: say(chartWords.months.planned) },
  ].flatMap(({ isFault, title }, i) => {
    const x = isWide ? i * (each + between) : 0;
    const y = top + (isWide ? 0 : i * (heatLine * 9 + 11));
    const cellOf = (weekday: number, from: number) => {
      const row = rows.find(
        (one) => one.is_fault === isFault && one.weekday === weekday && one.from_hour === from,
      );
      const net = row?.net_user_seconds ?? 0n;
      const parts = {
        part: title,
        day: days[weekday - 1] ?? '',
        from: String(from),
        to: String(from + stretch),
        hours: userHours(net, 0),
      };
      if (net === 0n) return { value: 0, label: '', text: '' };
      const hours = Number(net) / 3600;
      return { value: hours, label: inUnits(hours, unit), text: say(w.mark(parts)) };
    };
    return [
      planeRow({ kind: 'title', box: lineAt(x, y + heatLine / 2), label: title }),
      ...heatRows({
        x,
        y: y + heatLine,
        width: each,
        names,
        columns: stretches.map((from) => ({
          label: `${from}–${from + stretch}`,
          short: String(from),
        })),
        rows: days.map((name, day) => ({
          name,
          cells: stretches.map((from) => cellOf(day + 1, from)),
        })),
        bounds,
      }),
    ];
  });
  const drawn = bounds.length === 0 ? [] : [...legend.rows, ...panels];
  const isRegion = place.code === view.region.code;
  return {
    slug: 'time-of-day',
    title: say(w.title),
    caption: say(w.caption({ place: isRegion ? say(chartWords.wholeRegion) : place.name })),
    emptyNote: say(chartWords.noneBegan),
    rows: drawn,
    data: timeOfDayData(view, rows, stretches),
    marks: drawn.filter(({ text }) => text !== '').length,
    spec: planeSpec({ rows: drawn, layers: heatLayers }),
  };
}
