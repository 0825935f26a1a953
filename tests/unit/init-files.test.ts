import { describe, expect, it } from 'vitest';
import { readColumns } from '../../pipelines/ingest/columns.js';
import { findLayout } from '../../pipelines/ingest/layout.js';
import { settingsTemplate } from '../../pipelines/init/settings-file.js';
import { feedTemplates, projectReadme } from '../../pipelines/init/templates.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { feedNames, feeds, keptColumns } from '../../schemas/feeds/index.js';
import { settingsSchema } from '../../schemas/settings/settings.js';

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
        keptColumns(reading.columns).map(({ name }, at) => [name, at]),
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
