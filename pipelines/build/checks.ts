import {
  type CheckSeverity,
  checkSeverityCodes,
  type Severity,
  type Status,
} from '../../schemas/codes/index.js';
import type { Words } from '../../schemas/words.js';
import type { Database } from '../base/database.js';
import { failure } from '../base/errors.js';
import { type Model, modelFailure, relationsRead, sqlFiles, sqlFolder } from '../models/models.js';
import { buildWords as w } from '../words/build.js';

/** A SELECT of offenders. No rows: it holds. */
export interface Check extends Pick<Model, 'name' | 'file' | 'sql' | 'reads'> {
  readonly severity: CheckSeverity;
  readonly what: Words;
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
    const severity = headerOf(sql, 'Severity');
    const zh = headerOf(sql, 'zh');
    const en = headerOf(sql, 'en');
    if (!checkSeverityCodes.has(severity) || !zh || !en) {
      throw new Error(`sql/${file} lacks Severity, zh or en`);
    }
    const reads = await relationsRead(database, sql, file);
    checks.push({ name, file, sql, severity, what: { zh, en }, reads });
  }
  return checks;
}

function headerOf(sql: string, key: string): string | undefined {
  return new RegExp(`^-- ${key}: (.+)$`, 'mu').exec(sql)?.[1];
}

/** Runs every check and keeps its outcome and offenders in the published tables. */
export async function runChecks(
  database: Database,
  checks: readonly Check[],
  schema: string,
): Promise<CheckOutcome[]> {
  const outcomes: CheckOutcome[] = [];
  for (const check of checks) {
    try {
      await database.query(`create or replace temp table offenders as ${check.sql}`);
    } catch (error) {
      throw modelFailure(check.file, error);
    }
    const { failing } = await database.one('select count(*) as failing from offenders');
    const failingRows = Number(failing);
    if (check.severity === 'invariant') {
      if (failingRows > 0) throw await broken(database, check);
      continue;
    }
    outcomes.push({ name: check.name, severity: check.severity, failingRows, what: check.what });
    await database.query(
      `insert into ${schema}.checks values ($name, $severity, $status, $failing, $zh, $en)`,
      {
        name: check.name,
        severity: check.severity,
        status: (failingRows === 0 ? 'pass' : 'fail') satisfies Status,
        failing: failingRows,
        ...check.what,
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

async function broken(database: Database, check: Check): Promise<Error> {
  const [first] = await database.rows(
    'select cast(to_json(o) as varchar) as row from offenders o limit 1',
  );
  const { name, what } = check;
  return failure(w.selfCheckFailed({ name, what, example: String(first?.row) }), w.reportDefect);
}
