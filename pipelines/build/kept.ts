import { createHash } from 'node:crypto';
import { z } from 'zod';
import { commentOf, columnsOf as declaredColumns } from '../../schemas/column.js';
import { publishedTables } from '../../schemas/published/index.js';
import { type Database, quoted } from '../base/database.js';
import { program } from '../base/package.js';
import { shims } from '../base/shims.js';
import { stampOf } from '../files/stamp.js';
import type { LoadedSettings } from '../project/settings.js';
import { warehouseVersion } from '../warehouse/schema.js';
import type { Filling } from './fill.js';
import { kept } from './names.js';
import type { BuildPlan } from './plan.js';
import { calendarSeeds, type Horizon, ruleSeeds, type Years } from './seeds.js';

/** Raised when the kept tables mean something else though no model has changed. */
const KEPT_VERSION = 1;

/** What a build was made from. */
export interface Origin {
  /** Settings, program, models and rules: with another one, nothing that is kept is of use. */
  readonly fingerprint: string;
  /** Number of the last load. */
  readonly loads: number;
  /** What never changes of the loads up to there. */
  readonly history: string;
  /** Everything that is said of the loads. */
  readonly log: string;
  readonly horizon: Horizon;
  /** Which settings are given, and where, as the published settings tell it. */
  readonly given: string;
  readonly years: Years;
}

const keptShape = z.object({ name: z.string(), value: z.string() });

/** The origin of a build that is about to be made; the years come when the horizon is known. */
export async function originOf({
  warehouse,
  plan,
  loaded,
  horizon,
  asOf,
  engine,
}: Filling): Promise<Omit<Origin, 'years' | 'history'> & History> {
  const { version } = await warehouse.one('select version() as version');
  return {
    fingerprint: fingerprintOf(plan, loaded, `${engine.kind} ${String(version)}`),
    ...(await historyOf(warehouse)),
    log: await logOf(warehouse),
    horizon,
    given: JSON.stringify([[...loaded.given].sort(), asOf !== undefined]),
  };
}

/** What has been loaded. */
export interface History {
  /** Number of the last load. */
  readonly loads: number;
  /** What never changes of the loads up to a number. */
  readonly historyTo: (load: number) => Promise<string>;
}

export async function historyOf(warehouse: Database): Promise<History> {
  const { loads } = await warehouse.one(
    'select coalesce(max(load_no), 0) as loads from held_loads',
  );
  return { loads: Number(loads), historyTo: (load) => historyTo(warehouse, load) };
}

function fingerprintOf(
  { models, checks }: BuildPlan,
  loaded: LoadedSettings,
  engine: string,
): string {
  const hash = createHash('sha256');
  const nowhere = { asOf: null, dataFrom: null };
  const seeds = [
    ...ruleSeeds(loaded, nowhere, 0),
    ...calendarSeeds(loaded, [SOME_YEAR, SOME_YEAR]),
  ];
  const declared = publishedTables.map((table) => [
    table.name,
    table.key,
    declaredColumns(table).map((column) => [column.name, column.sqlType, commentOf(column)]),
  ]);
  const parts = [program(), engine, KEPT_VERSION, warehouseVersion, seeds, shims, declared];
  hash.update(
    JSON.stringify(parts, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
  );
  // The seeds of one year don't tell the rules of another. The horizon is told apart.
  const {
    as_of: _until,
    data_from: _since,
    engine: _where,
    warehouse: _kept,
    ...settings
  } = loaded.settings;
  hash.update(JSON.stringify(settings));
  for (const { file, sql } of [...models, ...checks]) hash.update(`${file}\n${sql}\n`);
  return hash.digest('hex');
}

const SOME_YEAR = 2000;

async function historyTo(warehouse: Database, load: number): Promise<string> {
  const { history } = await warehouse.one(
    `select coalesce(md5(string_agg(cast(to_json([
         cast(l.load_no as varchar), cast(l.document_no as varchar), d.feed, d.source_file, l.kind,
         l.batch_id, l.content_hash, cast(l.is_lost as varchar), l.reading, l.failure, l.unchanged,
         cast(l.replace_from as varchar), cast(l.replace_to as varchar), l.replace_provider,
         cast(l.window_no as varchar)
       ]) as varchar), chr(10) order by l.load_no)), '') as history
     from held_loads l join held_documents d on d.document_no = l.document_no
     where l.load_no <= $load`,
    { load },
  );
  return String(history);
}

async function logOf(warehouse: Database): Promise<string> {
  const { log } = await warehouse.one(
    `select concat(
       (select coalesce(md5(string_agg(cast(to_json(l) as varchar), chr(10) order by load_no)), '')
        from held_loads l),
       (select coalesce(md5(string_agg(cast(to_json(d) as varchar), chr(10) order by document_no)), '')
        from held_documents d)) as log`,
  );
  return String(log);
}

/** Size and time of the published file, as a text; of none, empty. */
export async function writtenOf(path: string): Promise<string> {
  return (await stampOf(path).catch(() => undefined))?.written ?? '';
}

/** What is written into the kept state of a build: its origin and the file that it belongs to. */
export async function keepOrigin(
  database: Database,
  origin: Origin,
  published: string,
): Promise<void> {
  const held = { ...origin, published };
  await database.query(`create or replace table ${kept}.origin (name varchar, value varchar)`);
  const values = Object.entries(held).map(
    ([name, value]) => `(${quoted(name)}, ${quoted(JSON.stringify(value))})`,
  );
  await database.query(`insert into ${kept}.origin values ${values.join(', ')}`);
}

const originShape = z.object({
  fingerprint: z.string(),
  loads: z.number(),
  history: z.string(),
  log: z.string(),
  horizon: z.object({ asOf: z.string().nullable(), dataFrom: z.string().nullable() }),
  given: z.string(),
  years: z.tuple([z.number(), z.number()]).nullable(),
  published: z.string(),
});

/** The origin of the kept state that is attached; null when it is none that could be read. */
export async function keptOrigin(
  database: Database,
): Promise<(Origin & { readonly published: string }) | null> {
  const rows = await database.rows(`from ${kept}.origin`, {}, keptShape).catch(() => []);
  const held: Record<string, unknown> = {};
  for (const { name, value } of rows) held[name] = JSON.parse(value);
  return originShape.safeParse(held).data ?? null;
}

/** Attaches a file as the kept state. A file beside another, that is renamed in the end, needs no log. */
export async function attachKept(database: Database, path: string): Promise<void> {
  await database.query(`attach ${quoted(path)} as ${kept} (recovery_mode 'no_wal_writes')`);
}
