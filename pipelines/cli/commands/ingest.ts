import { Argument } from 'commander';
import { type FeedName, feedNames } from '../../../schemas/feeds/index.js';
import { speaker } from '../../../schemas/words.js';
import type { Database } from '../../base/database.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { nearest } from '../../base/nearest.js';
import type { Progress } from '../../base/progress.js';
import { seeGiven } from '../../ingest/documents.js';
import { heldLog } from '../../ingest/log.js';
import { type ListedEntry, readOrderFile } from '../../ingest/order-file.js';
import type { Wanted } from '../../ingest/plan.js';
import { seeDocuments } from '../../ingest/see.js';
import { openProject, type Project } from '../../project/project.js';
import { ingestProject } from '../../run/run.js';
import { withWarehouse } from '../../warehouse/warehouse.js';
import { helpWords } from '../../words/cli-help.js';
import { ingestWords as w } from '../../words/cli-results.js';
import { addCommand, type Cli } from '../command.js';
import { type CommonOptions, parseWindow, type Window } from '../options.js';
import { progressOf } from '../progress.js';
import { showIngested, withReplaced } from '../summary.js';

interface IngestOptions extends CommonOptions {
  readonly replace?: Window;
  readonly provider?: string;
}

export function addIngest(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'ingest', say(helpWords.ingest.does))
    .addArgument(new Argument('<feed>', say(helpWords.ingest.feed)).choices([...feedNames]))
    .argument('<files...>', say(helpWords.ingest.files))
    .option('--replace <from..to>', say(helpWords.ingest.replace), parseWindow)
    .option('--provider <name>', say(helpWords.ingest.provider))
    .action(async (feed: FeedName, names: string[], options: IngestOptions) => {
      const project = await openProject(options.project);
      if (options.replace && feed !== 'outages') {
        throw usageError(w.onlyOutages);
      }
      const listed = await readOrderFile(project.paths.orderFile);
      const wanted: Wanted = {
        seen: await seeGiven(feed, names, project.paths),
        isWhole: false,
        window: options.replace && { ...options.replace, provider: options.provider ?? null },
      };
      const { ingested, files, withdrawn } = await withWarehouse(project, async (warehouse) => {
        if (options.provider !== undefined) await requireProvider(warehouse, options.provider);
        await catchUp(warehouse, project, listed, progressOf(io));
        const ingested = await ingestProject(warehouse, project, listed, wanted, progressOf(io));
        const files = await withReplaced(warehouse, project.loaded, ingested);
        return { ingested, files, withdrawn: await rowsInWindow(warehouse, files) };
      });
      if (options.json) io.out(toJson(files));
      else {
        showIngested(io, ingested, files);
        if (options.replace) {
          io.note(say(w.windowWithdrawn({ rows: String(withdrawn) })));
        }
      }
      const isBad = files.some(({ rowsRejected, why }) => rowsRejected > 0 || why !== null);
      cli.finish(options.strict && isBad ? exit.strict : exit.done);
    });
}

/** A warehouse that lacks what the order file lists gets that first, from data/. */
async function catchUp(
  warehouse: Database,
  project: Project,
  listed: readonly ListedEntry[] | undefined,
  tell: Progress,
): Promise<void> {
  const held = new Set((await heldLog(warehouse)).map(({ number }) => number));
  if ((listed ?? []).every(({ number }) => held.has(number))) return;
  tell.notice(w.catchingUp);
  const seen = await seeDocuments(project, listed, tell);
  await ingestProject(warehouse, project, listed, { seen, isWhole: true }, tell);
}

/** Rows of other documents that the windows of these files withdraw. */
async function rowsInWindow(
  warehouse: Database,
  files: readonly { readonly batchId: string }[],
): Promise<number> {
  const loads = await warehouse.rows('select load_no, batch_id from held_loads');
  const numbers = loads
    .filter(({ batch_id: id }) => files.some(({ batchId }) => batchId === id))
    .map((load) => Number(load.load_no));
  const rows = await warehouse.rows(
    "select by_standing from replaced_outages where reason = 'window'",
  );
  return rows.filter((row) => numbers.includes(Number(row.by_standing))).length;
}

/** A provider that no row has would withdraw nothing. */
async function requireProvider(warehouse: Database, provider: string): Promise<void> {
  const rows = await warehouse.rows(
    'select distinct provider from held_outages where provider is not null order by provider',
  );
  const known = rows.map((row) => String(row.provider));
  if (known.length === 0 || known.includes(provider)) return;
  throw usageError(
    w.noSuchProvider({ written: provider, guess: nearest(provider, known) }),
    w.providers(known),
  );
}
