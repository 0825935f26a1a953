import { resolve } from 'node:path';
import { z } from 'zod';
import type { Words } from '../../schemas/words/index.js';
import { Database } from '../base/database.js';
import { failure } from '../base/errors.js';
import { readColumns } from '../ingest/columns.js';
import { examine, nameOf } from '../ingest/files.js';
import { incomingTable } from '../ingest/incoming.js';
import { faultTable } from '../ingest/interpret.js';
import { PART_LINES } from '../ingest/parts.js';
import { type ReadFile, readFile } from '../ingest/read.js';
import { saidOf, todoOf } from '../ingest/troubles.js';
import type { Project } from '../project/project.js';
import { budgetWords as w } from '../words/budget.js';
import type { Plan } from './judge.js';

/** Where a row stands: on a line of a file, or of a sheet of it. */
export interface RowPlace {
  readonly sheet: string | null;
  readonly line: number;
}

export interface RefusedRow extends RowPlace {
  readonly column: string | null;
  readonly code: string;
  readonly message: Words;
}

export interface ReadPlans {
  /** The name that the file has as a document. */
  readonly document: string;
  readonly plans: readonly (Plan & RowPlace)[];
  readonly refused: readonly RefusedRow[];
}

const planShape = z.object({
  source_line: z.int(),
  plan_id: z.string().nullable(),
  provider: z.string().nullable(),
  city: z.string(),
  county: z.string().nullable(),
  area_tier: z.string(),
  line_id: z.string().nullable(),
  asset_id: z.string().nullable(),
  from_s: z.int(),
  to_s: z.int(),
  users: z.int(),
  notified_s: z.int().nullable(),
});

const faultShape = z.object({
  source_line: z.int(),
  column_name: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  message_en: z.string(),
});

/**
 * Reads a file as one of the plans feed, by the reader and the settings that would load it, and loads nothing.
 * @throws UserError when it can't be read, or has no rows
 */
export async function readPlans(file: string, { paths, loaded }: Project): Promise<ReadPlans> {
  const path = resolve(file);
  const document = nameOf(path, paths.root);
  const { encoding } = readColumns('plans', loaded, document).own;
  const database = await Database.open(':memory:', { memory: '1GB' });
  try {
    const examined = await examine('plans', path, paths.root, encoding);
    const reader = { loaded, bulkFrom: Number.POSITIVE_INFINITY };
    return await readFile(database, examined, reader, async (read) => ({
      document,
      ...(await rowsOf(database, read)),
    }));
  } finally {
    database.close();
  }
}

async function rowsOf(
  database: Database,
  { parts, told }: ReadFile,
): Promise<Pick<ReadPlans, 'plans' | 'refused'>> {
  const placeOf = (line: number): RowPlace => ({
    sheet: parts[Math.floor((line - 1) / PART_LINES)]?.name ?? null,
    line: ((line - 1) % PART_LINES) + 1,
  });
  const seconds = (column: string) => `cast(epoch(${column}) as bigint)`;
  const rows = await database.rows(
    `select source_line, plan_id, provider, city, county, area_tier, line_id, asset_id,
       ${seconds('planned_from')} as from_s, ${seconds('planned_to')} as to_s, users,
       ${seconds('notified_at')} as notified_s
     from ${incomingTable} where source_line > 0 order by source_line`,
    {},
    planShape,
  );
  const faults = await database.rows(
    `select source_line, column_name, code, message, message_en from ${faultTable}
     order by source_line, column_name`,
    {},
    faultShape,
  );
  const [trouble] = told.troubles.filter(({ level }) => level === 'problem');
  if (rows.length === 0 && trouble) throw failure(saidOf(trouble.name, trouble), todoOf(trouble));
  if (rows.length + faults.length === 0) throw failure(w.noPlans, w.whatPlans);
  return {
    plans: rows.map((row) => ({
      ...placeOf(row.source_line),
      planId: row.plan_id,
      provider: row.provider,
      city: row.city,
      county: row.county,
      tier: row.area_tier,
      lineId: row.line_id,
      assetId: row.asset_id,
      from: row.from_s,
      to: row.to_s,
      users: BigInt(row.users),
      notified: row.notified_s,
    })),
    refused: faults.map((row) => ({
      ...placeOf(row.source_line),
      column: row.column_name,
      code: row.code,
      message: { zh: row.message, en: row.message_en },
    })),
  };
}
