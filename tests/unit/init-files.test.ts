import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readColumns } from '../../pipelines/ingest/columns.js';
import { findLayout } from '../../pipelines/ingest/layout.js';
import { settingsTemplate } from '../../pipelines/init/settings-file.js';
import { feedTemplates, projectReadme } from '../../pipelines/init/templates.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { feedNames, feeds } from '../../schemas/feeds/index.js';
import { settingsSchema } from '../../schemas/settings/settings.js';
import { command } from '../support/command.js';
import { withFolder } from '../support/figures.js';

const defaults = parseSettings('');

/** The block of each setting with the `# ` taken off its lines, from its name on. */
function opened(): Map<string, string> {
  const blocks = settingsTemplate().split('\n\n').slice(1);
  return new Map(
    blocks.map((block) => {
      const lines = block.trimEnd().split('\n');
      const at = lines.findIndex((line) => /^# [a-z_]+:/u.test(line));
      const name = /[a-z_]+/u.exec(lines[at] ?? '')?.[0] ?? '';
      return [
        name,
        lines
          .slice(at)
          .map((line) => line.slice(2))
          .join('\n'),
      ];
    }),
  );
}

describe('the settings file of a new project', () => {
  it('has every setting, and each says its default when it is opened', () => {
    expect([...opened().keys()]).toEqual(Object.keys(settingsSchema.shape));
    for (const [name, text] of opened()) {
      if (/^[a-z_]+:$/u.test(text)) continue;
      const { settings } = parseSettings(text);
      if (name === 'feeds') expect(Object.keys(settings.feeds.outages ?? {})).toHaveLength(3);
      else expect(settings, name).toEqual(defaults.settings);
    }
  });

  it('says what each means in both languages, and where its schema is', () => {
    const [head, ...blocks] = settingsTemplate().split('\n\n');
    expect(head?.split('\n')[0]).toBe('# yaml-language-server: $schema=./shihu.schema.json');
    for (const block of blocks)
      expect(block.split('\n')[0]).toMatch(/^# .*\p{Script=Han}.*。.*[a-z]{3}/u);
  });
});

describe('the templates of a new project', () => {
  it('have a header in Chinese that is understood whole', async () => {
    expect(feedTemplates().map(({ path }) => path)).toEqual(
      feedNames.map((feed) => `templates/${feed}.csv`),
    );
    for (const [i, { text }] of feedTemplates().entries()) {
      const feed = feedNames[i] ?? 'outages';
      const reading = readColumns(feed, defaults);
      expect(text).toMatch(/^\ufeff[^\n]+\r\n$/u);
      const layout = await findLayout(text.slice(1).replace('\r', ''), reading);
      expect([...layout.places].map(([name, { at }]) => [name, at])).toEqual(
        reading.columns.map(({ name }, at) => [name, at]),
      );
      expect(layout.issues).toEqual([]);
    }
  });

  it('stand beside a text on every feed and column', () => {
    const readme = projectReadme();
    for (const feed of feedNames) {
      expect(readme).toContain(`## data/${feed}/ · ${feeds[feed].zh} · ${feeds[feed].en}`);
      for (const { name } of readColumns(feed, defaults).columns) {
        expect(readme).toContain(`| \`${name}\` |`);
      }
    }
  });
});

describe('init', () => {
  it('leaves files alone that are there, and says so', async () => {
    await withFolder(async (folder) => {
      writeFileSync(join(folder, 'README.md'), 'mine');
      const said = await command('init', folder, '--lang', 'en');
      expect(said.code, said.notes).toBe(0);
      expect(said.notes).toContain('left unchanged: README.md');
      expect(said.notes).toContain(`shihu run --project ${folder}`);
      expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('mine');
      expect(readdirSync(folder).sort()).toEqual(
        ['README.md', 'data', 'shihu.schema.json', 'shihu.yaml', 'templates'].sort(),
      );
    });
  });

  it('puts the sample into a folder without data only', async () => {
    await withFolder(async (folder) => {
      mkdirSync(join(folder, 'data', 'outages'), { recursive: true });
      writeFileSync(join(folder, 'data', 'outages', 'a.csv'), 'mine');
      const said = await command('init', folder, '--sample', '--outages', '1000', '--lang', 'en');
      expect([said.code, said.notes.includes('outages/a.csv')]).toEqual([1, true]);
      expect(readdirSync(folder)).toEqual(['data']);
      const other = join(folder, 'other');
      const made = await command('init', other, '--sample', '--outages', '1000', '--json');
      expect(JSON.parse(made.out)).toEqual({ project: other, kept: [] });
      expect(readFileSync(join(other, 'shihu.yaml'), 'utf8')).toContain('synthetic: true');
      expect(readdirSync(join(other, 'data', 'outages')).length).toBeGreaterThan(2);
      expect(existsSync(join(other, 'shihu.schema.json'))).toBe(true);
    });
  });

  it('says what is wrong without a stack trace', async () => {
    await withFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '');
      const blocked = await command('init', join(folder, 'file', 'x'), '--lang', 'en');
      expect([blocked.code, blocked.notes.includes('Cannot write to')]).toEqual([1, true]);
      expect((await command('init', folder, '--seed', '1')).code).toBe(2);
      expect((await command('init', folder, '--sample', '--outages', '0')).code).toBe(2);
      expect(readdirSync(folder)).toEqual(['file']);
    });
  });
});
