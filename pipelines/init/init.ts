import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type SampleOptions, writeSample } from '../../data-samples/generator/sample.js';
import { feedNames } from '../../schemas/feeds/index.js';
import type { City } from '../../schemas/region.js';
import { errnoOf, failure } from '../base/errors.js';
import { faultOf } from '../base/fault.js';
import { withBeside } from '../files/beside.js';
import { ownPlace } from '../files/guard.js';
import { moveNew } from '../files/whole.js';
import { projectPaths } from '../project/paths.js';
import { initTroubleWords as w } from '../words/init.js';
import { settingsOfCity } from './one-city.js';
import { settingsTemplate } from './settings-file.js';
import { feedTemplates, projectReadme, settingsJsonSchema } from './templates.js';

export interface MadeProject {
  readonly root: string;
  /** Files that were there already and stay as they were, by their names in the project. */
  readonly kept: readonly string[];
}

const SETTINGS = 'shihu.yaml';

/** A file that is to be one of the project's, by its name there. */
export interface Brought {
  readonly path: string;
  readonly document: string;
}

export interface Wishes {
  readonly sample?: SampleOptions;
  readonly city?: City;
  /** Settings that stand there in force. */
  readonly given?: Readonly<Record<string, unknown>>;
  readonly files?: readonly Brought[];
}

/**
 * Makes a project: settings, of one city or for some files if asked for, folders, templates, and sample data
 * if asked for. It is made aside and then moved into place, the settings last: what was cut short is no
 * project yet and can be begun again.
 * @throws UserError when there is a project already, or data among which a sample must not get
 */
export async function initProject(
  folder: string,
  { sample, city, given, files = [] }: Wishes,
): Promise<MadeProject> {
  const root = resolve(folder);
  const { settings, feed } = projectPaths(root);
  if (existsSync(settings)) throw alreadyProject(root);
  try {
    if (sample) await refuseAmongData(root);
    await mkdir(root, { recursive: true });
    return await withBeside(ownPlace(settings), async (aside) => {
      if (sample) await writeSample(aside, sample);
      const settingsOf = given ?? (city && settingsOfCity(city));
      for (const { path, text } of projectFiles(sample !== undefined, settingsOf)) {
        await mkdir(dirname(join(aside, path)), { recursive: true });
        await writeFile(join(aside, path), text);
      }
      for (const { path, document } of files) {
        if (resolve(path) === join(root, document)) continue;
        await mkdir(dirname(join(aside, document)), { recursive: true });
        await copyFile(path, join(aside, document));
      }
      for (const name of feedNames) await mkdir(feed(name), { recursive: true });
      return { root, kept: await moveAll(aside, root) };
    });
  } catch (error) {
    throw explain(root, error);
  }
}

function* projectFiles(
  isSample: boolean,
  given: Readonly<Record<string, unknown>> | undefined,
): Generator<{ path: string; text: string }> {
  yield { path: 'shihu.schema.json', text: settingsJsonSchema() };
  yield* feedTemplates();
  // The sample has its own, which say that it is made up.
  if (isSample) return;
  yield { path: 'README.md', text: projectReadme() };
  yield { path: SETTINGS, text: settingsTemplate(given) };
}

async function refuseAmongData(root: string): Promise<void> {
  const data = join(root, 'data');
  const found = existsSync(data) ? await filesUnder(data) : [];
  const [first] = found;
  if (first === undefined) return;
  throw failure(w.dataThere({ folder: data, file: first }), w.otherFolder).as('project_exists');
}

/** Names relative to the folder, with `/` on every system. */
async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

async function moveAll(from: string, to: string): Promise<string[]> {
  const names = await filesUnder(from);
  const kept: string[] = [];
  for (const name of [...names.filter((one) => one !== SETTINGS), SETTINGS]) {
    await mkdir(dirname(join(to, name)), { recursive: true });
    if (!(await moveNew(join(from, name), join(to, name)))) kept.push(name);
  }
  return kept;
}

function alreadyProject(root: string): Error {
  return failure(w.projectThere({ root, file: SETTINGS }), w.otherFolder).as('project_exists');
}

function explain(root: string, error: unknown): unknown {
  if (errnoOf(error) === undefined) return error;
  return failure(w.unwritable({ root, why: faultOf(error).reason }), w.checkFolder, error).as(
    'machine',
  );
}
