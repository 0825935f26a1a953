import { existsSync, statSync } from 'node:fs';
import { usageError } from '../base/errors.js';
import { type ProjectPaths, projectPaths } from './paths.js';
import type { LoadedSettings } from './settings.js';

export interface Project {
  readonly paths: ProjectPaths;
  readonly loaded: LoadedSettings;
}

/** @throws UserError when the folder is missing or its settings are wrong. */
export async function openProject(folder: string): Promise<Project> {
  const paths = openFolder(folder);
  // Only now, as what reads the published database alone does without them.
  const { loadSettings } = await import('./settings.js');
  return { paths, loaded: await loadSettings(paths.settings) };
}

/** Where the project keeps its things. @throws UserError when the folder is missing */
export function openFolder(folder: string): ProjectPaths {
  const paths = projectPaths(folder);
  if (!existsSync(paths.root) || !statSync(paths.root).isDirectory()) {
    throw usageError(
      { zh: `没有文件夹 ${paths.root}。`, en: `There is no folder ${paths.root}.` },
      { zh: `用 shihu init ${folder} 新建项目。`, en: `Make a project with shihu init ${folder}.` },
    );
  }
  return paths;
}
