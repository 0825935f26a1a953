/*
 * The program as a library, for other programs: docs/library.md. Nothing here prints or ends the process,
 * and what a function needs is loaded when it is called. The types are declared in full, so that a
 * change inside is no change for those who use them.
 */
export type { TableName, TableRow } from '../schemas/published/index.js';
export type { Language, Words } from '../schemas/words/index.js';
export { UserError } from './base/errors.js';
export { openProject, type Project } from './library/project.js';
export {
  type Parameters,
  type QueryOptions,
  query,
  type Row,
  rows,
  type Value,
} from './library/query.js';
export {
  type IngestedDocument,
  type ReportOptions,
  type RunOptions,
  type RunOutcome,
  report,
  run,
  type StateOptions,
  type WrittenReport,
} from './library/run.js';
