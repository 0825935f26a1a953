import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from '../base/errors.js';
import { projectWords as w } from '../words/project.js';
import { type ProjectPaths, projectPaths } from './paths.js';
import type { LoadedSettings } from './settings.js';

export interface Project {
  readonly paths: ProjectPaths;
  readonly loaded: LoadedSettings;
}

/** @throws UserError when the folder is missing or its settings are wrong. */
export async function openProject(folder: string): Promise<Project> {
  const paths = openFolder(folder);
  await settleReports(paths.reports);
  // Only now, as what reads the published database alone does without them.
  const { loadSettings } = await import('./settings.js');
  return { paths, loaded: await loadSettings(paths.settings) };
}

/** A report that a killed command was about to replace is put back. */
async function settleReports(reports: string): Promise<void> {
  if (!existsSync(reports)) return;
  const { foldersIn } = await import('../files/folder.js');
  const { settleIn } = await import('../files/beside.js');
  await settleIn(reports);
  for (const period of await foldersIn(reports)) await settleIn(join(reports, period));
}

/** Where the project keeps its things. @throws UserError when the folder is missing */
export function openFolder(folder: string): ProjectPaths {
  const paths = projectPaths(folder);
  if (!existsSync(paths.root) || !statSync(paths.root).isDirectory()) {
    throw usageError(w.noFolder({ folder: paths.root }), w.createProject({ folder })).as(
      'no_project',
    );
  }
  return paths;
}
