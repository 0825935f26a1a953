import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { spreadsIn } from '../support/spreads.js';
import { trackedFiles } from '../support/tracked.js';

/** What makes the references: its lists are those of the declarations, and nothing from outside. */
const ofDeclarations = 'pipelines/docs/';

const sources = trackedFiles()
  .filter((name) => /^(?:pipelines|schemas|reports|data-samples)\/.*(?<!\.d)\.ts$/u.test(name))
  .filter((name) => !name.startsWith(ofDeclarations));

describe('arguments', () => {
  it('are never as many as a list is long: some hundred thousand of them end the program', () => {
    const found = sources.flatMap((name) =>
      spreadsIn(readFileSync(join(packageRoot, name), 'utf8')).map(
        ({ line, call }) => `${name}:${line} ${call}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['list.push(...rows);', 1],
    ['Math.max(0,\n  ...rows.map((row) => row.length))', 1],
    ['String.fromCharCode(...codes)', 1],
    ['new Set(...lists)', 1],
    ['call(first, [...rows], { ...row })', 0],
    ['function all(...rows: string[]): void {}', 0],
    ['const all = (...rows: string[]) => rows', 0],
    ['const all = async (query, ...rest) => run(query, ...rest)', 1],
    ["say('push(...rows)') // push(...rows)", 0],
    ['return { ...one, all: list.concat(...lists) }', 1],
  ])('%s', (source, count) => {
    expect(spreadsIn(source)).toHaveLength(count);
  });
});
