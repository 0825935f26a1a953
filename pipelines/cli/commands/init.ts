import { Option } from 'commander';
import type { SampleOptions } from '../../../data-samples/generator/sample.js';
import { type FeedName, feedNames } from '../../../schemas/feeds/index.js';
import type { Output } from '../../../schemas/outputs/index.js';
import { sichuan } from '../../../schemas/region.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { initProject } from '../../init/init.js';
import { findCity } from '../../project/cities.js';
import { helpWords } from '../../words/cli-help.js';
import { initWords as w } from '../../words/cli-results.js';
import { proposeTroubleWords as t } from '../../words/propose-told.js';
import { addCommand, type Cli } from '../command.js';
import { initFrom, partedFolder } from '../init-from.js';
import type { CommonOptions } from '../options.js';
import { gatherAnswer } from '../proposing.js';

interface InitOptions extends CommonOptions {
  readonly sample?: boolean;
  readonly outages?: string;
  readonly seed?: string;
  readonly city?: string;
  readonly from?: readonly string[];
  readonly feed?: FeedName;
  readonly answer?: ReadonlyMap<string, string>;
}

export function addInit(cli: Cli): void {
  const { io } = cli;
  const say = speaker(io.language);
  addCommand(cli, 'init', say(helpWords.init.does))
    .argument('[dir]', say(helpWords.init.folder))
    .option('--city <city>', say(helpWords.init.city))
    .option('--sample', say(helpWords.init.sample))
    .option('--outages <n>', say(helpWords.init.outages))
    .option('--seed <n>', say(helpWords.init.seed))
    .option('--from <file...>', say(helpWords.init.from))
    .addOption(new Option('--feed <feed>', say(helpWords.doctor.feed)).choices([...feedNames]))
    .addOption(
      new Option('--answer <question=answer>', say(helpWords.doctor.answer)).argParser(
        gatherAnswer,
      ),
    )
    .action(async (written: string | undefined, options: InitOptions) => {
      if (options.from) {
        if (options.sample || options.city !== undefined) throw usageError(t.fromAndSample);
        const { from, folder } = partedFolder(options.from, written);
        const answers = options.answer ?? new Map<string, string>();
        const { feed, json } = options;
        return initFrom(cli, folder ?? options.project, { from, feed, answers, json });
      }
      for (const option of ['feed', 'answer'] as const) {
        if (options[option] !== undefined)
          throw usageError(t.onlyWithFrom({ option: `--${option}` }));
      }
      const folder = written;
      if (!options.sample && (options.outages ?? options.seed) !== undefined) throw onlyForSample();
      if (options.sample && options.city !== undefined) throw sampleOfCity();
      const city = options.city === undefined ? undefined : findCity(options.city, sichuan);
      const sample: SampleOptions | undefined = options.sample
        ? {
            ...(options.outages !== undefined && {
              outages: wholeNumber('--outages', options.outages),
            }),
            ...(options.seed !== undefined && { seed: wholeNumber('--seed', options.seed) }),
          }
        : undefined;
      const { root, kept } = await initProject(folder ?? options.project, {
        ...(sample && { sample }),
        ...(city && { city }),
      });
      if (options.json) io.out(toJson<Output<'init'>>({ project: root, kept }));
      else {
        io.out(say(w.made({ root })));
        if (kept.length > 0) {
          io.note(say(w.kept({ names: kept.join(', ') })));
        }
        io.note(sample ? say(w.nextRun({ root })) : say(w.nextData({ root })));
      }
      cli.finish(exit.done);
    });
}

function sampleOfCity(): Error {
  return usageError(w.sampleOfCity);
}

function onlyForSample(): Error {
  return usageError(w.onlyForSample);
}

function wholeNumber(option: string, written: string): number {
  const isWhole = /^\d{1,8}$/u.test(written);
  if (isWhole && (option !== '--outages' || Number(written) > 0)) return Number(written);
  throw usageError(w.notWhole({ option, written }), w.wholeExample);
}
