import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type FeedName, feedNames, feeds } from '../../schemas/feeds/index.js';
import { nearest } from '../base/nearest.js';
import { type ProjectPaths, projectPaths } from '../project/paths.js';
import { type Finding, findingsOn } from './finding.js';

/** Whether the folder looks like a project at all, and where the project may be instead. */
export async function projectFinding({ root }: ProjectPaths): Promise<Finding[]> {
  const on = findingsOn('project');
  if (isProject(root)) return [];
  const meant = await projectNear(root);
  if (meant === undefined) {
    return [
      on.warning(
        `${root} 中既没有 shihu.yaml 也没有 data/，可能不是项目文件夹`,
        `${root} has neither shihu.yaml nor data/: it may be the wrong folder`,
        {
          zh: '请换到项目文件夹，或用 --project 指定；shihu init 新建项目。',
          en: 'Go to the project’s folder or name it with --project; shihu init makes one.',
        },
      ),
    ];
  }
  return [
    on.problem(
      `${root} 不是项目文件夹，项目可能在 ${meant}`,
      `${root} is no project; ${meant} looks like one`,
      { zh: `请用 --project ${meant}。`, en: `Use --project ${meant}.` },
    ),
  ];
}

function isProject(folder: string): boolean {
  const { settings, feed } = projectPaths(folder);
  return existsSync(settings) || existsSync(dirname(feed('outages')));
}

/** People stand one step too low (in data/ or a feed) or one too high. */
async function projectNear(root: string): Promise<string | undefined> {
  const names: readonly string[] = ['data', 'out', 'warehouse', ...feedNames];
  for (let at = root; names.includes(basename(at)); at = dirname(at)) {
    if (isProject(dirname(at))) return dirname(at);
  }
  const below = (await foldersIn(root)).map((name) => join(root, name));
  const projects = below.filter((folder) => existsSync(projectPaths(folder).settings));
  return projects.length === 1 ? projects[0] : undefined;
}

/** Folders and files under data/ that no feed reads. */
export async function strayFindings({ feed }: ProjectPaths): Promise<Finding[]> {
  const on = findingsOn('data');
  const data = dirname(feed('outages'));
  const entries = await readdir(data, { withFileTypes: true }).catch(() => []);
  const names = entries.filter(({ name }) => !/^(?:\.|~\$|readme)/iu.test(name)).sort(byName);
  return names.flatMap((entry) => {
    if (!entry.isDirectory()) {
      return [
        on.warning(
          `data/${entry.name} 不会被读取：文件须放在某类数据的文件夹内`,
          `data/${entry.name} is not read: a file has to be in the folder of its feed`,
          intoFeed,
        ),
      ];
    }
    if ((feedNames as readonly string[]).includes(entry.name)) return [];
    const meant = feedMeant(entry.name);
    return [
      on.warning(
        `文件夹 data/${entry.name} 不会被读取${meant ? `；是否为 data/${meant}？` : ''}`,
        `The folder data/${entry.name} is not read${meant ? `; is it meant to be data/${meant}?` : ''}`,
        meant ? { zh: `请改名为 data/${meant}。`, en: `Rename it to data/${meant}.` } : intoFeed,
      ),
    ];
  });
}

const intoFeed = {
  zh: `请移入 ${feedNames.map((name) => `data/${name}（${feeds[name].zh}）`).join('、')}。`,
  en: `Move it into ${feedNames.map((name) => `data/${name}`).join(', ')}.`,
};

/** By its English name with a slip in it, or by its Chinese one. */
function feedMeant(folder: string): FeedName | undefined {
  const chinese = feedNames.find((name) => folder.includes(feeds[name].zh));
  const english = nearest(folder, feedNames);
  return chinese ?? feedNames.find((name) => name === english);
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
