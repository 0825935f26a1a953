import { integer, percent, userHours } from '../base/figures.js';
import { noticeData } from '../datasets/profile.js';
import type { Chart } from '../vega/chart.js';
import { type Notice, noticeDays, profileOf, sumOf } from '../view/profile.js';
import type { Place, View } from '../view/view.js';
import { chartWords } from '../words/index.js';
import { barTable } from './bar-table.js';

/** More cities than this are in the table alone. */
const most = 10;

/** Planned outages whose users were told late or not at all: the region's cities, or a city beside the region. */
export function noticeChart(view: View): Chart {
  const { say, region, place, isCity, cities } = view;
  const w = chartWords.notice;
  const days = String(noticeDays);
  const places = isCity ? [place, region] : [region, ...cities];
  const held = places
    .map((one) => noticeOf(view, one))
    .filter(({ planned }) => planned.outages > 0);
  const own = held.filter((one) => one.place === region || isCity);
  const others = held
    .filter((one) => !own.includes(one))
    .sort((a, b) => b.short - a.short || b.planned.outages - a.planned.outages);
  const listed = [...own, ...others.filter(({ short }) => short > 0).slice(0, most)];
  const items = listed.map(({ place: { name }, planned, none, late, short, net }) => ({
    name,
    parts: (
      [
        ['none', 'fault', none],
        ['late', 'planned', late],
      ] as const
    ).flatMap(([kind, role, count]) => {
      const size = count / planned.outages;
      const said = {
        place: name,
        kind: say(w[kind]({ days })),
        count: integer(count),
        share: percent(size),
      };
      return count === 0 ? [] : [{ role, size, text: say(w.mark(said)) }];
    }),
    figures: [
      percent(short),
      `${integer(none + late)}/${integer(planned.outages)}`,
      userHours(net, 0),
    ],
  }));
  const isAny = listed.some(({ none, late }) => none + late > 0);
  return {
    slug: 'notice',
    title: say(w.title({ days })),
    caption: say(
      isCity
        ? w.captionCity
        : others.length > most
          ? w.captionMost({ count: String(most) })
          : w.caption,
    ),
    emptyNote: say(held.length === 0 ? w.nothing : w.all({ days })),
    data: noticeData(held),
    ...barTable({
      items,
      nameHead: say(chartWords.area),
      heads: [say(w.share), say(w.short), say(chartWords.userHours)],
      legend: [
        { role: 'fault', label: say(w.none({ days })) },
        { role: 'planned', label: say(w.late({ days })) },
      ],
    }),
    ...(!isAny && { rows: [] }),
  };
}

export interface NoticeOf {
  readonly place: Place;
  readonly planned: { readonly outages: number };
  readonly none: number;
  readonly late: number;
  /** Share of those that were late or had none. */
  readonly short: number;
  /** Their user-seconds. */
  readonly net: bigint;
}

function noticeOf(view: View, place: Place): NoticeOf {
  const rows = profileOf(view, 'notice', place.code);
  const count = (notice: Notice) => sumOf(rows.filter((row) => row.notice === notice)).outages;
  const planned = sumOf(rows);
  const [none, late] = [count('none'), count('late')];
  const { net } = sumOf(rows.filter((row) => row.notice !== 'due'));
  const short = planned.outages === 0 ? 0 : (none + late) / planned.outages;
  return { place, planned, none, late, short, net };
}
