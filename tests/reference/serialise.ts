import { isoDate, isoTime } from './civil.js';
import type { Documents } from './evidence.js';
import {
  defaultSettings,
  type Outage,
  type Project,
  type Settings,
  type TierHours,
} from './types.js';

export interface Shuffle {
  /** Decides the order of the rows, and the file that each goes to. */
  readonly seed: number;
  /** Files a feed, at most. Default 1. */
  readonly files?: number;
  /** Whether some ends are written as the length of the outage, or with it. */
  readonly lengths?: boolean;
}

/** A small generator of whole numbers below `n`, the same on every machine (mulberry32). */
export function dice(seed: number): (n: number) => number {
  let state = seed | 0;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

function shuffled<T>(rows: readonly T[], roll: (n: number) => number): T[] {
  const result = [...rows];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = roll(i + 1);
    const a = result[i] as T;
    result[i] = result[j] as T;
    result[j] = a;
  }
  return result;
}

/** RFC 4180: a cell with a comma, a quote or a line break stands in quotes, its quotes doubled. */
function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

const time = (seconds: number | null) =>
  seconds === null ? '' : isoTime(seconds).replace('T', ' ');
const date = (day: number | null) => (day === null ? '' : isoDate(day));

/** A length of time, in seconds or as a clock writes it. */
function length(seconds: number): string {
  if (seconds % 2 === 0) return String(seconds);
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${h}:${two(m)}:${two(s)}`;
}

/** How the end of a row is written: as it is, as a length, or both. */
function endOf({ started_at, restored_at, users }: Outage): { end: string; lasted: string } {
  if (restored_at === null) return { end: '', lasted: '' };
  const seconds = restored_at - started_at;
  const way = seconds < 0 ? 0 : (started_at + users) % 3;
  return { end: way === 1 ? '' : time(restored_at), lasted: way === 0 ? '' : length(seconds) };
}

interface Feed<T> {
  readonly name: string;
  readonly rows: readonly T[];
  readonly columns: { readonly [header: string]: (row: T) => string };
  /** Rows with the same answer stay together in one file. */
  readonly together?: (row: T) => string;
}

/** Rows by the number of their file. */
function partsOf<T>(
  feed: Pick<Feed<T>, 'rows' | 'together'>,
  shuffle: Shuffle | null,
): Map<number, T[]> {
  const parts = new Map<number, T[]>();
  if (shuffle === null) {
    parts.set(1, [...feed.rows]);
  } else {
    const roll = dice(shuffle.seed);
    const homes = new Map<string, number>();
    for (const row of shuffled(feed.rows, roll)) {
      let home = 1 + roll(shuffle.files ?? 1);
      if (feed.together !== undefined) {
        home = homes.get(feed.together(row)) ?? home;
        homes.set(feed.together(row), home);
      }
      parts.set(home, [...(parts.get(home) ?? []), row]);
    }
  }
  return parts;
}

function files<T>(feed: Feed<T>, shuffle: Shuffle | null): [string, string][] {
  if (feed.rows.length === 0) return [];
  const header = Object.keys(feed.columns);
  const cells = (row: T) => Object.values(feed.columns).map((column) => column(row));
  return [...partsOf(feed, shuffle)]
    .sort(([a], [b]) => a - b)
    .map(([part, rows]) => [
      `data/${feed.name}/part-${part}.csv`,
      csv([header, ...rows.map(cells)]),
    ]);
}

/** A decimal is written as a number; its text is kept, so that nothing is rounded on the way. */
function tierHours(hours: TierHours): string {
  const items = Object.entries(hours).map(([tier, text]) => `${tier}: ${text}`);
  return `{${items.join(', ')}}`;
}

function targetLines({ targets }: Settings): string[] {
  const result = ['targets:', '  groups:'];
  for (const [name, group] of Object.entries(targets.groups)) {
    result.push(
      `    ${name}:`,
      `      cities: ${JSON.stringify(group.cities)}`,
      `      hours: ${tierHours(group.hours)}`,
    );
  }
  if (Object.keys(targets.stages).length > 0) result.push('  stages:');
  for (const [year, groups] of Object.entries(targets.stages)) {
    result.push(`    ${year}:`);
    for (const [name, hours] of Object.entries(groups)) {
      result.push(`      ${name}: ${tierHours(hours)}`);
    }
  }
  return result;
}

/** Only what differs from the defaults, so that the defaults are tested too. */
export function yaml(settings: Settings): string {
  const result: string[] = [];
  for (const name of Object.keys(settings) as (keyof Settings)[]) {
    const value = settings[name];
    if (JSON.stringify(value) === JSON.stringify(defaultSettings[name])) continue;
    if (name === 'targets') result.push(...targetLines(settings));
    else if (name === 'rate') result.push(`rate: ${settings.rate}`);
    else result.push(`${name}: ${JSON.stringify(value)}`);
  }
  return result.map((line) => `${line}\n`).join('');
}

/** A later file that carries an event replaces all of that event's rows. */
const togetherIn = ({ settings }: Project) =>
  settings.repeated_rows === 'groups' ? { together: (row: Outage) => row.event_id } : {};

/** Which of its files each row of a feed stands in. */
export function documentsOf(project: Project, shuffle: Shuffle | null): Documents {
  const of = <T>(rows: readonly T[], rest: Pick<Feed<T>, 'together'> = {}): number[] => {
    const parts = partsOf({ rows, ...rest }, shuffle);
    return rows.map((row) => [...parts].find(([, held]) => held.includes(row))?.[0] ?? 0);
  };
  return {
    outages: of(project.outages, togetherIn(project)),
    restorations: of(project.restorations),
    customers: of(project.customers),
    orders: of(project.orders),
    history: of(project.history),
  };
}

/** Files that nobody can read, and what the settings say of them and of years without outages. */
function unreadFiles({ unread }: Project): [string, string][] {
  return unread.map(({ feed }, i) => [`data/${feed}/unread ${i}.xlsb`, 'no workbook']);
}

function evidenceLines({ unread, confirmed }: Project): string {
  const covers: Record<string, { covers: Record<string, readonly string[]> }> = {};
  unread.forEach(({ feed, cities }, i) => {
    if (cities === null) return;
    covers[feed] ??= { covers: {} };
    covers[feed].covers[`unread ${i}.xlsb`] = cities;
  });
  const years: Record<string, string[]> = {};
  for (const { year, city } of confirmed) years[year] = [...(years[year] ?? []), city];
  return Object.entries({ feeds: covers, no_outages_confirmed: years })
    .filter(([, value]) => Object.keys(value).length > 0)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

/** Project-relative file name → text. A feed without rows has no file. */
export function serialise(project: Project, shuffle: Shuffle | null = null): Map<string, string> {
  const { outages, restorations, customers, orders, history, settings } = project;
  return new Map([
    ['shihu.yaml', yaml(settings) + evidenceLines(project)],
    ...unreadFiles(project),
    ...files<Outage>(
      {
        name: 'outages',
        rows: outages,
        columns: {
          event_id: (row) => row.event_id,
          provider: (row) => row.provider,
          city: (row) => row.city,
          county: (row) => row.county,
          area_tier: (row) => row.area_tier,
          line_id: (row) => row.line_id,
          asset_id: (row) => row.asset_id,
          started_at: (row) => time(row.started_at),
          ...(shuffle?.lengths
            ? {
                restored_at: (row: Outage) => endOf(row).end,
                '停电时长（秒）': (row: Outage) => endOf(row).lasted,
              }
            : { restored_at: (row: Outage) => time(row.restored_at) }),
          users: (row) => String(row.users),
          nature: (row) => row.nature,
          cause: (row) => row.cause,
          avoidance_order: (row) => row.avoidance_order,
          users_served: (row) => (row.users_served === null ? '' : String(row.users_served)),
        },
        ...togetherIn(project),
      },
      shuffle,
    ),
    ...files(
      {
        name: 'restorations',
        rows: restorations,
        columns: {
          event_id: (row) => row.event_id,
          provider: (row) => row.provider,
          asset_id: (row) => row.asset_id,
          restored_at: (row) => time(row.restored_at),
          users_restored: (row) => String(row.users_restored),
        },
      },
      shuffle,
    ),
    ...files(
      {
        name: 'customers',
        rows: customers,
        columns: {
          city: (row) => row.city,
          area_tier: (row) => row.area_tier,
          county: (row) => row.county,
          provider: (row) => row.provider,
          users: (row) => String(row.users),
          valid_from: (row) => date(row.valid_from),
          valid_to: (row) => date(row.valid_to),
        },
      },
      shuffle,
    ),
    ...files(
      {
        name: 'orders',
        rows: orders,
        columns: {
          order_no: (row) => row.order_no,
          city: (row) => row.city,
          approved_from: (row) => time(row.approved_from),
          approved_to: (row) => time(row.approved_to),
          authority: (row) => row.authority,
          reason: (row) => row.reason,
          lines: (row) => row.lines.join(';'),
        },
      },
      shuffle,
    ),
    ...files(
      {
        name: 'history',
        rows: history,
        columns: {
          city: (row) => row.city,
          area_tier: (row) => row.area_tier,
          year: (row) => String(row.year),
          hours: (row) => row.hours,
        },
      },
      shuffle,
    ),
  ]);
}
