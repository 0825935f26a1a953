import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';

/*
 * What a user gets: the packed package, installed into an empty folder with the versions of the
 * lockfile (from npm's cache, so that no network is needed), and run by its command.
 */
const folder = mkdtempSync(join(tmpdir(), 'shihu-package-'));
const windows = process.platform === 'win32';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly notes: string;
}

function execute(command: string, args: readonly string[], cwd: string): Ran {
  const ran = spawnSync(command, args, { cwd, encoding: 'utf8', shell: windows });
  return { code: ran.status, out: ran.stdout, notes: ran.stderr };
}

function shihu(...args: string[]): Ran {
  return execute(join(folder, 'node_modules', '.bin', 'shihu'), args, folder);
}

interface Lockfile {
  packages: Record<
    string,
    { dev?: boolean; version?: string; dependencies?: object; bin?: object }
  >;
}

/** The project's lockfile with the packed package in the place of the project itself. */
function lockfileFor(tarball: string): string {
  const lock = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')) as Lockfile;
  const { '': own, ...others } = lock.packages;
  const kept = Object.entries(others).filter(([, entry]) => !entry.dev);
  const spec = `file:${tarball}`;
  return JSON.stringify({
    name: 'empty',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'empty', dependencies: { shihu: spec } },
      ...Object.fromEntries(kept),
      'node_modules/shihu': {
        version: own?.version,
        resolved: spec,
        dependencies: own?.dependencies,
        bin: own?.bin,
      },
    },
  });
}

beforeAll(() => {
  mkdirSync(join(folder, 'tarball'));
  const packed = execute(
    'npm',
    ['pack', '--ignore-scripts', '--pack-destination', join(folder, 'tarball')],
    packageRoot,
  );
  expect(packed.code, packed.notes).toBe(0);
  const tarball = `tarball/${packed.out.trim().split('\n').at(-1)}`;
  const manifest = { name: 'empty', dependencies: { shihu: `file:${tarball}` } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), lockfileFor(tarball));
  const installed = execute('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], folder);
  expect(installed.code, installed.notes).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed package, installed into an empty folder', () => {
  it('makes a sample project and does the main job on it', () => {
    const made = shihu('init', 'sample', '--sample', '--outages', '2000');
    expect(made.code, made.notes).toBe(0);
    const ran = shihu('run', '--project', 'sample', '--json');
    expect(ran.code, ran.notes).toBe(0);
    const result = JSON.parse(ran.out) as { period: string; report: string; verdicts: unknown[] };
    expect(result.period).toBe('2022');
    expect(result.verdicts.length).toBeGreaterThan(0);
    expect(readFileSync(result.report, 'utf8')).toContain('<svg');
    expect(existsSync(join(folder, 'sample', 'out', 'reliability.duckdb'))).toBe(true);
  });

  it('answers a query as JSON', () => {
    const asked = shihu(
      'query',
      'select count(*) as n from outage_facts',
      '--project',
      'sample',
      '--json',
    );
    expect(asked.code, asked.notes).toBe(0);
    expect((JSON.parse(asked.out) as { n: number }[])[0]?.n).toBeGreaterThan(1500);
  });

  it('says what is wrong in words, with the exit code of a wrong usage', () => {
    const wrong = shihu('run', '--project', 'nowhere', '--lang', 'en');
    expect(wrong.code).toBe(2);
    expect(wrong.notes).toContain('There is no folder');
    expect(wrong.notes).not.toContain('    at ');
  });
});
