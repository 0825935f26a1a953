import type { Severity, Status } from '../../schemas/codes/index.js';
import type { Words } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { failure } from '../base/errors.js';
import { type SqlFile, sqlFiles, sqlFolder } from '../models/files.js';
import { readHeader } from '../models/header.js';
import { type CheckHeader, checkHeader } from '../models/headers.js';
import { modelFailure, relationsRead } from '../models/models.js';
import { buildWords as w } from '../words/build.js';

/** A SELECT of offenders. No rows: it holds. */
export interface Check extends SqlFile {
  readonly header: CheckHeader;
  readonly reads: readonly string[];
}

export interface CheckOutcome {
  readonly name: string;
  readonly severity: Severity;
  readonly failingRows: number;
  readonly what: Words;
}

/** Offenders beyond these are counted and not kept. */
const KEPT_OFFENDERS = 10_000;

export async function loadChecks(database: Database, folder = sqlFolder): Promise<Check[]> {
  const files = await sqlFiles(folder, 'checks');
  const checks: Check[] = [];
  for (const { name, file, sql } of files) {
    const header = readHeader(checkHeader, sql, file);
    const reads = await relationsRead(database, sql, file);
    checks.push({ name, file, header, sql, reads });
  }
  return checks;
}

/** Runs every check and keeps its outcome and offenders in the published tables. */
export async function runChecks(
  database: Database,
  checks: readonly Check[],
  schema: string,
): Promise<CheckOutcome[]> {
  const outcomes: CheckOutcome[] = [];
  for (const check of checks) {
    const { severity, zh, en } = check.header;
    try {
      await database.query(`create or replace temp table offenders as ${check.sql}`);
    } catch (error) {
      throw modelFailure(check.file, error);
    }
    const { failing } = await database.one('select count(*) as failing from offenders');
    const failingRows = Number(failing);
    if (severity === 'invariant') {
      if (failingRows > 0) throw await broken(database, check);
      continue;
    }
    outcomes.push({ name: check.name, severity, failingRows, what: { zh, en } });
    await database.query(
      `insert into ${schema}.checks values ($name, $severity, $status, $failing, $zh, $en)`,
      {
        name: check.name,
        severity,
        status: (failingRows === 0 ? 'pass' : 'fail') satisfies Status,
        failing: failingRows,
        zh,
        en,
      },
    );
    await database.query(
      `insert into ${schema}.check_failures
       with ordered as (select * from offenders order by all limit ${KEPT_OFFENDERS})
       select $name, row_number() over (), cast(to_json(ordered) as varchar) from ordered`,
      { name: check.name },
    );
  }
  return outcomes;
}

async function broken(database: Database, { name, header }: Check): Promise<Error> {
  const [first] = await database.rows(
    'select cast(to_json(o) as varchar) as row from offenders o limit 1',
  );
  const what = { zh: header.zh, en: header.en };
  return failure(w.selfCheckFailed({ name, what, example: String(first?.row) }), w.reportDefect);
}
