import { type Dataset, datasetOf, type Field } from '../base/dataset.js';
import type {
  CauseRow,
  CountyRow,
  MajorDayRow,
  PeriodHoursRow,
  RepeatedRow,
} from '../view/data.js';
import { yearBefore } from '../view/period.js';
import { allTiers, type Place, type View } from '../view/view.js';
import { named, tierWords, fieldWords as w } from '../words/index.js';

/** A chart's dataset takes name and title from the chart. */
export type Figures = Pick<Dataset, 'columns' | 'rows'>;

export function figures<Row>(rows: readonly Row[], fields: readonly Field<Row>[]): Figures {
  const { columns, rows: values } = datasetOf('chart', { zh: '', en: '' }, rows, fields);
  return { columns, rows: values };
}

interface Located {
  readonly city_code: string;
}

interface Tiered {
  readonly area_tier: string;
}

function placeFields<Row extends Located>({ cities, region }: View): Field<Row>[] {
  const names = new Map([region, ...cities].map(({ code, name }) => [code, name]));
  return [
    { name: 'city_code', value: (row) => row.city_code },
    { name: 'city_name', label: w.place, value: (row) => names.get(row.city_code) },
  ];
}

function tierFields<Row extends Tiered>({ say }: View): Field<Row>[] {
  return [
    { name: 'area_tier', value: (row) => row.area_tier },
    { name: 'tier', label: w.tier, value: (row) => say(named(tierWords, row.area_tier)) },
  ];
}

/** Hours of one tier up to the end of a month, or over the twelve months that end with it. */
export interface MonthPoint extends Tiered {
  readonly month: string;
  readonly hours: number;
}

export function monthPointData(
  view: View,
  name: 'course' | 'rolling',
  rows: readonly MonthPoint[],
): Figures {
  const label = name === 'course' ? w.toDate : w.rolling;
  return figures(rows, [
    ...tierFields<MonthPoint>(view),
    { name: 'month', label: w.month, value: (row) => row.month },
    { name: 'hours', label, value: (row) => row.hours },
  ]);
}

export function monthData(view: View, place: Place, months: readonly string[]): Figures {
  const of = (month: string) => view.hours('month', month, place.code, allTiers);
  const held = months.filter((month) => of(month) ?? of(yearBefore(month)));
  return figures(held, [
    { name: 'month', label: w.month, value: (month) => month },
    { name: 'hours', label: w.hours, value: (month) => of(month)?.hours },
    { name: 'hours_fault', label: w.fault, value: (month) => of(month)?.hours_fault },
    { name: 'hours_planned', label: w.planned, value: (month) => of(month)?.hours_planned },
    { name: 'hours_year_before', label: w.before, value: (month) => of(yearBefore(month))?.hours },
  ]);
}

interface Summed {
  readonly net_user_seconds: bigint;
  readonly fault_user_seconds: bigint;
  readonly outages: number;
  readonly hours: number | null;
}

/** The sums as whole seconds for machines, and as user-hours for people. */
function sumFields<Row extends Summed>(): Field<Row>[] {
  return [
    { name: 'net_user_seconds', value: (row) => row.net_user_seconds },
    { name: 'fault_user_seconds', value: (row) => row.fault_user_seconds },
    { name: 'user_hours', label: w.userHours, value: (row) => hoursOf(row.net_user_seconds) },
    {
      name: 'fault_user_hours',
      label: w.fault,
      value: (row) => hoursOf(row.fault_user_seconds),
    },
    { name: 'outages', label: w.outages, value: (row) => row.outages },
    { name: 'hours', label: w.hours, value: (row) => row.hours },
  ];
}

function hoursOf(seconds: bigint): number {
  return Number(seconds) / 3600;
}

/** @param nameOf names also a cause that is not given */
export function causeData(
  { say }: View,
  rows: readonly CauseRow[],
  nameOf: (row: CauseRow) => string,
): Figures {
  return figures(rows, [
    { name: 'rank', value: (row) => row.rank },
    { name: 'is_rest', value: (row) => row.is_rest },
    { name: 'cause', label: w.cause, value: (row) => (row.is_rest ? say(w.rest) : nameOf(row)) },
    ...sumFields<CauseRow>(),
  ]);
}

export function countyChartData(
  { say }: View,
  rows: readonly CountyRow[],
  nameOf: (row: CountyRow) => string,
): Figures {
  return figures(rows, [
    { name: 'rank', value: (row) => row.rank },
    { name: 'is_rest', value: (row) => row.is_rest },
    { name: 'county', label: w.county, value: (row) => (row.is_rest ? say(w.rest) : nameOf(row)) },
    ...sumFields<CountyRow>(),
  ]);
}

export function coverageData(view: View, months: readonly string[]): Figures {
  const rows = view.cities.flatMap(({ code }) =>
    months.flatMap((month) => view.hours('month', month, code, allTiers) ?? []),
  );
  return figures(rows, [
    ...placeFields<PeriodHoursRow>(view),
    { name: 'month', label: w.month, value: (row) => row.period },
    { name: 'outages', label: w.outages, value: (row) => row.outages },
    { name: 'user_days', value: (row) => row.user_days },
  ]);
}

export function repeatedChartData(rows: readonly RepeatedRow[]): Figures {
  return figures(rows, [
    { name: 'more_than', label: w.moreThan, value: (row) => row.more_than },
    { name: 'assets', label: w.assets, value: (row) => row.assets },
    { name: 'users', label: w.users, value: (row) => row.users },
    { name: 'share', label: w.part, value: (row) => row.share },
  ]);
}

/** A table of a year's days is a page's longest: it has what the caption doesn't say, and the CSV the rest. */
export function majorDayData(rows: readonly MajorDayRow[]): Figures {
  const short = (hours: number | null) => (hours === null ? null : Number(hours.toFixed(6)));
  return figures(rows, [
    { name: 'day', label: w.day, value: (row) => row.day },
    { name: 'net_user_seconds', value: (row) => row.net_user_seconds },
    { name: 'hours', label: w.hours, value: (row) => short(row.hours) },
    { name: 'threshold_hours', value: (row) => short(row.threshold_hours) },
    { name: 'is_major', value: (row) => row.is_major },
  ]);
}

export function exclusionData(view: View, rows: readonly PeriodHoursRow[]): Figures {
  return figures(rows, [
    ...placeFields<PeriodHoursRow>(view),
    { name: 'hours_gross', label: w.gross, value: (row) => row.hours_gross },
    { name: 'hours', label: w.net, value: (row) => row.hours },
    {
      name: 'excluded_user_hours',
      label: w.excluded,
      value: (row) => hoursOf(row.excluded_user_seconds),
    },
  ]);
}
