import { join } from 'node:path';
import { type Database, quoted } from '../../../pipelines/base/database.js';
import { build, fillPublished, next } from '../../../pipelines/build/build.js';
import { openProject, type Project } from '../../../pipelines/project/project.js';
import { openWarehouse } from '../../../pipelines/warehouse/warehouse.js';
import { columnsOf } from '../../../schemas/column.js';
import { forecastBacktest, forecasts } from '../../../schemas/published/forecasts.js';
import { publishedTables } from '../../../schemas/published/index.js';
import type { Asked } from '../../support/histories/builds.js';

/** Where a test's cluster is. */
export interface Place {
  readonly connect: string;
  readonly storage: string;
}

const MANY = 1e9;

/** The project with the cluster as its engine. */
export function onSpark(project: Project, place: Place): Project {
  const { loaded } = project;
  const engine = { kind: 'spark' as const, parquet_from: MANY, ...place };
  return { ...project, loaded: { ...loaded, settings: { ...loaded.settings, engine } } };
}

/**
 * Builds what is held in the folder's warehouse on both engines.
 * @returns what differs, in words
 */
export async function differencesOnSpark(
  folder: string,
  place: Place,
  asked: Asked = {},
): Promise<string[]> {
  const project = await openProject(folder);
  const warehouse = await openWarehouse(project.paths.warehouse);
  try {
    const target = join(folder, 'spark', 'reliability.duckdb');
    const { checks } = await build(warehouse, target, onSpark(project, place).loaded, asked);
    await warehouse.query(`attach ${quoted(target)} as found (read_only)`);
    await warehouse.query(`attach ':memory:' as ${next}`);
    const wanted = await fillPublished(warehouse, project.loaded, asked);
    const found = await differing(warehouse, 'found', next);
    if (JSON.stringify(checks) !== JSON.stringify(wanted)) {
      found.push(`checks: ${JSON.stringify(checks)}`, `wanted: ${JSON.stringify(wanted)}`);
    }
    return found;
  } finally {
    warehouse.close();
  }
}

const SHOWN = 3;
/** The last places in which a double may differ: the two add and divide in another order. */
const LAST_PLACES = 2;
/** What goes through ln and exp differs by what the two engines' own make of it, many times over. */
const throughExp: ReadonlySet<string> = new Set([forecasts.name, forecastBacktest.name]);
const AFTER_EXP = 1e-12;
const EPSILON = 2.220446049250313e-16;

async function differing(database: Database, found: string, wanted: string): Promise<string[]> {
  const told: string[] = [];
  for (const table of publishedTables) {
    const of = (side: string) => `${side}.${table.name}`;
    const counts = await database.one(
      `select (select count(*) from ${of(found)}) as found, (select count(*) from ${of(wanted)}) as wanted`,
    );
    if (counts.found !== counts.wanted) {
      told.push(`${table.name}: ${counts.found} rows, not ${counts.wanted}`);
    }
    const keyed = table.key.map((name) => `f."${name}" is not distinct from w."${name}"`);
    const part = throughExp.has(table.name) ? AFTER_EXP : LAST_PLACES * EPSILON;
    const unlike = columnsOf(table).map(({ name, sqlType }) => {
      const [f, w] = [`f."${name}"`, `w."${name}"`];
      const isClose = `abs(${f} - ${w}) <= abs(${w}) * ${part}`;
      const isSame = `${f} is not distinct from ${w}`;
      return `case when ${sqlType === 'DOUBLE' ? `${isSame} or coalesce(${isClose}, false)` : isSame}
        then null else '${name}' end`;
    });
    const rows = await database.rows(
      `select concat_ws(',', ${unlike.join(', ')}) as columns, to_json(f) as found, to_json(w) as wanted,
         count(*) over () as all_such
       from ${of(found)} f full join ${of(wanted)} w on ${keyed.join(' and ')}
       where ${unlike.map((one) => `${one} is not null`).join(' or ')}
       limit ${SHOWN}`,
    );
    for (const row of rows) {
      told.push(
        `${table.name} (${row.all_such} such rows): ${row.columns}\n  ${row.found}\n  ${row.wanted}`,
      );
    }
  }
  return told;
}
