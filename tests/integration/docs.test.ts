import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { references } from '../../pipelines/docs/references.js';
import { sqlFiles, sqlFolder } from '../../pipelines/models/files.js';
import { headOf } from '../../pipelines/models/header.js';
import { layers } from '../../pipelines/models/models.js';
import { trackedFiles } from '../support/tracked.js';

const read = (name: string) => readFileSync(join(packageRoot, name), 'utf8');
const headings = (text: string) => [...text.matchAll(/^#+ (.+)$/gmu)].map((match) => match[1]);

describe('the generated references', () => {
  it('are what the declarations make: else run npm run docs', async () => {
    for (const [name, text] of await references()) {
      expect(read(join('docs', name)), `docs/${name} is stale`).toBe(text);
    }
  });

  it('come from headers that say all there is to say', async () => {
    for (const layer of [...layers, 'checks']) {
      for (const { file, sql } of await sqlFiles(sqlFolder, layer)) {
        const { grain = '', reads = '', source = '', meaning, en = '' } = headOf(sql);
        expect([file, grain, reads, source, meaning || en]).not.toContain('');
      }
    }
  });
});

describe('docs/method.md', () => {
  const method = read('docs/method.md');

  it('has every section that a model names as its source', async () => {
    for (const layer of [...layers, 'checks']) {
      for (const { file, sql } of await sqlFiles(sqlFolder, layer)) {
        for (const [, section] of (headOf(sql).source ?? '').matchAll(/"([^"]+)"/gu)) {
          expect(headings(method), `sql/${file}`).toContain(section);
        }
      }
    }
  });

  it('gives the worked example as the golden case has it', () => {
    const [names = '', values = ''] = read(
      'tests/golden/worked-example/expected/period_hours.csv',
    ).split('\n');
    const figures = values.split(',');
    const example = method.slice(method.indexOf('## Worked example'));
    for (const [i, name] of names.split(',').entries()) {
      if (/^(?:user_days|hours|asai|interruptions|.*_user_seconds)/u.test(name)) {
        expect([name, example.includes(figures[i] ?? '?')]).toEqual([name, true]);
      }
    }
  });
});

describe('docs/architecture.md', () => {
  it('names every folder of the program', () => {
    const text = read('docs/architecture.md');
    const folders = readdirSync(join(packageRoot, 'pipelines'), { withFileTypes: true });
    for (const folder of folders.filter((entry) => entry.isDirectory())) {
      expect([folder.name, text.includes(`\`pipelines/${folder.name}\``)]).toEqual([
        folder.name,
        true,
      ]);
    }
  });

  it('is kept by the imports: declarations and pages know nothing of the program', () => {
    const inner = trackedFiles().filter((name) => /^(?:schemas|reports)\/.*\.ts$/u.test(name));
    expect(inner.length).toBeGreaterThan(50);
    for (const name of inner) {
      const imports = [...read(name).matchAll(/from '(\.[^']+)'/gu)].map(([, path]) =>
        join(dirname(name), path ?? ''),
      );
      const forbidden = name.startsWith('schemas/') ? /^(?:pipelines|reports)/u : /^pipelines/u;
      expect([name, imports.filter((path) => forbidden.test(path))]).toEqual([name, []]);
    }
  });
});

describe('docs/dependencies.md', () => {
  it('has each dependency, and no other', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const used = { ...manifest.dependencies, ...manifest.devDependencies };
    const rows = read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gmu);
    expect([...rows].map(([, name]) => name).sort()).toEqual(Object.keys(used).sort());
  });
});
