import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { importsOf, type SourceOf, waysFrom } from '../support/imports.js';

/** A database, another process, another thread: with any of these a test is no unit test. */
const outside = /^(?:@duckdb\/.+|(?:node:)?(?:child_process|cluster|worker_threads))$/u;

const waysOut = (file: string, sourceOf: SourceOf) =>
  [...waysFrom(file, sourceOf)]
    .filter(([name]) => outside.test(name))
    .map(([, way]) => way.join(' > '));

const sources = new Map<string, string | undefined>();

function sourceOf(name: string): string | undefined {
  if (!sources.has(name)) {
    const path = join(packageRoot, name);
    sources.set(name, existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  }
  return sources.get(name);
}

describe('the tests under tests/unit', () => {
  const names = readdirSync(join(packageRoot, 'tests', 'unit'), { recursive: true })
    .map((name) => `tests/unit/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts'))
    .sort();

  it('reach no database and no other process: else they belong in tests/integration', () => {
    expect(names).toContain('tests/unit/imports.test.ts');
    expect(names.flatMap((name) => waysOut(name, sourceOf))).toEqual([]);
  });
});

describe('what a test reaches', () => {
  const graph: Record<string, string> = {
    'tests/unit/a.test.ts':
      "import { it } from 'vitest';\nimport {\n  b,\n  type B,\n} from '../../src/b.js';\nit('b', b);\n",
    'src/b.ts': "import type { Database } from './database.js';\nexport * from './c.js';\n",
    'src/c.ts': "import { b } from './b.js';\nexport const c = b;\n",
    'src/database.ts': "import { DuckDBInstance } from '@duckdb/node-api';\n",
  };
  /** In two pieces, or this file would be taken to import what it only talks about. */
  const deferred = (name: string) => ['import', `('${name}')`].join('');
  const required = (name: string) => ['require', `('${name}')`].join('');
  const reached = (changes: Record<string, string> = {}) =>
    waysOut('tests/unit/a.test.ts', (name) => ({ ...graph, ...changes })[name]);

  it('is nothing by types alone, and a circle ends', () => {
    expect(reached()).toEqual([]);
  });

  it.each([
    ["import { Database } from './database.js';", 'src/database.ts > @duckdb/node-api'],
    ["import { type Database } from './database.js';", 'src/database.ts > @duckdb/node-api'],
    ["export { Database } from './database.js';", 'src/database.ts > @duckdb/node-api'],
    [deferred('./database.js'), 'src/database.ts > @duckdb/node-api'],
    ["import * as duckdb from '@duckdb/node-api';", '@duckdb/node-api'],
    [`const duckdb = ${required('@duckdb/node-api')};`, '@duckdb/node-api'],
    ["import 'node:worker_threads';", 'node:worker_threads'],
    ["import { spawn } from 'child_process';", 'child_process'],
  ])('is found through other files: %s', (line, end) => {
    expect(reached({ 'src/c.ts': line })).toEqual([
      `tests/unit/a.test.ts > src/b.ts > src/c.ts > ${end}`,
    ]);
  });

  it('is not what a comment or a text names', () => {
    const lines = [
      "// import 'node:child_process';",
      `/** @type {${deferred('node:child_process')}} */`,
      'const text = "import \'node:child_process\';";',
      `type Child = typeof ${deferred('node:child_process')};`,
    ];
    expect(importsOf(lines.join('\n'))).toEqual([]);
  });

  it('has to be there', () => {
    expect(() => reached({ 'src/c.ts': "import './d.js';" })).toThrow(
      'src/c.ts imports ./d.js, which is not there',
    );
  });
});
