import type { SampleOptions } from '../../../data-samples/generator/sample.js';
import { sichuan } from '../../../schemas/region.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { initProject } from '../../init/init.js';
import { findCity } from '../../project/cities.js';
import { say } from '../../terminal/say.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';

interface InitOptions extends CommonOptions {
  readonly sample?: boolean;
  readonly outages?: string;
  readonly seed?: string;
  readonly city?: string;
}

export function addInit(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(cli, 'init', say(l, '新建项目', 'make a new project'))
    .argument('[dir]', say(l, '文件夹，默认为当前文件夹', 'folder, default the current one'))
    .option(
      '--city <city>',
      say(
        l,
        '只含该市州的项目：代码、中文或英文名称',
        'a project of this city alone: its code, or its name in Chinese or English',
      ),
    )
    .option('--sample', say(l, '附合成的示例数据', 'with synthetic sample data'))
    .option('--outages <n>', say(l, '示例的停电记录数', 'outage rows of the sample'))
    .option('--seed <n>', say(l, '示例的随机种子', 'seed of the sample'))
    .action(async (folder: string | undefined, options: InitOptions) => {
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
      if (options.json) io.out(toJson({ project: root, kept }));
      else {
        io.out(say(l, `已建立项目 ${root}`, `Made a project in ${root}`));
        if (kept.length > 0) {
          const names = kept.join(', ');
          io.note(say(l, `原有文件未改动：${names}`, `Files left as they were: ${names}`));
        }
        io.note(
          sample
            ? say(l, `下一步：shihu run --project ${root}`, `Next: shihu run --project ${root}`)
            : say(
                l,
                `下一步：把文件放入 ${root}/data/，然后运行 shihu run --project ${root}`,
                `Next: put files into ${root}/data/, then run shihu run --project ${root}`,
              ),
        );
      }
      cli.finish(exit.done);
    });
}

function sampleOfCity(): Error {
  return usageError({
    zh: '示例数据含全省各市州，--sample 不能与 --city 一起使用。',
    en: 'The sample has all the cities of the province: --sample can’t be used with --city.',
  });
}

function onlyForSample(): Error {
  return usageError({
    zh: '--outages 与 --seed 只用于示例数据，须与 --sample 一起使用。',
    en: '--outages and --seed are for sample data: use them with --sample.',
  });
}

function wholeNumber(option: string, written: string): number {
  const isWhole = /^\d{1,8}$/u.test(written);
  if (isWhole && (option !== '--outages' || Number(written) > 0)) return Number(written);
  throw usageError(
    {
      zh: `选项 ${option} 的值“${written}”不是整数。`,
      en: `${option} is "${written}", which is no whole number.`,
    },
    { zh: '例如 60000。', en: 'For instance 60000.' },
  );
}
