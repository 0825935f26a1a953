import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { z } from 'zod';
import { columnsOf } from '../../schemas/column.js';
import { feedNames } from '../../schemas/feeds/index.js';
import { publishedTables } from '../../schemas/published/index.js';
import { checks } from '../../schemas/published/reference.js';
import { type Database, withDatabase } from '../base/database.js';
import { findDocuments } from '../ingest/find.js';
import type { ProjectPaths } from '../project/paths.js';
import type { LoadedSettings } from '../project/settings.js';
import { staleReports } from '../report/index-page.js';
import { requireVersion } from '../warehouse/warehouse.js';
import { stateWords as w } from '../words/doctor-state.js';
import { type Finding, findingsOn } from './finding.js';

/** A data file, and when it was changed or put there last. */
export interface DataFile {
  readonly name: string;
  readonly bytes: number;
  readonly changed: number;
}

export async function dataFiles({ root, feed }: ProjectPaths): Promise<DataFile[]> {
  const nothing = { files: [] };
  const inFeeds = await Promise.all(
    feedNames.map((one) => findDocuments(feed(one)).catch(() => nothing)),
  );
  const looked = await Promise.all(
    inFeeds
      .flatMap(({ files }) => files)
      .map(async (path) => {
        // A copy keeps the time of its content, but not that of its entry in the folder.
        const found = await stat(path).catch(() => undefined);
        if (!found) return [];
        const { size, mtimeMs, ctimeMs } = found;
        return {
          name: relative(root, path).split(sep).join('/'),
          bytes: size,
          changed: Math.max(mtimeMs, ctimeMs),
        };
      }),
  );
  return looked.flat();
}

export async function warehouseFinding({ warehouse }: ProjectPaths): Promise<Finding> {
  const on = findingsOn('warehouse');
  if (!existsSync(warehouse)) {
    return on.ok(w.noWarehouse);
  }
  try {
    return await withDatabase(warehouse, { readOnly: true }, async (database) => {
      await requireVersion(database);
      const { batches } = await database.one(
        "select count(*) as batches from held_loads where kind = 'load'",
        {},
        z.object({ batches: z.int() }),
      );
      return on.ok(w.warehouse({ batches: String(batches) }));
    });
  } catch (error) {
    return on.told(error);
  }
}

/** Whether what is published is there, is whole, is of this program and has all of the data. */
export async function publishedFindings(
  paths: ProjectPaths,
  loaded: LoadedSettings | undefined,
  files: readonly DataFile[],
): Promise<Finding[]> {
  const { published, settings } = paths;
  const on = findingsOn('published');
  if (!existsSync(published)) {
    return [on.warning(w.notPublished, w.runIt)];
  }
  try {
    const made = (await stat(published)).mtimeMs;
    const changed = existsSync(settings) ? (await stat(settings)).mtimeMs : 0;
    return await withDatabase(published, { readOnly: true }, async (database) => {
      if (!(await isAsDeclared(database))) {
        return [on.problem(w.otherTables, w.buildIt)];
      }
      const late = files.filter((file) => file.changed > made);
      return [
        ...staleness(late, changed > made),
        ...(await contentFindings(database)),
        ...(loaded ? await reportFindings(paths, loaded, database) : []),
        on.ok(w.published({ file: published })),
      ];
    });
  } catch (error) {
    return [on.told(error)];
  }
}

async function isAsDeclared(published: Database): Promise<boolean> {
  const found = await published.rows(
    'select table_name, column_name, data_type from duckdb_columns() where not internal',
    {},
    z.object({ table_name: z.string(), column_name: z.string(), data_type: z.string() }),
  );
  const made = new Set(found.map((c) => `${c.table_name}.${c.column_name} ${c.data_type}`));
  return publishedTables.every((table) =>
    columnsOf(table).every(({ name, sqlType }) => made.has(`${table.name}.${name} ${sqlType}`)),
  );
}

function staleness(late: readonly DataFile[], isSettingsLate: boolean): Finding[] {
  const on = findingsOn('published');
  const findings: Finding[] = [];
  if (late.length > 0) {
    const names = late.slice(0, 3).map(({ name }) => name);
    findings.push(on.warning(w.olderThanFiles({ count: late.length, names }), w.runIt));
  }
  if (isSettingsLate) {
    findings.push(on.warning(w.olderThanSettings, w.runIt));
  }
  return findings;
}

async function reportFindings(
  { reports, root }: ProjectPaths,
  { region }: LoadedSettings,
  published: Database,
): Promise<Finding[]> {
  const on = findingsOn('reports');
  return (await staleReports(reports, region, published)).map((period) => {
    return on.warning(
      w.staleReport({ period }),
      w.runCommand({ command: `shihu report --period ${period} --project ${root}` }),
    );
  });
}

async function contentFindings(published: Database): Promise<Finding[]> {
  const on = findingsOn('results');
  const { rejected } = await published.one(
    'select count(distinct (batch_id, source_line)) as rejected from rejected_rows',
    {},
    z.object({ rejected: z.int() }),
  );
  const failing = await published.read(
    checks,
    "where status = 'fail' and severity = 'error' order by name",
  );
  const names = failing.map(({ name }) => name);
  return [
    ...(rejected === 0 ? [] : [on.warning(w.rejected({ rows: String(rejected) }), w.seeRejected)]),
    ...(names.length === 0 ? [] : [on.warning(w.failingChecks(names), w.seeChecks)]),
  ];
}
