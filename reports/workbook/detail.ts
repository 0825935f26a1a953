import type {
  CauseRow,
  CountyRow,
  EventRow,
  LineRow,
  MajorDayRow,
  RepeatedRow,
} from '../view/data.js';
import type { View } from '../view/view.js';
import { named, natureWords, tierWords, workbookWords as w } from '../words/index.js';
import { cityName } from './results.js';
import { field, inHours, type Sheet, type SheetField, sheetOf } from './sheet.js';

const at = (name: 'causes' | 'lines' | 'counties' | 'events' | 'repeated' | 'majorDays') => ({
  title: w.sheets[name],
  about: w.about[name],
});

/** What the hours are made of, each list for the region and for every city; on paper, for the region. */
export function detailSheets(view: View): Sheet[] {
  const { data, region } = view;
  const counties = data.counties.filter((row) => row.city_code !== region.code);
  const majorDays = data.majorDays.filter((row) => row.is_major);
  return [
    list(view, 'causes', data.causes, causeFields(view), 4),
    list(view, 'lines', data.lines, lineFields(view), 3),
    list(view, 'counties', counties, countyFields(view), 4),
    list(view, 'events', data.events, eventFields(view), 4, 'net_user_hours'),
    list(view, 'repeated', data.repeated, repeatedFields(view), 3),
    list(view, 'majorDays', majorDays, dayFields(view), 3),
  ];
}

type Name = Parameters<typeof at>[0];

/**
 * @param keys first columns that say what a row is of
 * @param to the last column on paper, where not all fit
 */
function list<Row extends Listed>(
  view: View,
  name: Name,
  rows: readonly Row[],
  fields: readonly SheetField<Row>[],
  keys: number,
  to?: string,
): Sheet {
  const own = rows.filter((row) => row.city_code === view.region.code).length;
  const look = { keys, printed: { ...(own > 0 && { rows: own }), ...(to && { to }) } };
  const file = name === 'majorDays' ? 'major-days' : name;
  return sheetOf(file, at(name), inOrder(view, rows), fields, look);
}

interface Listed {
  readonly city_code: string;
}

/** Places as the report lists them; the rows of each in the order in which they were published. */
function inOrder<Row extends Listed>({ region, cities }: View, rows: readonly Row[]): Row[] {
  const places = new Map([region, ...cities].map(({ code }, i) => [code, i]));
  const place = (row: Row) => places.get(row.city_code) ?? places.size;
  return [...rows].sort((a, b) => place(a) - place(b));
}

function listed<Row extends Listed & { readonly rank: number }>(view: View): SheetField<Row>[] {
  return [
    field('city_code', w.cityCode, 'text', (row) => row.city_code),
    field('place', w.place, 'text', (row) => cityName(view, row.city_code)),
    field('rank', w.rank, 'count', (row) => row.rank),
  ];
}

type Summed = Pick<CauseRow, 'net_user_seconds' | 'fault_user_seconds' | 'outages'>;

const sums: readonly SheetField<Summed>[] = [
  field('net_user_hours', w.netHours, 'userHours', (row) => inHours(row.net_user_seconds)),
  field('fault_user_hours', w.faultHours, 'userHours', (row) => inHours(row.fault_user_seconds)),
  field('outages', w.outages, 'count', (row) => row.outages),
];

function causeFields(view: View): SheetField<CauseRow>[] {
  return [
    ...listed<CauseRow>(view),
    field('cause', w.cause, 'text', (row) =>
      lineOf(view, row.cause, row.is_rest, view.gloss.cause),
    ),
    ...sums,
    field('hours', w.hours, 'hours', (row) => row.hours),
  ];
}

/** What a list's own line is of: the rest, a name, or nothing that was given. */
function lineOf(
  { say }: View,
  name: string | null,
  isRest: boolean,
  glossed: (text: string) => string,
): string {
  if (isRest) return say(w.rest);
  return name === null ? say(w.notGiven) : glossed(name);
}

function lineFields(view: View): SheetField<LineRow>[] {
  return [
    ...listed<LineRow>(view),
    field('line_city', w.city, 'text', (row) =>
      cityName(view, row.line_city_code, row.line_city_name),
    ),
    field('line_id', w.line, 'text', (row) => row.line_id),
    ...sums,
  ];
}

function countyFields(view: View): SheetField<CountyRow>[] {
  return [
    ...listed<CountyRow>(view),
    field('county', w.county, 'text', (row) =>
      lineOf(view, row.county, row.is_rest, view.gloss.county),
    ),
    ...sums,
    field('excluded_user_hours', w.excludedHours, 'userHours', (row) =>
      inHours(row.excluded_user_seconds),
    ),
    field('user_days', w.userDays, 'count', (row) => row.user_days),
    field('hours', w.hours, 'hours', (row) => row.hours),
  ];
}

function eventFields(view: View): SheetField<EventRow>[] {
  const { say, gloss } = view;
  return [
    ...listed<EventRow>(view),
    field('event_id', w.event, 'text', (row) => row.event_id),
    field('provider', w.provider, 'text', (row) => row.provider),
    field('event_city', w.city, 'text', (row) =>
      cityName(view, row.event_city_code, row.event_city_name),
    ),
    field('area_tier', w.tier, 'text', (row) => say(named(tierWords, row.area_tier))),
    field('county', w.county, 'text', (row) => row.county && gloss.county(row.county)),
    field('line_id', w.line, 'text', (row) => row.line_id),
    field('started_at', w.started, 'time', (row) => row.started_at),
    field('ended_at', w.ended, 'time', (row) => (row.is_open ? null : row.ended_at)),
    field('is_open', w.open, 'flag', (row) => row.is_open),
    field('rows', w.rows, 'count', (row) => row.rows),
    field('users', w.users, 'count', (row) => row.users),
    field('nature', w.nature, 'text', (row) => say(named(natureWords, row.nature))),
    field('cause', w.cause, 'text', (row) => row.cause && gloss.cause(row.cause)),
    field('net_user_hours', w.netHours, 'userHours', (row) => inHours(row.net_user_seconds)),
    field('net_user_seconds', w.netSeconds, 'count', (row) => row.net_user_seconds),
    field('source_file', w.file, 'text', (row) => row.source_file),
    field('source_line', w.sourceLine, 'count', (row) => row.source_line),
  ];
}

function repeatedFields(view: View): SheetField<RepeatedRow>[] {
  const { say } = view;
  return [
    field('city_code', w.cityCode, 'text', (row) => row.city_code),
    field('city', w.city, 'text', (row) => cityName(view, row.city_code)),
    field('area_tier', w.tier, 'text', (row) => say(named(tierWords, row.area_tier))),
    field('window', w.window, 'text', (row) =>
      say(row.window === 'year' ? w.windowYear : w.windowDays),
    ),
    field('more_than', w.moreThan, 'count', (row) => row.more_than),
    field('assets', w.assets, 'count', (row) => row.assets),
    field('users', w.users, 'count', (row) => row.users),
    field('share', w.share, 'share', (row) => row.share),
  ];
}

function dayFields(view: View): SheetField<MajorDayRow>[] {
  return [
    field('city_code', w.cityCode, 'text', (row) => row.city_code),
    field('city', w.city, 'text', (row) => cityName(view, row.city_code)),
    field('day', w.day, 'time', (row) => row.day),
    field('hours', w.hours, 'hours', (row) => row.hours),
    field('threshold_hours', w.threshold, 'hours', (row) => row.threshold_hours),
    field('net_user_hours', w.netHours, 'userHours', (row) => inHours(row.net_user_seconds)),
  ];
}
