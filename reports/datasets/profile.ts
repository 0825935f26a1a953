import type { Area, AreaSum } from '../view/areas.js';
import type { CauseFamily } from '../view/cause-families.js';
import { shortMonth } from '../view/period.js';
import { durations, type ProfileRow, stretch } from '../view/profile.js';
import type { Place, View } from '../view/view.js';
import { chartWords, fieldWords as w, weekdayWords } from '../words/index.js';
import { type Figures, figures } from './charts.js';

/** Whole user-hours, which is what tables of many columns can bear. */
function inHours(seconds: bigint | null): number | null {
  return seconds === null ? null : Math.round(Number(seconds) / 3600);
}

interface ByMonth {
  readonly name: string;
  readonly seconds: readonly (bigint | null)[];
}

/** A column for each month, empty where a month's list doesn't hold the cause. */
export function causeMonthData(months: readonly string[], rows: readonly ByMonth[]): Figures {
  return figures(rows, [
    { name: 'cause', label: w.cause, value: ({ name }) => name },
    ...months.map((month, i) => ({
      name: `m${month.slice(5)}`,
      label: shortMonth(month),
      value: ({ seconds }: ByMonth) => inHours(seconds[i] ?? null),
    })),
  ]);
}

/** A row for each weekday and kind, a column for each stretch of the day. */
export function timeOfDayData(
  { say }: View,
  rows: readonly ProfileRow[],
  stretches: readonly number[],
): Figures {
  const lines = [true, false].flatMap((isFault) =>
    weekdayWords.map((day, i) => ({ isFault, day: say(day), weekday: i + 1 })),
  );
  type Line = (typeof lines)[number];
  const { fault, planned } = chartWords.months;
  return figures(lines, [
    { name: 'nature', label: w.nature, value: (line) => say(line.isFault ? fault : planned) },
    { name: 'weekday', label: w.weekday, value: (line) => line.day },
    ...stretches.map((from) => ({
      name: `h${String(from).padStart(2, '0')}`,
      label: { zh: `${from}–${from + stretch}`, en: `${from}–${from + stretch}` },
      value: ({ isFault, weekday }: Line) =>
        inHours(
          rows.find(
            (row) => row.is_fault === isFault && row.weekday === weekday && row.from_hour === from,
          )?.net_user_seconds ?? 0n,
        ),
    })),
  ]);
}

export function durationData({ say }: View, rows: readonly ProfileRow[]): Figures {
  const sorted = [...rows].sort(
    (a, b) => place(a) - place(b) || Number(b.is_fault ?? false) - Number(a.is_fault ?? false),
  );
  const { fault, planned } = chartWords.months;
  return figures(sorted, [
    { name: 'lasted', value: (row) => row.lasted },
    {
      name: 'duration',
      label: chartWords.durations.head,
      value: (row) => row.lasted && say(chartWords.durations.lasted[row.lasted]),
    },
    { name: 'nature', label: w.nature, value: (row) => say(row.is_fault ? fault : planned) },
    { name: 'outages', label: w.outages, value: (row) => row.outages },
    { name: 'user_hours', label: w.userHours, value: (row) => inHours(row.net_user_seconds) },
  ]);
}

function place({ lasted }: ProfileRow): number {
  return lasted === null ? durations.length : durations.indexOf(lasted);
}

interface Family {
  readonly family: CauseFamily | 'rest';
  readonly net: bigint;
  readonly fault: bigint;
  readonly outages: number;
}

export function familyData({ say }: View, rows: readonly Family[]): Figures {
  return figures(rows, [
    { name: 'family', value: ({ family }) => family },
    {
      name: 'family_name',
      label: chartWords.families.head,
      value: ({ family }) => say(chartWords.families.names[family]),
    },
    { name: 'user_hours', label: w.userHours, value: ({ net }) => inHours(net) },
    { name: 'fault_user_hours', label: w.fault, value: ({ fault }) => inHours(fault) },
    { name: 'outages', label: w.outages, value: ({ outages }) => outages },
  ]);
}

interface Shares {
  readonly area: Area;
  readonly sums: readonly AreaSum[];
}

export function plannedShareData(
  { say }: View,
  months: readonly string[],
  rows: readonly Shares[],
): Figures {
  const shareOf = ({ net, planned }: AreaSum) =>
    net > 0n ? Math.round((Number(planned) / Number(net)) * 1e4) / 1e4 : null;
  return figures(rows, [
    { name: 'area', label: w.place, value: ({ area }) => say(chartWords.areas[area]) },
    ...months.map((month, i) => ({
      name: `m${month.slice(5)}`,
      label: shortMonth(month),
      value: ({ sums }: Shares) => {
        const sum = sums[i];
        return sum ? shareOf(sum) : null;
      },
    })),
  ]);
}

interface Halves {
  readonly place: Place;
  readonly urban: number;
  readonly rural: number;
}

export function urbanRuralData(rows: readonly Halves[]): Figures {
  return figures(rows, [
    { name: 'city_code', value: (row) => row.place.code },
    { name: 'city_name', label: w.place, value: (row) => row.place.name },
    { name: 'hours_urban', label: chartWords.areas.urban, value: (row) => row.urban },
    { name: 'hours_rural', label: chartWords.areas.rural, value: (row) => row.rural },
  ]);
}

interface Told {
  readonly place: Place;
  readonly planned: { readonly outages: number };
  readonly none: number;
  readonly late: number;
  readonly net: bigint;
}

export function noticeData(rows: readonly Told[]): Figures {
  const words = chartWords.notice;
  return figures(rows, [
    { name: 'city_code', value: (row) => row.place.code },
    { name: 'city_name', label: w.place, value: (row) => row.place.name },
    { name: 'planned', label: words.planned, value: (row) => row.planned.outages },
    { name: 'without_notice', label: words.without, value: (row) => row.none },
    { name: 'late_notice', label: words.tooLate, value: (row) => row.late },
    { name: 'user_hours', label: w.userHours, value: (row) => inHours(row.net) },
  ]);
}
