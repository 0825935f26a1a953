import { Argument } from 'commander';
import { z } from 'zod';
import { type FeedName, feedNames } from '../../../schemas/feeds/index.js';
import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import type { Database } from '../../base/database.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { nearest } from '../../base/nearest.js';
import { seeGiven } from '../../ingest/documents.js';
import { Sightings } from '../../ingest/sightings.js';
import { planOf, type Request } from '../../plan/plan.js';
import { stateFor } from '../../plan/state.js';
import { ingestPlanned } from '../../run/run.js';
import { withHeldWarehouse, withWarehouse } from '../../warehouse/warehouse.js';
import { helpWords } from '../../words/cli-help.js';
import { ingestWords as w } from '../../words/cli-results.js';
import { addCommand, type Cli } from '../command.js';
import { showPlan } from '../dry-run.js';
import {
  type CommonOptions,
  type DryRun,
  dryRunOption,
  type Jobs,
  jobsOption,
  onOption,
  parseWindow,
  type Window,
} from '../options.js';
import { fileJson } from '../outputs.js';
import { progressOf } from '../progress.js';
import { projectOf } from '../project.js';
import { exitWith } from '../strict.js';
import { showIngested, withReplaced } from '../summary.js';

interface IngestOptions extends CommonOptions, DryRun, Jobs {
  readonly replace?: Window;
  readonly provider?: string;
  readonly on?: string;
}

export function addIngest(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'ingest', say(helpWords.ingest.does))
    .addArgument(new Argument('<feed>', say(helpWords.ingest.feed)).choices([...feedNames]))
    .argument('<files...>', say(helpWords.ingest.files))
    .option('--replace <from..to>', say(helpWords.ingest.replace), parseWindow)
    .option('--provider <name>', say(helpWords.ingest.provider))
    .addOption(onOption(io.language))
    .addOption(jobsOption(io.language))
    .addOption(dryRunOption(io.language))
    .action(async (feed: FeedName, names: string[], options: IngestOptions) => {
      const project = await projectOf(cli, options);
      if (options.replace && feed !== 'outages') {
        throw usageError(w.onlyOutages);
      }
      const { paths, loaded } = project;
      const sightings = await Sightings.of(paths);
      const given = await seeGiven(feed, names, paths, loaded.settings, sightings);
      const window = options.replace && {
        ...options.replace,
        provider: options.provider ?? null,
      };
      const request: Request = { do: 'ingest', given, window, on: options.on };
      const { provider } = options;
      if (options.dryRun) {
        await withHeldWarehouse(project, async (held) => requireProvider(held, provider));
        return showPlan(cli, project, request, options);
      }
      const tell = progressOf(io);
      const { ingested, files, withdrawn } = await withWarehouse(project, async (warehouse) => {
        await requireProvider(warehouse, provider);
        await sightings.keep(false);
        const sources = { seen: null, warehouse, tables: null };
        const plan = planOf(request, await stateFor(request, project, sources, tell));
        const ingested = await ingestPlanned(warehouse, project, plan, tell, options.jobs);
        const all = await withReplaced(warehouse, project.loaded, ingested);
        const files = all.filter(({ name }) => given.some((one) => one.name === name));
        return { ingested, files, withdrawn: await rowsInWindow(warehouse, files) };
      });
      if (options.json) io.out(toJson<Output<'ingest'>>(files.map(fileJson)));
      else {
        showIngested(io, ingested, files);
        if (options.replace) {
          io.note(say(w.windowWithdrawn({ rows: String(withdrawn) })));
        }
      }
      const isBad = files.some(({ rowsRejected, why }) => rowsRejected > 0 || why !== null);
      cli.finish(exitWith(files, options.strict && isBad ? exit.strict : exit.done));
    });
}

/** Rows of other documents that the windows of these files withdraw. */
async function rowsInWindow(
  warehouse: Database,
  files: readonly { readonly batchId: string }[],
): Promise<number> {
  const loads = await warehouse.rows(
    'select load_no, batch_id from held_loads',
    {},
    z.object({ load_no: z.int(), batch_id: z.string() }),
  );
  const numbers = loads
    .filter(({ batch_id: id }) => files.some(({ batchId }) => batchId === id))
    .map((load) => load.load_no);
  const rows = await warehouse.rows(
    "select by_standing from replaced_outages where reason = 'window'",
    {},
    z.object({ by_standing: z.int() }),
  );
  return rows.filter((row) => numbers.includes(row.by_standing)).length;
}

/** A provider that no row has would withdraw nothing. */
async function requireProvider(
  warehouse: Database | null,
  provider: string | undefined,
): Promise<void> {
  if (!warehouse || provider === undefined) return;
  const rows = await warehouse.rows(
    'select distinct provider from held_outages where provider is not null order by provider',
    {},
    z.object({ provider: z.string() }),
  );
  const known = rows.map((row) => row.provider);
  if (known.length === 0 || known.includes(provider)) return;
  throw usageError(
    w.noSuchProvider({ written: provider, guess: nearest(provider, known) }),
    w.providers(known),
  ).as('unknown_provider');
}
