import { existsSync } from 'node:fs';
import { failure } from '../base/errors.js';
import type { ProjectPaths } from '../project/paths.js';
import { publishedWords as w } from '../words/published.js';

/** Path of the published database. @throws UserError when there is none yet */
export function requirePublished({ published, root }: ProjectPaths): string {
  if (existsSync(published)) return published;
  throw failure(w.nothingYet({ path: published }), w.runFirst({ folder: root })).as('not_built');
}
