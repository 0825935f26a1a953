import { resolve } from 'node:path';
import { Argument } from 'commander';
import { type FeedName, feedNames } from '../../../schemas/feeds/index.js';
import { exit, usageError } from '../../base/errors.js';
import { examine, type FeedFile } from '../../ingest/files.js';
import { openProject } from '../../project/project.js';
import { ingestProject, withWarehouse } from '../../run.js';
import { addCommand, type Cli } from '../command.js';
import { toJson } from '../json.js';
import { type CommonOptions, parseWindow, type Window } from '../options.js';
import { progressOf } from '../progress.js';
import { say, showIngested } from '../summary.js';

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
      const files: FeedFile[] = [];
      for (const name of names) files.push(await examine(feed, resolve(name), project.paths.root));
      const ingested = await withWarehouse(project, (warehouse) =>
        ingestProject(
          warehouse,
          project,
          files,
          progressOf(io),
          options.replace && { ...options.replace, provider: options.provider ?? null },
        ),
      );
      if (options.json) io.out(toJson(ingested));
      else showIngested(io, ingested);
      const rejected = ingested.some(({ rowsRejected }) => rowsRejected > 0);
      cli.finish(options.strict && rejected ? exit.strict : exit.done);
    });
}
