import { Argument } from 'commander';
import { z } from 'zod';
import { type FeedName, feedNames } from '../../../schemas/feeds/index.js';
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
import { addCommand, type Cli } from '../command.js';
import { type CommonOptions, parseWindow, type Window } from '../options.js';
import { progressOf } from '../progress.js';
import { say, showIngested, withReplaced } from '../summary.js';

interface IngestOptions extends CommonOptions {
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
    .action(async (feed: FeedName, names: string[], options: IngestOptions) => {
      const project = await openProject(options.project);
      if (options.replace && feed !== 'outages') {
        throw usageError({
          zh: '--replace 只用于停电记录（outages）。',
          en: '--replace is for outages only.',
        });
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

/** A warehouse that lacks what the order file lists gets that first, from data/. */
async function catchUp(
  warehouse: Database,
  project: Project,
  listed: readonly ListedEntry[] | undefined,
  tell: Progress,
): Promise<void> {
  const held = new Set((await heldLog(warehouse)).map(({ number }) => number));
  if ((listed ?? []).every(({ number }) => held.has(number))) return;
  tell.notice({
    zh: '数据仓库缺少 shihu.loads.csv 所列的文件，先从 data/ 载入。',
    en: 'The warehouse lacks documents that shihu.loads.csv lists; they are loaded from data/ first.',
  });
  const seen = await seeDocuments(project, listed, tell);
  await ingestProject(warehouse, project, listed, { seen, isWhole: true }, tell);
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
async function requireProvider(warehouse: Database, provider: string): Promise<void> {
  const rows = await warehouse.rows(
    'select distinct provider from held_outages where provider is not null order by provider',
    {},
    z.object({ provider: z.string() }),
  );
  const known = rows.map((row) => row.provider);
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
