import type { ProjectPaths } from '../project/paths.js';
import { openProject } from '../project/project.js';
import { requirePublished } from '../published/place.js';
import type { CommonOptions } from './options.js';

/** The published database, or one built for the state asked for. */
export async function withPublished(
  paths: ProjectPaths,
  options: CommonOptions,
  work: (path: string) => Promise<void>,
): Promise<void> {
  if (options.knownAt === undefined && options.asOf === undefined) {
    return work(requirePublished(paths));
  }
  const { withTables } = await import('../history/state.js');
  const project = await openProject(options.project);
  return withTables(project, options, (_, path) => work(path));
}
