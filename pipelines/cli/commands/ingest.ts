import { Argument } from 'commander';
import { type FeedName, feedNames } from '../../../schemas/feeds/index.js';
import type { Database } from '../../base/database.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { nearest } from '../../base/nearest.js';
import { seeGiven } from '../../ingest/documents.js';
import { planOf, type Request } from '../../plan/plan.js';
import { stateFor } from '../../plan/state.js';
import { ingestPlanned } from '../../run/run.js';
import { withHeldWarehouse, withWarehouse } from '../../warehouse/warehouse.js';
import { addCommand, type Cli } from '../command.js';
import { showPlan } from '../dry-run.js';
import {
  type CommonOptions,
  type DryRun,
  dryRunOption,
  parseWindow,
  type Window,
} from '../options.js';
import { progressOf } from '../progress.js';
import { projectOf } from '../project.js';
import { say, showIngested, withReplaced } from '../summary.js';

interface IngestOptions extends CommonOptions, DryRun {
  readonly replace?: Window;
  readonly provider?: string;
}

export function addIngest(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(cli, 'ingest', say(l, '载入某类数据的文件', 'ingest files of one feed'))
    .addArgument(new Argument('<feed>', say(l, '数据类别', 'which feed')).choices([...feedNames]))
    .argument('<files...>', say(l, '文件', 'the files'))
    .option(
      '--replace <from..to>',
      say(
        l,
        '以这些文件替换该时段的停电记录（首尾两日均含）；未再次报送的行撤回',
        'the files replace the outages of this window, both days included; rows not sent again are withdrawn',
      ),
      parseWindow,
    )
    .option(
      '--provider <name>',
      say(l, '只替换该供电单位的记录', 'replace only this provider’s rows'),
    )
    .addOption(dryRunOption(l))
    .action(async (feed: FeedName, names: string[], options: IngestOptions) => {
      const project = await projectOf(cli, options);
      if (options.replace && feed !== 'outages') {
        throw usageError({
          zh: '--replace 只用于停电记录（outages）。',
          en: '--replace is for outages only.',
        });
      }
      const given = await seeGiven(feed, names, project.paths);
      const window = options.replace && {
        ...options.replace,
        provider: options.provider ?? null,
      };
      const request: Request = { do: 'ingest', given, window };
      const { provider } = options;
      if (options.dryRun) {
        await withHeldWarehouse(project, async (held) => requireProvider(held, provider));
        return showPlan(cli, project, request, options);
      }
      const tell = progressOf(io);
      const { ingested, files, withdrawn } = await withWarehouse(project, async (warehouse) => {
        await requireProvider(warehouse, provider);
        const sources = { warehouse, tables: null };
        const plan = planOf(request, await stateFor(request, project, sources, tell));
        const ingested = await ingestPlanned(warehouse, project, plan, tell);
        const all = await withReplaced(warehouse, project.loaded, ingested);
        const files = all.filter(({ name }) => given.some((one) => one.name === name));
        return { ingested, files, withdrawn: await rowsInWindow(warehouse, files) };
      });
      if (options.json) io.out(toJson(files));
      else {
        showIngested(io, ingested, files);
        if (options.replace) {
          io.note(
            say(
              l,
              `该时段内其他文件的 ${withdrawn} 行已撤回。`,
              `${withdrawn} rows of other documents in this window are withdrawn.`,
            ),
          );
        }
      }
      const isBad = files.some(({ rowsRejected, why }) => rowsRejected > 0 || why !== null);
      cli.finish(options.strict && isBad ? exit.strict : exit.done);
    });
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
async function requireProvider(
  warehouse: Database | null,
  provider: string | undefined,
): Promise<void> {
  if (!warehouse || provider === undefined) return;
  const rows = await warehouse.rows(
    'select distinct provider from held_outages where provider is not null order by provider',
  );
  const known = rows.map((row) => String(row.provider));
  if (known.length === 0 || known.includes(provider)) return;
  const guess = nearest(provider, known);
  throw usageError(
    {
      zh: `停电记录中没有供电单位“${provider}”${guess ? `；是否为“${guess}”？` : ''}`,
      en: `No outage row has the provider "${provider}"${guess ? `; did you mean "${guess}"?` : ''}`,
    },
    {
      zh: `已有：${known.slice(0, 20).join('、')}${known.length > 20 ? ' …' : ''}`,
      en: `There are: ${known.slice(0, 20).join(', ')}${known.length > 20 ? ' …' : ''}`,
    },
  );
}
