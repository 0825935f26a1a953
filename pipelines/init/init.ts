import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type SampleOptions, writeSample } from '../../data-samples/generator/sample.js';
import { feedNames } from '../../schemas/feeds/index.js';
import { errnoOf, failure, messageOf } from '../base/errors.js';
import { feedTemplates, projectReadme, settingsJsonSchema, settingsTemplate } from './templates.js';

/**
 * Makes a project: settings, folders, templates, and sample data if asked for.
 * @returns its folder
 * @throws UserError when there is a project already, which is left as it is
 */
export async function initProject(folder: string, sample?: SampleOptions): Promise<string> {
  const root = resolve(folder);
  const settings = join(root, 'shihu.yaml');
  if (existsSync(settings)) {
    throw failure(
      {
        zh: `${root} 中已有项目（shihu.yaml），未作改动。`,
        en: `There is a project in ${root} already (shihu.yaml); nothing was changed.`,
      },
      { zh: '请换一个文件夹。', en: 'Choose another folder.' },
    );
  }
  try {
    await mkdir(root, { recursive: true });
    if (sample) await writeSample(root, sample);
    else {
      await writeFile(settings, settingsTemplate());
      await writeFile(join(root, 'README.md'), projectReadme());
    }
    await writeFile(join(root, 'shihu.schema.json'), settingsJsonSchema());
    for (const feed of feedNames) await mkdir(join(root, 'data', feed), { recursive: true });
    for (const { path, text } of feedTemplates()) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    throw failure(
      {
        zh: `无法写入 ${root}：${messageOf(error)}`,
        en: `Cannot write to ${root}: ${messageOf(error)}`,
      },
      undefined,
      error,
    );
  }
  return root;
}
