import { fixed } from '../base/figures.js';
import { exclusionData } from '../datasets/charts.js';
import { phone } from '../theme/chart-config.js';
import { light } from '../theme/palette.js';
import type { Chart, Row } from '../vega/chart.js';
import { labelRoom } from '../vega/fit.js';
import { allTiers, type View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { rowNames } from './names.js';
import { legendColumns, narrowNames } from './narrow.js';

/** Hours with and without the exclusion, for the cities that have any, largest exclusion first. */
export function exclusionsChart(view: View): Chart {
  const { say, data } = view;
  const w = chartWords.exclusions;
  const names = { net: say(w.net), gross: say(w.gross) };
  const rowOf = rowNames(view.cities);
  const cities = view.cities
    .map(({ code, name }) => ({
      name: rowOf.get(code) ?? name,
      row: view.hours(data.period.kind, data.period.name, code, allTiers),
    }))
    .filter(({ row }) => row !== undefined && row.excluded_user_seconds > 0n)
    .flatMap(({ name, row }) => {
      if (!row || row.hours === null || row.hours_gross === null) return [];
      return [{ name, row, net: row.hours, gross: row.hours_gross }];
    })
    .sort((a, b) => b.gross - b.net - (a.gross - a.net));
  const rows: Row[] = cities.flatMap(({ name, net, gross }) =>
    (['gross', 'net'] as const).map((which) => ({
      city: name,
      which: names[which],
      hours: which === 'net' ? net : gross,
      net,
      gross,
      label: which === 'gross' ? `${fixed(gross)} → ${fixed(net)}` : '',
      text: say(w.mark({ place: name, net: fixed(net, 3), gross: fixed(gross, 3) })),
    })),
  );
  const all = cities.map(({ name }) => name);
  const width = Math.min(680, 780 - labelRoom(all));
  const narrow = narrowNames(all, 22);
  // Beside the names and the plot, what the last mark says.
  const phoneWidth =
    phone.width - narrow.room - 24 - labelRoom(rows.map(({ label }) => String(label)));
  const columns = legendColumns(Object.values(names), phoneWidth);
  const look = { title: say(chartWords.hoursPerUser), domain: [names.net, names.gross] };
  return {
    slug: 'exclusions',
    title: say(w.title),
    caption: say(w.caption),
    emptyNote: say(w.none),
    rows,
    data: exclusionData(
      view,
      cities.map(({ row }) => row),
    ),
    marks: rows.length,
    spec: spec({ ...look, width, names: all, step: 22 }),
    narrow: {
      rows: rows.map((row) => ({
        ...row,
        city: narrow.names[all.indexOf(String(row.city))] ?? '',
      })),
      spec: spec({ ...look, width: phoneWidth, names: narrow.names, step: narrow.step, columns }),
    },
  };
}

interface ExclusionsLook {
  readonly width: number;
  readonly names: readonly string[];
  readonly step: number;
  readonly title: string;
  /** After the exclusion and before it. */
  readonly domain: string[];
  /** Of the legend, where it has more than one line. */
  readonly columns?: number;
}

function spec({ width, names, step, title, domain, columns }: ExclusionsLook): Chart['spec'] {
  return {
    data: { name: 'rows' },
    width,
    height: names.length * step,
    encoding: {
      y: {
        field: 'city',
        type: 'nominal',
        sort: null,
        scale: { domain: [...names] },
        title: null,
        axis: { grid: true, ticks: false, domain: false },
      },
    },
    layer: [
      {
        mark: { type: 'rule', aria: false, color: light('before'), strokeWidth: 2 },
        encoding: { x: { field: 'net', type: 'quantitative' }, x2: { field: 'gross' } },
      },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: 70 },
        encoding: {
          x: {
            field: 'hours',
            type: 'quantitative',
            title,
            scale: { zero: true },
            axis: { tickCount: 6 },
          },
          color: {
            field: 'which',
            type: 'nominal',
            scale: { domain, range: [light('met'), light('before')] },
            ...(columns !== undefined && { legend: { columns } }),
          },
          shape: {
            field: 'which',
            type: 'nominal',
            scale: { domain, range: ['circle', 'diamond'] },
          },
          description: { field: 'text', type: 'nominal' },
        },
      },
      {
        transform: [{ filter: { field: 'which', equal: domain[1] ?? '' } }],
        mark: {
          type: 'text',
          aria: false,
          align: 'left',
          baseline: 'middle',
          dx: 10,
          fontSize: 12,
          color: light('ink'),
        },
        encoding: {
          x: { field: 'gross', type: 'quantitative' },
          text: { field: 'label', type: 'nominal' },
        },
      },
    ],
  };
}
