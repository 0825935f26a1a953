import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../support/command.js';
import { withFolder } from '../support/folder.js';

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
