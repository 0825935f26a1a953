import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../../pipelines/base/database.js';
import { fillPublished, next } from '../../pipelines/build/build.js';
import { seeGiven, seeProject } from '../../pipelines/ingest/documents.js';
import { withdrawGiven } from '../../pipelines/ingest/given.js';
import { ingest } from '../../pipelines/ingest/ingest.js';
import { readOrderFile } from '../../pipelines/ingest/order-file.js';
import { openProject, type Project } from '../../pipelines/project/project.js';
import { schemaStatements } from '../../pipelines/warehouse/schema.js';
import { reference } from '../reference/index.js';
import { type Cells, type Choices, type File, Ledger, type Window } from '../reference/loads.js';
import { customer, outage, project as projectOf } from '../reference/make.js';
import { withFolder } from '../support/folder.js';

const RUNS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 8);

const outageColumns = [
  'event_id',
  'provider',
  'city',
  'area_tier',
  'asset_id',
  'started_at',
  'restored_at',
  'users',
  'nature',
];
const customerColumns = ['city', 'area_tier', 'users', 'valid_from'];

function csv(columns: readonly string[], rows: readonly Cells[]): string {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}

interface OutageSeed {
  readonly event: number;
  readonly provider: number;
  readonly asset: number;
  readonly month: number;
  readonly hours: number;
  readonly users: number;
  readonly tier: number;
}

const outageSeed: fc.Arbitrary<OutageSeed> = fc.record({
  event: fc.nat({ max: 3 }),
  provider: fc.nat({ max: 1 }),
  asset: fc.nat({ max: 1 }),
  month: fc.nat({ max: 2 }),
  hours: fc.integer({ min: 1, max: 4 }),
  users: fc.integer({ min: 1, max: 3 }),
  tier: fc.nat({ max: 1 }),
});

function outageCells(seed: OutageSeed): Cells {
  const day = `2022-0${1 + seed.month}-1${seed.event}`;
  return {
    event_id: `E${seed.event}`,
    provider: ['甲', '乙'][seed.provider] ?? '',
    city: '510300',
    area_tier: ['urban', 'rural'][seed.tier] ?? '',
    asset_id: ['T1', ''][seed.asset] ?? '',
    started_at: `${day} 08:00:00`,
    restored_at: `${day} ${String(8 + seed.hours).padStart(2, '0')}:00:00`,
    users: String(10 * seed.users),
    nature: 'fault',
  };
}

/** Rows as one file may hold them: no two of one identity, or (groups) no two that are equal. */
function outageFile(seeds: readonly OutageSeed[], { repeatedRows }: Choices): File {
  const rows = new Map<string, Cells>();
  for (const seed of seeds) {
    const cells = outageCells(seed);
    const identity = [cells.provider, cells.event_id, cells.asset_id];
    rows.set(JSON.stringify(repeatedRows === 'groups' ? cells : identity), cells);
  }
  const held = [...rows.values()];
  return { text: csv(outageColumns, held), rows: held };
}

function customerFile(users: number): File {
  const rows = ['urban', 'rural'].map((tier) => ({
    city: '510300',
    area_tier: tier,
    users: String(100 * users),
    valid_from: '2022-01-01',
  }));
  return { text: csv(customerColumns, rows), rows };
}

type Action =
  | { readonly do: 'write'; readonly at: number; readonly seeds: readonly OutageSeed[] }
  | { readonly do: 'edit'; readonly at: number; readonly row: number; readonly seed: OutageSeed }
  | { readonly do: 'drop'; readonly at: number; readonly row: number }
  | { readonly do: 'turn'; readonly at: number }
  | { readonly do: 'back'; readonly at: number }
  | { readonly do: 'rename'; readonly at: number; readonly to: number }
  | { readonly do: 'copy'; readonly at: number; readonly to: number }
  | { readonly do: 'delete'; readonly at: number }
  | { readonly do: 'spoil'; readonly at: number }
  | { readonly do: 'customers'; readonly users: number }
  | { readonly do: 'give'; readonly seeds: readonly OutageSeed[]; readonly window: number }
  | { readonly do: 'withdraw' }
  | { readonly do: 'lose' };

const at = fc.nat({ max: 2 });
const seeds = fc.array(outageSeed, { minLength: 2, maxLength: 6 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), at, seeds }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      at,
      row: fc.nat({ max: 3 }),
      seed: outageSeed,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('drop' as const), at, row: fc.nat({ max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('turn' as const), at }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('back' as const), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), at, to: at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('copy' as const), at, to: at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('spoil' as const), at }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('customers' as const),
      users: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('give' as const), seeds, window: fc.nat({ max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'withdraw' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'lose' as const }) },
);

const choices: fc.Arbitrary<Choices> = fc.record({
  repeatedRows: fc.oneof(
    { weight: 3, arbitrary: fc.constant('conflict' as const) },
    { weight: 1, arbitrary: fc.constant('groups' as const) },
  ),
  eventScope: fc.oneof(
    { weight: 4, arbitrary: fc.constant('project' as const) },
    { weight: 1, arbitrary: fc.constant('document' as const) },
  ),
});

/** A project in a folder, with its warehouse in memory, beside the ledger that says what is right. */
class History {
  private readonly folder = new Map<string, File>();
  private readonly earlier = new Map<string, File[]>();
  private readonly states: { number: number; tables: string }[] = [];
  private readonly ledger: Ledger;
  private database: Database | undefined;

  constructor(
    private readonly root: string,
    private readonly project: Project,
    private readonly how: Choices,
  ) {
    this.ledger = new Ledger(how);
  }

  async begin(first: readonly (readonly OutageSeed[])[]): Promise<void> {
    this.put('data/customers/a.csv', customerFile(1));
    for (const [place, rows] of first.entries()) {
      this.put(this.nameOf(place), outageFile(rows, this.how));
    }
    await this.openWarehouse();
    await this.look();
  }

  async act(step: Action): Promise<void> {
    const name = 'at' in step ? this.nameOf(step.at) : '';
    const file = this.folder.get(name);
    switch (step.do) {
      case 'write':
        this.put(name, outageFile(step.seeds, this.how));
        break;
      case 'edit':
        if (file?.rows) this.put(name, this.edited(file.rows, step.row, step.seed));
        break;
      case 'drop':
        if (file?.rows) this.put(name, fileOf(file.rows.filter((_, i) => i !== step.row)));
        break;
      case 'turn':
        if (file?.rows) this.put(name, fileOf([...file.rows].reverse()));
        break;
      case 'back': {
        const before = this.earlier.get(name)?.at(-1);
        if (before) this.put(name, before);
        break;
      }
      case 'rename':
      case 'copy':
        if (file && name !== this.nameOf(step.to)) {
          this.put(this.nameOf(step.to), file);
          if (step.do === 'rename') this.remove(name);
        }
        break;
      case 'delete':
        this.remove(name);
        break;
      case 'spoil':
        this.put(name, { text: '\u0000PK damaged', rows: null });
        break;
      case 'customers':
        this.put('data/customers/a.csv', customerFile(step.users));
        break;
      case 'give':
        await this.give(step);
        break;
      case 'withdraw':
        await this.withdraw();
        break;
      case 'lose':
        this.database?.close();
        this.ledger.forget();
        this.states.length = 0;
        await this.openWarehouse();
        break;
    }
    await this.look();
  }

  /** Every state since the warehouse was made is given again, byte for byte. */
  async recall(): Promise<void> {
    for (const { number, tables } of this.states) {
      const then = await this.build(String(number), () => this.published());
      expect(then, `known at ${number}`).toBe(tables);
    }
  }

  close(): void {
    this.database?.close();
  }

  private nameOf(place: number): string {
    return `data/outages/${['b.csv', 'a.csv', 'sub/c.csv'][place]}`;
  }

  private put(name: string, file: File): void {
    const before = this.folder.get(name);
    if (before) this.earlier.set(name, [...(this.earlier.get(name) ?? []), before]);
    this.folder.set(name, file);
    const path = join(this.root, name);
    mkdirSync(dirname(path), { recursive: true });
    // A text of this kind is nothing that any reader takes.
    writeFileSync(path, file.rows === null ? Buffer.from([0x41, 0xff, 0xff, 0x0a]) : file.text);
  }

  private remove(name: string): void {
    this.folder.delete(name);
    rmSync(join(this.root, name), { force: true });
  }

  private edited(rows: readonly Cells[], row: number, seed: OutageSeed): File {
    const cells = outageCells(seed);
    const keyOf = (one: Cells) =>
      this.how.repeatedRows === 'groups'
        ? JSON.stringify(one)
        : JSON.stringify([one.provider, one.event_id, one.asset_id]);
    const kept = rows.filter((one, i) => i !== row && keyOf(one) !== keyOf(cells));
    return fileOf([...kept.slice(0, row), cells, ...kept.slice(row)]);
  }

  private async give(step: Action & { readonly do: 'give' }): Promise<void> {
    const file = outageFile(step.seeds, this.how);
    const window: Window | null =
      step.window === 0
        ? null
        : {
            from: step.window % 2 === 0 ? '2022-01-01' : '2022-02-01',
            to: '2022-02-28',
            provider: step.window > 2 ? '甲' : null,
          };
    const name = 'sent/again.csv';
    mkdirSync(join(this.root, 'sent'), { recursive: true });
    writeFileSync(join(this.root, name), file.text);
    const { paths, loaded } = this.project;
    const seen = await seeGiven('outages', [join(this.root, name)], paths);
    await ingest(this.warehouse, { seen, isWhole: false, window: window ?? undefined }, loaded, {
      listed: await readOrderFile(paths.orderFile),
      orderFile: paths.orderFile,
    });
    this.ledger.ingest(name, file, window);
    expect(await this.lastNumber()).toBe(this.ledger.last);
    this.states.push({ number: this.ledger.last, tables: await this.compare() });
  }

  private async withdraw(): Promise<void> {
    const [name] = this.ledger.given;
    if (name === undefined) return;
    await withdrawGiven(this.warehouse, this.project, name);
    this.ledger.withdraw('outages', name);
    rmSync(join(this.root, name), { force: true });
  }

  private get warehouse(): Database {
    if (!this.database) throw new Error('no warehouse');
    return this.database;
  }

  private async openWarehouse(): Promise<void> {
    this.database = await Database.open(':memory:', { threads: 1 });
    for (const statement of schemaStatements()) await this.database.query(statement);
  }

  /** A run, held against the ledger. */
  private async look(): Promise<void> {
    const { paths, loaded } = this.project;
    const listed = existsSync(paths.orderFile) ? await readOrderFile(paths.orderFile) : undefined;
    const seen = await seeProject(paths, listed);
    await ingest(this.warehouse, { seen, isWhole: true }, loaded, {
      listed,
      orderFile: paths.orderFile,
    });
    this.ledger.run(this.folder);
    expect(await this.lastNumber()).toBe(this.ledger.last);
    this.states.push({ number: this.ledger.last, tables: await this.compare() });
  }

  private async lastNumber(): Promise<number> {
    const { last } = await this.warehouse.one(
      'select coalesce(max(load_no), 0) as last from held_loads',
    );
    return Number(last);
  }

  private async build<T>(knownAt: string | undefined, work: () => Promise<T>): Promise<T> {
    await this.warehouse.query(`attach ':memory:' as ${next}`);
    try {
      await fillPublished(this.warehouse, this.project.loaded, { knownAt });
      await this.warehouse.query(`use ${next}`);
      return await work();
    } finally {
      await this.warehouse.query('use memory');
      await this.warehouse.query(`detach ${next}`);
    }
  }

  /** The tables of figures as one text. */
  private async published(): Promise<string> {
    const tables: unknown[] = [];
    for (const table of ['outage_facts', 'period_hours', 'verdicts', 'rejected_rows']) {
      tables.push(await this.warehouse.rows(`from ${table} order by all`));
    }
    return JSON.stringify(tables, (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
  }

  /** Holds what is built now against the ledger. @returns the published tables */
  private async compare(): Promise<string> {
    const { rows: outages, replaced } = this.ledger.inForce('outages');
    const { rows: customers } = this.ledger.inForce('customers');
    const { found, tables } = await this.build(undefined, async () => ({
      tables: await this.published(),
      found: await this.warehouse.one(foundQuery),
    }));

    const text = (values: readonly unknown[]) => values.filter((v) => v !== '').join(' ');
    expect([...((found.outages ?? []) as string[])].sort()).toEqual(
      outages
        .map(({ document, line, standing, cells: c }) =>
          text([
            document,
            line,
            standing,
            c.event_id,
            c.provider,
            c.asset_id,
            c.started_at,
            c.restored_at,
            c.users,
            c.area_tier,
          ]),
        )
        .sort(),
    );
    expect([...((found.customers ?? []) as string[])].sort()).toEqual(
      customers.map((r) => text([r.document, r.line, r.standing, r.cells.users])).sort(),
    );
    expect(Number(found.replaced)).toBe(replaced.length);
    const wanted = reference(
      projectOf(
        {
          outages: outages.map(({ cells: c }) =>
            outage(c.event_id ?? '', c.started_at ?? '', c.restored_at ?? '', Number(c.users), {
              provider: c.provider ?? '',
              asset_id: c.asset_id ?? '',
              area_tier: c.area_tier as 'urban',
            }),
          ),
          customers: customers.map(({ cells: c }) =>
            customer(Number(c.users), c.valid_from ?? '', null, {
              area_tier: c.area_tier as 'urban',
            }),
          ),
        },
        {
          repeated_rows: this.how.repeatedRows,
          data_from: '2022-01-01',
          as_of: '2023-01-01',
        },
      ),
    );
    const hours = wanted.periodHours
      .filter(({ city_code: city }) => city === '510300')
      .map((h) =>
        text([h.period, h.area_tier, h.net_user_seconds, h.user_days, h.outages, h.interruptions]),
      );
    expect([...((found.hours ?? []) as string[])].sort()).toEqual(hours.sort());
    return tables;
  }
}

const foundQuery = `select
         (select list(concat_ws(' ', f.source_file, f.source_line, b.ingested_order, f.event_id,
            f.provider, f.asset_id, f.started_at, f.restored_at, f.users, f.area_tier) order by 1)
          from outage_facts f join batches b on b.batch_id = f.batch_id) as outages,
         (select list(concat_ws(' ', c.source_file, c.source_line, b.ingested_order, c.users) order by 1)
          from customer_rows c join batches b on b.batch_id = c.batch_id) as customers,
         (select coalesce(sum(rows_replaced - rows_put_aside), 0) from batches) as replaced,
         (select list(concat_ws(' ', period, area_tier, net_user_seconds, user_days, outages,
            interruptions) order by 1) from period_hours where city_code = '510300') as hours`;

function fileOf(rows: readonly Cells[]): File {
  return { text: csv(outageColumns, rows), rows };
}

describe('a history of edits', () => {
  it('gives at every load what the files then say, and gives it again at any time', async () => {
    await fc.assert(
      fc.asyncProperty(
        choices,
        fc.array(seeds, { minLength: 1, maxLength: 3 }),
        fc.array(action, { minLength: 5, maxLength: 8 }),
        async (how, first, steps) => {
          await withFolder(async (root) => {
            writeFileSync(
              join(root, 'shihu.yaml'),
              `data_from: 2022-01-01\nas_of: 2023-01-01\nrepeated_rows: ${how.repeatedRows}\nevent_scope: ${how.eventScope}\n`,
            );
            const history = new History(root, await openProject(root), how);
            try {
              await history.begin(first);
              for (const step of steps) await history.act(step);
              await history.recall();
            } finally {
              history.close();
            }
          });
        },
      ),
      { numRuns: RUNS, endOnFailure: process.env.SHIHU_SHRINK === undefined },
    );
  }, 900_000);
});
