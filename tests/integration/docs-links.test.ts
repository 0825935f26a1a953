import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { trackedFiles } from '../support/tracked.js';

const read = (name: string) => readFileSync(join(packageRoot, name), 'utf8');
const files = trackedFiles().filter((name) => existsSync(join(packageRoot, name)));
const documents = files.filter((name) => extname(name) === '.md');
const pictures = /\.(?:png|jpe?g|xlsx|parquet|arrow|gz|ico)$/u;

/** Places and names that mean nothing to whoever has only the project. */
const foreign: readonly (readonly [string, RegExp])[] = [
  ['a path of one machine', /\/(?:work|home|root|Users)\/[a-z]/u],
  ['a file beside the project', /\.\.\/shared|\b(?:METHOD|CONTRACT|DESIGN|TRAPS)\.md\b/u],
  ['a registry', /registry\.npm(?:js|mirror)\.|artifactory|\bnexus\b/u],
];
/** The patterns above stand in this file. */
const self = 'tests/integration/docs-links.test.ts';

function anchorsOf(text: string): Set<string> {
  const titles = [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title]) => title ?? '');
  return new Set(
    titles.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('the documents', () => {
  it('link to files and sections that exist', () => {
    expect(documents.length).toBeGreaterThan(8);
    for (const name of documents) {
      const prose = read(name).replace(/^```.*?^```/gmsu, '');
      for (const [, target = ''] of prose.matchAll(/\]\(([^)\s]+)\)/gu)) {
        if (/^https?:/u.test(target)) continue;
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? name : join(dirname(name), path);
        const isThere = existsSync(join(packageRoot, file));
        expect([name, target, isThere]).toEqual([name, target, true]);
        if (anchor)
          expect([name, [...anchorsOf(read(file))]]).toEqual([
            name,
            expect.arrayContaining([anchor]),
          ]);
      }
    }
  });

  it('are text that stays within reach: no document is longer than 600 lines', () => {
    for (const name of documents) expect(read(name).split('\n').length).toBeLessThan(600);
  });
});

describe('no file of the project', () => {
  it.each(foreign)('mentions %s', (_, pattern) => {
    for (const name of files) {
      if (name === self || pictures.test(name)) continue;
      expect([name, pattern.exec(read(name))?.[0]]).toEqual([name, undefined]);
    }
  });
});
