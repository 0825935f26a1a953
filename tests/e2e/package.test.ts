import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';

/*
 * What a user gets: the packed package, installed into an empty folder with the versions of the
 * lockfile (from npm's cache, so that no network is needed), and run by its command.
 */
const folder = mkdtempSync(join(tmpdir(), 'shihu-package-'));
const release = join(folder, 'release');
const releaseScript = join(packageRoot, '.ci', 'release.mjs');
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

function lockOfProject(): Lockfile {
  return JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')) as Lockfile;
}

/** The project's lockfile with the packed package in the place of the project itself. */
function lockfileFor(tarball: string): string {
  const { '': own, ...others } = lockOfProject().packages;
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
  const made = execute(process.execPath, [releaseScript, release], packageRoot);
  expect(made.code, made.notes).toBe(0);
  const tarball = `release/${readdirSync(release).find((name) => name.endsWith('.tgz'))}`;
  const manifest = { name: 'empty', dependencies: { shihu: `file:${tarball}` } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), lockfileFor(tarball));
  const installed = execute('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], folder);
  expect(installed.code, installed.notes).toBe(0);
});

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as object;

/** Throws where anything is not as it should be, and prints nothing. */
const consumer = `
import { openProject, query, report, rows, run, UserError } from 'shihu';
import type { Language, RunOutcome, TableRow } from 'shihu';

function expect(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(what);
}
async function refused(work: () => Promise<unknown>): Promise<UserError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const language: Language = 'en';
const told: string[] = [];
const project = await openProject('sample');
const outcome: RunOutcome = await run(project, {
  period: '2022Q3',
  language,
  onProgress: (words) => told.push(words.zh),
});
expect(outcome.period === '2022Q3' && told.length > 10, 'the run');
expect(outcome.checks.some(({ severity }) => severity === 'error'), 'its checks');

const verdicts = await rows(project, 'verdicts');
const first: TableRow<'verdicts'> | undefined = verdicts[0];
const year: number = first?.year ?? 0;
const seconds: bigint = (await rows(project, 'period_hours'))[0]?.net_user_seconds ?? 0n;
expect(year > 2000 && seconds > 0n, 'rows');
// @ts-expect-error: a table that there is not
expect((await refused(() => rows(project, 'verdict'))).exitCode === 2, 'no such table');
// @ts-expect-error: a column that there is not
expect(first?.yaer === undefined, 'no such column');

const found = await query<{ n: number; nothing: null }>(
  project,
  'select count(*) as n, $nothing as nothing from outage_facts where city_code <> $City',
  { City: '510100', nothing: null },
);
expect(found.length === 1 && (found[0]?.n ?? 0) > 1000 && found[0]?.nothing === null, 'a query');
expect((await query(project, '@largest_events', { year: 2022 })).length > 1, 'a saved question');
expect((await query(project, 'from verdicts', {}, { limit: 3 })).length === 3, 'a limit');
expect((await refused(() => query(project, 'drop table verdicts'))).exitCode === 2, 'a drop');
const endless = 'select count(*) from range(1000000) a, range(1000000) b, range(1000000) c';
const ended = await refused(() => query(project, endless, {}, { signal: AbortSignal.timeout(100) }));
expect(ended.tell('en').includes('The query was cancelled'), 'a signal');

const written = await report(project, '2022-09', { language: 'en', city: 'Chengdu' });
expect(written.page.endsWith('.html') && written.files.length > 0, 'a report');
expect((await refused(() => openProject('nowhere'))).exitCode === 2, 'no project');
expect((await refused(() => run(project, { asOf: 'today' }))).exitCode === 2, 'no date');
`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a release', () => {
  /** Packages that run, with their versions. */
  const locked = () =>
    Object.entries(lockOfProject().packages)
      .filter(([path, { dev }]) => path !== '' && !dev)
      .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`)
      .sort();

  it('has the checksums of what is in it', () => {
    const sums = readFileSync(join(release, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    const found = readdirSync(release).filter((name) => name !== 'SHA256SUMS');
    const sha256 = (name: string) =>
      createHash('sha256')
        .update(readFileSync(join(release, name)))
        .digest('hex');
    expect(sums.sort()).toEqual(found.map((name) => `${sha256(name)}  ${name}`).sort());
    expect(found).toHaveLength(2);
  });

  it('has a bill of materials that names every package that runs, and no time of its making', () => {
    const bill = readJson(join(release, 'sbom.cdx.json')) as {
      components: { name: string; version: string }[];
      metadata: { timestamp?: string; component: { name: string } };
      serialNumber?: string;
    };
    const named = bill.components.map(({ name, version }) => `${name}@${version}`);
    expect([...new Set(named)].sort()).toEqual([...new Set(locked())]);
    expect(named.length).toBeGreaterThan(50);
    expect([bill.serialNumber, bill.metadata.timestamp]).toEqual([undefined, undefined]);
    expect(bill.metadata.component.name).toBe('shihu');
  });

  it('pins the packages that run, and leaves nothing in the working folder', () => {
    const shrinkwrap = join(folder, 'node_modules', 'shihu', 'npm-shrinkwrap.json');
    const { '': own, ...pinned } = (readJson(shrinkwrap) as Lockfile).packages;
    const named = Object.entries(pinned).map(
      ([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`,
    );
    expect(named.sort()).toEqual(locked());
    expect(own).not.toHaveProperty('devDependencies');
    expect(readFileSync(shrinkwrap, 'utf8')).not.toContain('"resolved"');
    expect(existsSync(join(packageRoot, 'npm-shrinkwrap.json'))).toBe(false);
  });
});

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

  it('is a library with types, of which the documented example is one use', () => {
    const tsc = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc');
    const document = readFileSync(join(packageRoot, 'docs', 'library.md'), 'utf8');
    const example = /^```ts\n(.*?)^```/msu.exec(document)?.[1] ?? '';
    // The types of Node are no part of the package; the example prints.
    const printing = 'declare const console: Record<"log" | "error", (...all: unknown[]) => void>;';
    writeFileSync(join(folder, 'example.ts'), `${example}${printing}\n`);
    writeFileSync(join(folder, 'consumer.ts'), consumer);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          target: 'ES2022',
          module: 'NodeNext',
          types: [],
          outDir: 'compiled',
        },
        files: ['consumer.ts', 'example.ts'],
      }),
    );
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ ...readJson(join(folder, 'package.json')), type: 'module' }),
    );
    const compiled = execute(process.execPath, [tsc, '-p', 'tsconfig.json'], folder);
    expect([compiled.code, compiled.out]).toEqual([0, '']);
    const ran = execute(process.execPath, [join('compiled', 'consumer.js')], folder);
    expect([ran.code, ran.out], ran.notes).toEqual([0, '']);
  }, 300_000);

  it('says what is wrong in words, with the exit code of a wrong usage', () => {
    const wrong = shihu('run', '--project', 'nowhere', '--lang', 'en');
    expect(wrong.code).toBe(2);
    expect(wrong.notes).toContain('There is no folder');
    expect(wrong.notes).not.toContain('    at ');
  });
});
