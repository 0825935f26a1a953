import type { z } from 'zod';
import { comparison } from './comparison.js';
import { failed } from './error.js';
import { explanation } from './explain.js';
import { batches, ingested, plan, withdrawn } from './loads.js';
import { plans } from './plans.js';
import {
  cataloguePage,
  completion,
  exported,
  findings,
  init,
  initFrom,
  proposal,
  question,
  questions,
  rows,
  table,
  tables,
} from './project.js';
import { backtest, build, check, diff, forecast, rejects, report, run } from './results.js';
import { submitted } from './submission.js';
import { fewest, whatIf } from './whatif.js';

/**
 * What each command prints under `--json`: by its name, and by its name with the option that changes
 * what it prints. The JSON Schemas under schemas/json/output are made from here.
 */
export const outputs = {
  init,
  'init --from': initFrom,
  run,
  'run --dry-run': plan,
  ingest: ingested,
  'ingest --dry-run': plan,
  withdraw: withdrawn,
  build,
  'build --dry-run': plan,
  check,
  'check --rejects': rejects,
  report,
  'report --dry-run': plan,
  plans,
  query: rows,
  'query @': questions,
  'query --sql': question,
  shell: rows,
  export: exported,
  tables,
  'tables --html': cataloguePage,
  describe: table,
  batches,
  diff,
  compare: comparison,
  submit: submitted,
  doctor: findings,
  'doctor file': proposal,
  explain: explanation,
  forecast,
  'forecast --backtest': backtest,
  whatif: whatIf,
  'whatif --least': fewest,
  completion,
} as const satisfies Record<string, z.ZodType>;

export type OutputName = keyof typeof outputs;

/** What a command has to print under the name. */
export type Output<Name extends OutputName> = z.input<(typeof outputs)[Name]>;

/** All that a schema is published of: the outputs, and the error that each command may give instead. */
export const published: Readonly<Record<string, z.ZodType>> = { ...outputs, error: failed };

/** The file of a schema, below schemas/json. */
export function outputFile(name: string): string {
  return `output/${name.replace(/\W+/gu, '-').replace(/-$/u, '-saved')}.schema.json`;
}
