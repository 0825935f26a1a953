import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FeedName } from '../../../schemas/feeds/index.js';
import { writeFiles } from '../folder.js';
import type { Dice } from './dice.js';
import {
  type Cells,
  cells,
  cityNames,
  columnsOf,
  months,
  someBudget,
  someHistory,
  someOrder,
  someOutage,
  somePlan,
  someStage,
} from './world.js';

/** A file of a feed: rows, or bytes that nobody can read. */
export interface Table {
  readonly feed: FeedName;
  readonly rows: readonly Cells[] | null;
}

/** The settings file, of which a history changes what it likes. */
export type Settings = Record<string, unknown>;

const firstSettings: Settings = {
  region: {
    code: '990000',
    name: '试验区',
    cities: cityNames.map(({ code, name }) => ({ code, name })),
  },
  targets: {
    groups: {
      big: { cities: ['990100'], hours: { central: 1, urban: 2, town: 5, rural: 11 } },
      other: { cities: '*', hours: { central: 2, urban: 5, town: 9, rural: 15 } },
    },
  },
  feeds: { outages: { columns: { city: { header: 'city', split: '/' } } } },
};

const given = 'sent/again.csv';

/** A project in a folder, as somebody edits it who remembers what stood there before. */
export class Desk {
  private readonly tables = new Map<string, Table>();
  private readonly earlier = new Map<string, Table[]>();
  settings: Settings = structuredClone(firstSettings);
  /** The file that was changed last. */
  lastChanged: string | undefined;

  constructor(readonly root: string) {}

  /** Fills the empty folder: most months, their orders, stages and users. */
  begin(dice: Dice): void {
    if (dice.once(4)) this.settings.repeated_rows = 'groups';
    if (dice.once(5)) this.settings.event_scope = 'document';
    if (!dice.once(3)) this.settings.as_of = '2022-09-01';
    this.writeSettings();
    for (const [i, month] of months.entries()) {
      if (i > 11 || i === 7) continue;
      const rows = Array.from({ length: dice.between(19, 24) }, () => someOutage(dice, month));
      this.put(`data/outages/${month}.csv`, { feed: 'outages', rows });
    }
    const claims = this.outages().filter((row) => row.avoidance_order);
    this.put('data/orders/a.csv', {
      feed: 'orders',
      rows: ['SD-1', 'SD-2', 'SD-3'].map((no) =>
        someOrder(dice, dice.maybe(claims.filter((row) => row.avoidance_order === no))),
      ),
    });
    this.put('data/restorations/a.csv', {
      feed: 'restorations',
      rows: Array.from({ length: 25 }, () => someStage(dice, dice.one(this.outages()))),
    });
    this.put('data/customers/a.csv', {
      feed: 'customers',
      rows: cells.slice(0, 4).map(([city, tier]) => ({
        city,
        area_tier: tier,
        users: dice.one(['100', '400', '1000']),
        valid_from: '2020-01-01',
      })),
    });
    this.put('data/history/a.csv', {
      feed: 'history',
      rows: [someHistory(dice), someHistory(dice)],
    });
    this.put('data/budgets/a.csv', {
      feed: 'budgets',
      rows: Array.from({ length: 4 }, () => someBudget(dice)),
    });
    this.put('data/plans/a.csv', {
      feed: 'plans',
      rows: Array.from({ length: 4 }, () => somePlan(dice)),
    });
  }

  /** Names of the files of a feed, or of all. */
  names(feed?: FeedName): string[] {
    return [...this.tables]
      .filter(([, table]) => feed === undefined || table.feed === feed)
      .map(([name]) => name);
  }

  /** Those with rows. */
  readable(feed?: FeedName): string[] {
    return this.names(feed).filter((name) => this.rowsOf(name).length > 0);
  }

  /** Names of files that are gone. */
  gone(): string[] {
    return [...this.earlier.keys()].filter((name) => !this.tables.has(name));
  }

  table(name: string): Table | undefined {
    return this.tables.get(name);
  }

  rowsOf(name: string): readonly Cells[] {
    return this.tables.get(name)?.rows ?? [];
  }

  /** Every outage row that stands in some file. */
  outages(): Cells[] {
    return this.names('outages').flatMap((name) => [...this.rowsOf(name)]);
  }

  put(name: string, table: Table): void {
    this.remember(name);
    this.tables.set(name, table);
    this.write(name, table);
  }

  putRows(name: string, feed: FeedName, rows: readonly Cells[]): void {
    this.put(name, { feed, rows });
  }

  remove(name: string): void {
    this.remember(name);
    this.tables.delete(name);
    rmSync(join(this.root, name), { force: true });
  }

  /** What stood in the file before, which is forgotten by that. */
  before(name: string): Table | undefined {
    return this.earlier.get(name)?.pop();
  }

  /** Writes a file that is to be given to `ingest`, outside of data/. */
  writeGiven(rows: readonly Cells[]): string {
    this.write(given, { feed: 'outages', rows });
    return given;
  }

  writeSettings(): void {
    writeFiles(this.root, [['shihu.yaml', `${JSON.stringify(this.settings, null, 1)}\n`]]);
  }

  private remember(name: string): void {
    this.lastChanged = name;
    const before = this.tables.get(name);
    if (before) this.earlier.set(name, [...(this.earlier.get(name) ?? []), before]);
  }

  private write(name: string, { feed, rows }: Table): void {
    // A text of this kind is nothing that any reader takes.
    const bytes = rows ? csv(columnsOf[feed], rows) : Buffer.from([0x41, 0xff, 0xff, 0x0a]);
    writeFiles(this.root, [[name, bytes]]);
  }
}

/** No cell has a comma or a quote. */
function csv(columns: readonly string[], rows: readonly Cells[]): string {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}
