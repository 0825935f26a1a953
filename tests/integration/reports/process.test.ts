import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { packageRoot } from '../../../pipelines/base/package.js';

const folder = mkdtempSync(join(tmpdir(), 'shihu-process-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A golden project's report, made by the compiled program in a process of its own. */
function report(name: string, ...flags: string[]): string {
  const project = join(folder, name);
  cpSync(join(packageRoot, 'tests', 'golden', 'refusals', 'input'), project, { recursive: true });
  const program = join(packageRoot, 'dist', 'pipelines', 'main.js');
  const args = [...flags, program, 'run', '--project', project, '--period', '2022', '--lang', 'zh'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  return readFileSync(join(project, 'out', 'reports', '2022', 'index.html'), 'utf8');
}

it('is made without code generation, and the same by every process', () => {
  const plain = report('plain');
  expect(plain).toContain('<svg');
  expect(report('strict', '--disallow-code-generation-from-strings')).toBe(plain);
});
