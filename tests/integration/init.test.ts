import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { feedJsonSchema, settingsJsonSchema } from '../../pipelines/init/templates.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { feedNames } from '../../schemas/feeds/index.js';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

describe('init', () => {
  it('makes a project whose settings are valid, commented or not', async () => {
    await withFolder(async (folder) => {
      const project = join(folder, 'new');
      expect((await command('init', project)).code).toBe(0);
      const settings = readFileSync(join(project, 'shihu.yaml'), 'utf8');
      expect(() => parseSettings(settings)).not.toThrow();
      const open = settings.replace(/^# ([a-z_]+: .+)$/gmu, '$1');
      expect(open).not.toBe(settings);
      expect(parseSettings(open).settings).toEqual(parseSettings('').settings);
      for (const feed of feedNames) {
        expect(existsSync(join(project, 'data', feed))).toBe(true);
        expect(existsSync(join(project, 'templates', `${feed}.csv`))).toBe(true);
      }
    });
  });

  it('never writes over a project', async () => {
    await withFolder(async (folder) => {
      writeFileSync(join(folder, 'shihu.yaml'), 'rate: 0.1\n');
      const said = await command('init', folder, '--sample');
      expect(said.code).toBe(1);
      expect(said.notes).toContain('已有项目');
      expect(readFileSync(join(folder, 'shihu.yaml'), 'utf8')).toBe('rate: 0.1\n');
    });
  });

  it('says what is wrong with a number', async () => {
    expect((await command('init', 'x', '--sample', '--outages', 'many')).code).toBe(2);
  });
});

describe('the JSON Schemas of the repository', () => {
  const committed = (name: string) =>
    readFileSync(join(packageRoot, 'schemas', 'json', name), 'utf8');

  it('are those of the declarations (npm run schemas)', () => {
    expect(committed('shihu.schema.json')).toBe(settingsJsonSchema());
    for (const feed of feedNames)
      expect(committed(`${feed}.schema.json`)).toBe(feedJsonSchema(feed));
  });
});

describe('doctor', () => {
  it('finds nothing wrong with a good project', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['data/outages/a.csv', 'event_id,city,area_tier,started_at,restored_at,users,nature\n'],
        ['data/customers/a.csv', 'city,area_tier,users,valid_from\n'],
      ]);
      const said = await command('doctor', '--project', folder);
      expect(said.code, said.out).toBe(0);
      expect(said.out).toContain('Node.js');
    });
  });

  it('names what is wrong: settings, headers, encodings', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['data/outages/a.csv', 'event_id,city,started_ta\n'],
        ['data/outages/b.csv', new Uint8Array([0x65, 0xff, 0xfe, 0x80])],
        ['data/customers/a.csv', 'a,b\n1,2\n'],
      ]);
      const said = await command('doctor', '--project', folder, '--lang', 'en');
      expect(said.code).toBe(1);
      expect(said.out).toContain(
        'lacks the required column started_at (could it be "started_ta"?)',
      );
      expect(said.out).toContain('The encoding of');
      expect(said.out).toContain('no recognizable header');
      writeFiles(folder, [['shihu.yaml', 'overlap: none\n']]);
      expect((await command('doctor', '--project', folder, '--lang', 'en')).out).toContain(
        'overlap is "none"',
      );
    });
  });
});
