import type { z } from 'zod';
import type { repeatedInterruptions } from '../../schemas/published/detail.js';
import { greatest } from '../base/extremes.js';
import { integer, percent } from '../base/figures.js';
import { repeatedChartData } from '../datasets/charts.js';
import { light } from '../theme/palette.js';
import type { Chart, Drawing, Layer, Row } from '../vega/chart.js';
import { allTiers, type Place, type View } from '../view/view.js';
import { chartWords, marks } from '../words/index.js';
import { phoneWide } from './narrow.js';

type RepeatedRow = z.infer<typeof repeatedInterruptions.row>;

const most = 10;
/** China's screen for frequent outages: more than three within any 60 days. */
const frequent = 3;

/** The share of users with more than 0, 1, 2 … interruptions in the year. */
export function repeatedChart(
  view: View,
  repeated: readonly RepeatedRow[],
  place: Place = view.region,
): Chart {
  const { say, year, region } = view;
  const w = chartWords.repeated;
  const own = repeated.filter(
    (row) => row.year === year && row.city_code === place.code && row.area_tier === allTiers,
  );
  const bars = own
    .filter((row) => row.window === 'year' && row.more_than <= most && row.share !== null)
    .sort((a, b) => a.more_than - b.more_than);
  const rows: Row[] = bars.map((row) => ({
    more: row.more_than,
    share: row.share,
    label: percent(row.share, null, null, shortest(row.share)),
    text: say(
      w.mark({
        count: String(row.more_than),
        users: integer(row.users),
        assets: integer(row.assets),
        share: percent(row.share, null, null, 2),
      }),
    ),
  }));
  const screen = own.find((row) => row.window === '60_days' && row.more_than === frequent);
  const where = place.code === region.code ? say(chartWords.wholeRegion) : place.name;
  const highest = greatest(
    bars.map((row) => row.share ?? 0),
    0,
  );
  const notes = [
    say(w.caption({ place: where, year: String(year) })),
    ...(screen
      ? [
          say(
            w.frequent({
              count: String(frequent),
              users: integer(screen.users),
              share: percent(screen.share, null, null, 2),
            }),
          ),
        ]
      : []),
  ];
  return {
    slug: 'repeated',
    title: say(w.title),
    caption: notes.join(say(marks.sentences)),
    emptyNote: say(w.none),
    data: repeatedChartData(bars),
    marks: rows.length,
    ...drawings(highest > 0 ? rows : [], {
      count: say(w.more),
      share: say(w.share),
      format: highest < 0.1 ? '.1%' : '.0%',
    }),
  };
}

interface Axes {
  readonly count: string;
  readonly share: string;
  readonly format: string;
}

/** Bars that stand on a wide page, and lie on a phone. */
function drawings(
  rows: readonly Row[],
  { count, share, format }: Axes,
): Drawing & Pick<Chart, 'narrow'> {
  const counts = {
    field: 'more',
    type: 'ordinal',
    title: count,
    axis: { ticks: false, labelAngle: 0 },
    scale: { paddingInner: 0.3, paddingOuter: 0.15 },
  } as const;
  const shares = {
    field: 'share',
    type: 'quantitative',
    title: share,
    scale: { zero: true },
    axis: { tickCount: 4, format, domain: false, ticks: false },
  } as const;
  return {
    rows,
    spec: {
      data: { name: 'rows' },
      width: 720,
      height: 150,
      encoding: { x: counts, y: shares },
      layer: [bars, labels({ baseline: 'bottom', dy: -3 })],
    },
    narrow: {
      rows,
      spec: {
        data: { name: 'rows' },
        ...phoneWide,
        height: rows.length * 22,
        encoding: { y: counts, x: shares },
        layer: [bars, labels({ align: 'left', baseline: 'middle', dx: 4 })],
      },
    },
  };
}

const bars: Layer = {
  mark: { type: 'bar', color: light('reduction') },
  encoding: { description: { field: 'text', type: 'nominal' } },
};

function labels(look: object): Layer {
  return {
    mark: { type: 'text', aria: false, fontSize: 12, color: light('ink'), ...look },
    encoding: { text: { field: 'label', type: 'nominal' } },
  };
}

/** Small shares need more decimals than large ones. */
function shortest(share: number | null): number {
  return share === null || share === 0 || share >= 0.1 ? 1 : 2;
}
