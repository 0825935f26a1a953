import type { Severity, Status } from '../../schemas/codes/index.js';
import type { Words } from '../../schemas/words/index.js';
import { type Database, quoted } from '../base/database.js';
import { failure } from '../base/errors.js';
import { type SqlFile, sqlFiles, sqlFolder } from '../models/files.js';
import { readHeader } from '../models/header.js';
import { type CheckHeader, checkHeader } from '../models/headers.js';
import { buildWords as w } from '../words/build.js';
import { next, offendersOf } from './names.js';

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

export async function loadChecks(folder = sqlFolder): Promise<Check[]> {
  const files = await sqlFiles(folder, 'checks');
  const checks: Check[] = [];
  for (const { name, file, sql } of files) {
    const header = readHeader(checkHeader, sql, file);
    checks.push({ name, file, header, sql, reads: [...header.reads].sort() });
  }
  return checks;
}

/** Columns by which offenders are found again at the next build, and which nobody else needs. */
const unpublished: ReadonlySet<string> = new Set(['outage_id', 'month_no']);

/**
 * Keeps the outcomes of the checks and what they found in the published tables.
 * @param changed checks of which the offenders may be others than those that are published
 * @throws UserError for a broken invariant
 */
export async function publishChecks(
  database: Database,
  checks: readonly Check[],
  changed: ReadonlySet<string>,
): Promise<CheckOutcome[]> {
  const outcomes: CheckOutcome[] = [];
  const renewed = checks.filter(({ name }) => changed.has(name)).map(({ name }) => quoted(name));
  if (renewed.length > 0) {
    for (const table of ['checks', 'check_failures']) {
      await database.query(`delete from ${next}.${table} where name in (${renewed.join(', ')})`);
    }
  }
  for (const check of checks) {
    const { severity, zh, en } = check.header;
    const offenders = offendersOf(check.name);
    if (severity === 'invariant' && !changed.has(check.name)) continue;
    const { failing } = await database.one(`select count(*) as failing from ${offenders}`);
    const failingRows = Number(failing);
    if (severity === 'invariant') {
      if (failingRows > 0) throw await broken(database, check);
      continue;
    }
    outcomes.push({ name: check.name, severity, failingRows, what: { zh, en } });
    if (changed.has(check.name)) await publishCheck(database, check, failingRows);
  }
  return outcomes;
}

async function publishCheck(
  database: Database,
  { name, header }: Check,
  failing: number,
): Promise<void> {
  await database.query(
    `insert into ${next}.checks values ($name, $severity, $status, $failing, $zh, $en)`,
    {
      name,
      severity: header.severity,
      status: (failing === 0 ? 'pass' : 'fail') satisfies Status,
      failing,
      zh: header.zh,
      en: header.en,
    },
  );
  if (failing === 0) return;
  const hidden = header.key.columns.filter((column) => unpublished.has(column));
  const shown = hidden.length > 0 ? `* exclude (${hidden.join(', ')})` : '*';
  await database.query(
    `insert into ${next}.check_failures
     with ordered as (
       select ${shown} from ${offendersOf(name)} order by all limit ${KEPT_OFFENDERS})
     select $name, row_number() over (), cast(to_json(ordered) as varchar) from ordered`,
    { name },
  );
}

async function broken(database: Database, { name, header }: Check): Promise<Error> {
  const [first] = await database.rows(
    `select cast(to_json(o) as varchar) as row from ${offendersOf(name)} o limit 1`,
  );
  const what = { zh: header.zh, en: header.en };
  return failure(w.selfCheckFailed({ name, what, example: String(first?.row) }), w.reportDefect);
}
