import type { Addition } from './execute.js';

/** What adds each command to the program, loaded when it is asked for; in the order of the help. */
export const commands: Readonly<Record<string, () => Promise<Addition>>> = {
  init: async () => (await import('./commands/init.js')).addInit,
  run: async () => (await import('./commands/run.js')).addRun,
  ingest: async () => (await import('./commands/ingest.js')).addIngest,
  withdraw: async () => (await import('./commands/withdraw.js')).addWithdraw,
  build: async () => (await import('./commands/build.js')).addBuild,
  check: async () => (await import('./commands/check.js')).addCheck,
  report: async () => (await import('./commands/report.js')).addReport,
  plans: async () => (await import('./commands/plans.js')).addPlans,
  query: async () => (await import('./commands/query.js')).addQuery,
  shell: async () => (await import('./commands/shell.js')).addShell,
  export: async () => (await import('./commands/export.js')).addExport,
  tables: async () => (await import('./commands/tables.js')).addTables,
  describe: async () => (await import('./commands/describe.js')).addDescribe,
  batches: async () => (await import('./commands/batches.js')).addBatches,
  diff: async () => (await import('./commands/diff.js')).addDiff,
  compare: async () => (await import('./commands/compare.js')).addCompare,
  submit: async () => (await import('./commands/submit.js')).addSubmit,
  doctor: async () => (await import('./commands/doctor.js')).addDoctor,
  explain: async () => (await import('./commands/explain.js')).addExplain,
  forecast: async () => (await import('./commands/forecast.js')).addForecast,
  whatif: async () => (await import('./commands/whatif.js')).addWhatIf,
  completion: async () => (await import('./commands/completion.js')).addCompletion,
};

/** What shells ask, and no help lists. */
export const unlisted: typeof commands = {
  complete: async () => (await import('./commands/complete.js')).addComplete,
};
