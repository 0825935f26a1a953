import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

const outages =
  'event_id,city,area_tier,started_at,restored_at,users,nature\n1,成都,市区,2022-01-01 00:00,2022-01-01 01:00,5,故障\n';

describe('a place for a result', () => {
  it('is looked at by every command that takes one', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['data/outages/a.csv', `${outages}2,成都,市区,?,2022-01-01 01:00,5,故障\n`],
        ['data/customers/a.csv', 'city,area_tier,users,valid_from\n成都,市区,100,2022-01-01\n'],
      ]);
      const at = ['--project', folder, '--lang', 'en'];
      expect((await command('run', ...at)).code).toBe(0);
      const kept = ['data/outages/a.csv', 'out/reliability.duckdb', 'warehouse/warehouse.duckdb'];
      const before = kept.map((name) => readFileSync(join(folder, name)));
      for (const name of kept) {
        const file = join(folder, name);
        for (const asked of [
          ['query', 'select 1', '--format', 'csv', '-o', file],
          ['check', '--rejects', '-o', file],
          ['explain', '成都', '市区', '2022', '--html', file],
          ['tables', '--html', file],
          ['export', '--to', file],
        ]) {
          const said = await command(...asked, ...at);
          expect(said.code, asked.join(' ')).toBe(2);
          expect(said.notes, asked.join(' ')).toContain('belongs to the project');
        }
      }
      expect(kept.map((name) => readFileSync(join(folder, name)))).toEqual(before);
    });
  });
});

describe('files of rejected rows', () => {
  it('of one base name are all written, and told by their source', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['data/outages/a.csv', `${outages}2,成都,市区,?,2022-01-01 01:00,5,故障\n`],
        ['data/customers/a.csv', 'city,area_tier,users,valid_from\n成都,市区,?,2022-01-01\n'],
      ]);
      expect((await command('run', '--project', folder)).code).toBe(0);
      const to = join(folder, 'back.csv');
      const said = await command('check', '--rejects', '-o', to, '--project', folder, '--json');
      expect(JSON.parse(said.out)).toEqual([
        {
          file: join(folder, 'back-customers-a.csv'),
          source_file: 'data/customers/a.csv',
          rows: 1,
        },
        { file: join(folder, 'back-outages-a.csv'), source_file: 'data/outages/a.csv', rows: 1 },
      ]);
      expect(readFileSync(join(folder, 'back-outages-a.csv'), 'utf8')).toContain('2,成都,市区,?');
      expect(readFileSync(join(folder, 'back-customers-a.csv'), 'utf8')).toContain('成都,市区,?');
    });
  });
});
