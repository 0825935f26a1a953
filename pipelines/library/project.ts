import { openProject as open } from '../project/project.js';
import { rememberOpened } from './opened.js';

/** A project that was opened: to be given to what works on it. */
export interface Project {
  readonly folder: string;
  /** The published database, a DuckDB file; it is there after the first run. */
  readonly published: string;
  /** The folder of the reports, one in it for each period. */
  readonly reports: string;
}

/**
 * Opens a project's folder and reads its settings; later changes of these need it opened again.
 * @throws UserError when the folder is missing or its settings are wrong
 */
export async function openProject(folder: string): Promise<Project> {
  const project = await open(folder);
  const { root, published, reports } = project.paths;
  const handle: Project = Object.freeze({ folder: root, published, reports });
  rememberOpened(handle, project);
  return handle;
}
