import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { examineProject } from '../../pipelines/doctor/doctor.js';
import { projectPaths } from '../../pipelines/project/paths.js';
import { fingerprints } from '../../pipelines/report/fingerprint.js';
import { formerNames } from '../../schemas/settings/settings.js';
import { command } from '../support/command.js';
import { type ProjectFiles, withFolder, writeFiles } from '../support/folder.js';

const rows = `event_id,city,area_tier,started_at,restored_at,users,nature
E1,自贡,市区,2022-08-05 14:00,2022-08-05 16:00,10,故障
`;
const files: ProjectFiles = [
  ['shihu.yaml', 'data_from: 2022-01-01\nas_of: 2023-01-01\nstart_tolerance: 15\n'],
  ['data/outages/a.csv', rows],
  ['data/customers/a.csv', 'city,area_tier,users,valid_from\n自贡,市区,100,2022-01-01\n'],
];
const notice = 'start_tolerance is now start_tolerance_minutes; the old name still works';

describe('a setting by its name of earlier versions', () => {
  it('works, is told of once a run, and is published by its present name', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, files);
      const said = await command('run', '--lang', 'en', '--project', folder);
      expect([said.code, said.notes.split(notice).length]).toEqual([0, 2]);
      const chinese = await command('check', '--project', folder);
      expect(chinese.notes).toContain('设置 start_tolerance 现名 start_tolerance_minutes');
      const { published } = projectPaths(folder);
      await withDatabase(published, { readOnly: true }, async (tables) => {
        expect(
          await tables.rows("select * from settings where name like 'start_tolerance%'"),
        ).toEqual([{ name: 'start_tolerance_minutes', value: '15', source: 'file' }]);
      });
      // A database of an earlier version makes no report one of earlier figures.
      await withDatabase(published, {}, async (tables) => {
        const present = await fingerprints(tables);
        for (const [former, name] of formerNames) {
          await tables.query(`update settings set name = '${former}' where name = '${name}'`);
        }
        expect(await fingerprints(tables)).toEqual(present);
        expect(present.size).toBeGreaterThan(0);
      });
      const findings = await examineProject(folder);
      const told = findings.filter(({ name }) => name === 'settings');
      expect(told.map(({ level }) => level)).toEqual(['ok', 'warning']);
      expect(told[1]?.what.en).toBe(notice);
    });
  });
});
