import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

describe('a project of one city', () => {
  it('runs without fault on a faultless file, and judges that city', async () => {
    await withFolder(async (folder) => {
      expect((await command('init', folder, '--city', '自贡')).code).toBe(0);
      const rows = Array.from({ length: 12 }, (_, i) => {
        const day = `2022-${String(i + 1).padStart(2, '0')}-05`;
        return `E${i},自贡,市区,${day} 08:00,${day} 09:00,10,故障,T${i}`;
      });
      writeFiles(folder, [
        [
          'data/outages/a.csv',
          `event_id,city,area_tier,started_at,restored_at,users,nature,asset_id\n${rows.join('\n')}\n`,
        ],
        ['data/customers/a.csv', 'city,area_tier,users,valid_from\n自贡市,市区,1000,2022-01-01\n'],
      ]);
      const at = ['--project', folder, '--as-of', '2023-01-01'];
      const said = await command('run', ...at, '--strict');
      expect(said.code, said.notes).toBe(0);
      const page = readFileSync(join(folder, 'out/reports/2022/index.html'), 'utf8');
      expect(page).toContain('自贡市2022年');
      const rowsOf = await withDatabase(
        projectPaths(folder).published,
        { readOnly: true },
        (published) =>
          published.rows(
            "select city_code, target_hours from verdicts where year = 2022 and area_tier = 'urban'",
          ),
      );
      expect(rowsOf).toContainEqual({ city_code: '510300', target_hours: 5 });
    });
  });

  it('is refused for a city that there is not, and together with the sample of a province', async () => {
    await withFolder(async (folder) => {
      const wrong = await command('init', join(folder, 'a'), '--city', 'Zigon', '--lang', 'en');
      expect([wrong.code, wrong.notes]).toEqual([2, expect.stringContaining('510300 Zigong?')]);
      const both = await command('init', join(folder, 'b'), '--city', '自贡', '--sample');
      expect(both.code).toBe(2);
    });
  });
});
