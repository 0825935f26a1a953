import { openProject, type Project } from '../project/project.js';
import type { Cli } from './command.js';
import type { CommonOptions } from './options.js';

/** The project that the command is about. What is to be said of its settings is said here, once a run. */
export async function projectOf({ io }: Cli, options: CommonOptions): Promise<Project> {
  const project = await openProject(options.project);
  for (const words of project.loaded.notices) io.note(words[io.language]);
  return project;
}
