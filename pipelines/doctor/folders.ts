import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type FeedName, feedNames, feeds } from '../../schemas/feeds/index.js';
import { nearest } from '../base/nearest.js';
import { foldersIn, isFolder } from '../files/folder.js';
import { type ProjectPaths, projectPaths } from '../project/paths.js';
import { doctorWords as w } from '../words/doctor.js';
import { type Finding, findingsOn } from './finding.js';

/** Whether the folder looks like a project at all, and where the project may be instead. */
export async function projectFinding({ root }: ProjectPaths): Promise<Finding[]> {
  const on = findingsOn('project');
  if (isProject(root)) return [];
  const meant = await projectNear(root);
  if (meant === undefined) {
    return [on.warning(w.perhapsNoProject({ root }), w.goToProject)];
  }
  return [on.problem(w.projectElsewhere({ root, near: meant }), w.useProject({ near: meant }))];
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
  const named = entries.filter(({ name }) => !/^(?:\.|~\$|readme)/iu.test(name)).sort(byName);
  const findings: Finding[] = [];
  for (const entry of named) {
    const { name } = entry;
    // What stands under a feed's name is told with the feed, whatever it is.
    if ((feedNames as readonly string[]).includes(name)) continue;
    if (!(await isFolder(entry))) {
      findings.push(on.warning(w.strayFile({ name }), w.moveIntoFeed));
      continue;
    }
    const meant = feedMeant(name);
    const todo = meant ? w.renameFolder({ feed: meant }) : w.moveIntoFeed;
    findings.push(on.warning(w.strayFolder({ name, feed: meant }), todo));
  }
  return findings;
}

/** By its English name with a slip in it, or by its Chinese one. */
function feedMeant(folder: string): FeedName | undefined {
  const chinese = feedNames.find((name) => folder.includes(feeds[name].zh));
  const english = nearest(folder, feedNames);
  return chinese ?? feedNames.find((name) => name === english);
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
