import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { waysFrom } from '../support/imports.js';

/** Each takes longer to load than a light command takes. */
const heavy = [
  '@duckdb/node-api',
  '@e965/xlsx',
  '@grpc/grpc-js',
  '@grpc/proto-loader',
  '@resvg/resvg-wasm',
  'apache-arrow',
  'docx',
  'marked',
  'papaparse',
  'saxes',
  'vega',
  'vega-interpreter',
  'vega-lite',
  'yaml',
  'yauzl',
  'zod',
];

/** What of these is loaded before a command begins, unless it is all of them that it may need. */
const light: Readonly<Record<string, readonly string[]>> = {
  query: [],
  shell: [],
  complete: [],
  describe: ['zod'],
  tables: ['@duckdb/node-api', 'zod'],
  batches: ['@duckdb/node-api', 'zod'],
  diff: ['@duckdb/node-api', 'papaparse', 'zod'],
  check: ['@duckdb/node-api', 'papaparse', 'zod'],
  submit: ['@duckdb/node-api', 'zod'],
  export: ['@duckdb/node-api', 'zod'],
  // Where nothing is new, no file is read and nothing is drawn.
  run: ['@duckdb/node-api', 'papaparse', 'yaml', 'zod'],
  build: ['@duckdb/node-api', 'papaparse', 'yaml', 'zod'],
  withdraw: ['@duckdb/node-api', 'papaparse', 'yaml', 'zod'],
};

const sources = new Map<string, string | undefined>();

function sourceOf(name: string): string | undefined {
  if (!sources.has(name)) {
    const path = join(packageRoot, name);
    sources.set(name, existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  }
  return sources.get(name);
}

/** Heavy packages that the module and all that it imports load at once, each with the way to it. */
function loadedBy(file: string): Record<string, string> {
  const ways = [...waysFrom(file, sourceOf, false)].filter(([name]) => heavy.includes(name));
  return Object.fromEntries(ways.map(([name, way]) => [name, way.join(' > ')]));
}

describe('what is loaded', () => {
  it.each(['pipelines/main.ts', 'pipelines/cli/start.ts', 'pipelines/cli/execute.ts'])(
    'before any command is nothing heavy: %s',
    (file) => {
      expect(loadedBy(file)).toEqual({});
    },
  );

  it('for --version, help and the choice of a command is no parser of arguments either', () => {
    const packages = [...waysFrom('pipelines/main.ts', sourceOf, false).keys()];
    expect(packages.filter((name) => !name.startsWith('node:'))).toEqual([]);
  });

  it.each(Object.entries(light))('for %s is no more than it needs', (name, expected) => {
    const ways = loadedBy(`pipelines/cli/commands/${name}.ts`);
    const unexpected = Object.entries(ways).filter(([found]) => !expected.includes(found));
    expect(unexpected).toEqual([]);
  });

  it('is found: a command that draws loads what draws', () => {
    expect(Object.keys(loadedBy('reports/index.ts'))).toEqual(expect.arrayContaining(['vega']));
    expect(Object.keys(loadedBy('pipelines/base/database.ts'))).toEqual(['@duckdb/node-api']);
  });

  it('is of one module for each command, named as the command is', () => {
    const folder = join(packageRoot, 'pipelines/cli/commands');
    const files = readdirSync(folder).map((file) => file.replace(/\.ts$/u, ''));
    const loaded = [
      ...(sourceOf('pipelines/cli/commands.ts') ?? '').matchAll(/^ {2}(\w+): async/gmu),
    ];
    expect(loaded.map(([, name]) => name).sort()).toEqual(files.sort());
    expect(files).toEqual(expect.arrayContaining(Object.keys(light)));
  });
});
