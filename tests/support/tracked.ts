import { spawnSync } from 'node:child_process';
import { packageRoot } from '../../pipelines/base/package.js';

/** Files of the project, those included that are yet to be committed. */
export function trackedFiles(): string[] {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout, status } = spawnSync('git', listing, { cwd: packageRoot, encoding: 'utf8' });
  if (status !== 0) throw new Error('git does not list the files');
  return [...new Set(stdout.split('\0'))].filter((name) => name !== '');
}
