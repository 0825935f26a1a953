import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Guard, type Precious } from '../files/guard.js';
import { type ProjectPaths, projectPaths } from './paths.js';

/**
 * For each call of the program: looks at the places that it is to write results to.
 * @param inputs files outside the project that this call reads
 */
export function guardOf(paths: ProjectPaths, inputs: readonly string[] = []): Guard {
  return new Guard((place) => [paths, ...projectsAround(place)].map(preciousOf), inputs);
}

/** What a project is made of, and results can't be made from again. */
function preciousOf(paths: ProjectPaths): Precious {
  const { settings, orderFile, data, submissions, warehouse, published } = paths;
  return {
    files: [
      ...[settings, orderFile, warehouse, `${warehouse}.wal`],
      ...['', '.wal', '.next', '.next.wal'].map((ending) => `${published}${ending}`),
    ],
    folders: [data, submissions, dirname(warehouse)],
  };
}

/** Projects other than the one that is worked on are as precious. */
function projectsAround(place: string): ProjectPaths[] {
  const found: ProjectPaths[] = [];
  for (let at = place; ; at = dirname(at)) {
    const paths = projectPaths(at);
    if (existsSync(paths.settings)) found.push(paths);
    if (at === dirname(at)) return found;
  }
}
