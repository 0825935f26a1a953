import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { command } from '../support/command.js';
import { makeFolder, removeFolder, writeFiles } from '../support/folder.js';

/**
 * Archives are often linked into data/ from a drive: what is linked is read as though it lay there, and
 * what can't be reached or would be read twice is named by every command in the same way.
 */
const folder = makeFolder();
const project = join(folder, 'project');
const outages = join(project, 'data', 'outages');
const link = (target: string, path: string) => symlinkSync(target, path, 'junction');

const header = 'event_id,city,area_tier,started_at,restored_at,users,nature\n';
const row = (id: string) => `${id},510100,rural,2022-01-05 08:00:00,2022-01-05 09:00:00,12,fault\n`;

const shihu = (...args: string[]) => command(...args, '--project', project, '--lang', 'en');

beforeAll(() => {
  writeFiles(folder, [
    ['project/data/outages/own/a.csv', header + row('own')],
    ['project/data/customers/users.csv', ''],
    ['archive/b.csv', header + row('linked')],
    ['archive/2021/c.csv', header + row('deep')],
    ['other/d.csv', header + row('stray')],
  ]);
  link(join(folder, 'archive'), join(outages, 'archive'));
  link(join(folder, 'archive'), join(folder, 'archive', '2021', 'up'));
  link(project, join(outages, 'around'));
  link(join(outages, 'own'), join(outages, 'twice'));
  link(join(folder, 'unplugged'), join(outages, 'drive'));
  link(join(folder, 'other'), join(project, 'data', 'outage'));
});
afterAll(() => removeFolder(folder));

const named = [
  'data/outages/archive/2021/up is not followed: it leads back to',
  'data/outages/around is not followed: it leads back to',
  'data/outages/twice is not followed: its folder is read as data/outages/own',
];
const broken = /data\/outages\/drive.*it is a link to something that does not exist/u;
const loaded = [
  'data/outages/archive/2021/c.csv',
  'data/outages/archive/b.csv',
  'data/outages/own/a.csv',
];

describe('links below a feed’s folder', () => {
  it('are named by doctor', async () => {
    const { out } = await shihu('doctor');
    for (const what of [...named, ...loaded]) expect(out).toContain(what);
    expect(out).toMatch(broken);
    // A linked folder of no feed is a folder.
    expect(out).toContain('The folder data/outage is not read; did you mean data/outages?');
  });

  it('are in the plan as they are in the run, and in what rests on them', async () => {
    const plan = await shihu('run', '--dry-run');
    const run = await shihu('run');
    for (const { notes, out } of [plan, run]) {
      for (const what of named) expect(notes + out).toContain(what);
      for (const name of [...loaded, 'data/outages/drive']) expect(notes + out).toContain(name);
      expect(notes + out).toContain('The folder data/outage is not read.');
    }
    expect(run.notes + run.out).toMatch(broken);
    const published = join(project, 'out', 'reliability.duckdb');
    const rows = await withDatabase(published, { readOnly: true }, (database) =>
      database.rows(`select event_id, source_file from outage_facts order by all`),
    );
    expect(rows.map((one) => `${one.event_id} ${one.source_file}`)).toEqual([
      'deep data/outages/archive/2021/c.csv',
      'linked data/outages/archive/b.csv',
      'own data/outages/own/a.csv',
    ]);
    const evidence = await withDatabase(published, { readOnly: true }, (database) =>
      database.rows(`select distinct evidence from verdicts where year = 2022`),
    );
    // What the drive holds is not known.
    expect(evidence).toEqual([{ evidence: 'unread_files' }]);
  });
});
