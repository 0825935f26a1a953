import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import type { StateDiff } from '../../pipelines/history/diff.js';
import { publishedTables } from '../../schemas/published/index.js';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

const header = 'event_id,provider,city,area_tier,asset_id,started_at,restored_at,users,nature\n';
const row = (id: string, start: string, end: string, users = 10, provider = '甲') =>
  `${id},${provider},510100,urban,T-${id},2022-${start},2022-${end},${users},fault\n`;

const first = `${header}${row('1', '01-05 08:00:00', '01-05 09:00:00')}${row('2', '02-05 08:00:00', '02-05 09:00:00')}${row('3', '02-06 08:00:00', '02-06 09:00:00', 10, '乙')}`;
const corrected = `${header}${row('2', '02-05 08:00:00', '02-05 12:00:00')}`;
const again = `${header}${row('4', '02-07 08:00:00', '02-07 08:30:00')}`;

interface Batch {
  readonly batch_id: string;
  readonly source_file: string;
}

async function withProject(work: (folder: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    writeFiles(folder, [
      ['data/outages/1.csv', first],
      ['data/customers/a.csv', 'city,area_tier,users,valid_from\n510100,urban,100,2022-01-01\n'],
    ]);
    expect((await command('run', '--project', folder)).code).toBe(0);
    await work(folder);
  });
}

async function hours(folder: string): Promise<Record<string, number>> {
  const said = await command(
    'query',
    `select event_id, provider, cast(net_user_seconds / 3600 as double) as h from outage_facts
     order by event_id`,
    '--project',
    folder,
    '--json',
  );
  const rows = JSON.parse(said.out) as { event_id: string; h: number }[];
  return Object.fromEntries(rows.map(({ event_id: id, h }) => [id, h]));
}

async function dump(folder: string): Promise<string> {
  return withDatabase(join(folder, 'out/reliability.duckdb'), { readOnly: true }, async (db) => {
    const tables: string[] = [];
    for (const { name } of publishedTables) {
      const { values } = await db.query(`select * from ${name} order by all`);
      tables.push(`${name}\n${values.map((cells) => cells.join('|')).join('\n')}`);
    }
    return tables.join('\n\n');
  });
}

async function batches(folder: string): Promise<Batch[]> {
  return JSON.parse((await command('batches', '--project', folder, '--json')).out) as Batch[];
}

describe('corrections', () => {
  it('a later batch supersedes by identity, and the earlier state can be asked for again', async () => {
    await withProject(async (folder) => {
      const report = () => readFileSync(join(folder, 'out/reports/2022/index.html'), 'utf8');
      const [before, page] = [await dump(folder), report()];
      writeFiles(folder, [['data/outages/2.csv', corrected]]);
      expect((await command('run', '--project', folder)).code).toBe(0);
      expect(await hours(folder)).toEqual({ 1: 10, 2: 40, 3: 10 });
      expect(await dump(folder)).not.toBe(before);

      const held = await batches(folder);
      expect(held.map(({ source_file: file }) => file)).toEqual([
        'data/outages/1.csv',
        'data/customers/a.csv',
        'data/outages/2.csv',
      ]);
      const then = held[1]?.batch_id ?? '';
      const old = await command(
        'report',
        '--period',
        '2022',
        '--known-at',
        then,
        '--project',
        folder,
        '--json',
      );
      expect(old.code, old.notes).toBe(0);
      // It stands a folder deeper, from where the way up is longer.
      const again = readFileSync((JSON.parse(old.out) as { report: string }).report, 'utf8');
      expect(again.replace('../../index.html', '../index.html')).toBe(page);
      const asked = await command(
        'query',
        "select net_user_seconds from outage_facts where event_id = '2'",
        '--known-at',
        then,
        '--project',
        folder,
        '--json',
      );
      expect(JSON.parse(asked.out)).toEqual([{ net_user_seconds: 36000 }]);
      expect((await command('build', '--known-at', then, '--project', folder)).code).toBe(0);
      expect(await dump(folder)).toBe(before);
    });
  });

  it('the same content again changes nothing, under another name too', async () => {
    await withProject(async (folder) => {
      const before = await dump(folder);
      writeFiles(folder, [['data/outages/copy of 1.csv', first]]);
      const said = await command('run', '--project', folder);
      expect(said.notes).toContain('没有新文件');
      expect(await dump(folder)).toBe(before);
    });
  });

  it('a batch can replace a window of one provider', async () => {
    await withProject(async (folder) => {
      writeFiles(folder, [['resent.csv', again]]);
      const said = await command(
        'ingest',
        'outages',
        join(folder, 'resent.csv'),
        '--replace',
        '2022-02-01..2022-02-28',
        '--provider',
        '甲',
        '--project',
        folder,
      );
      expect(said.code, said.notes).toBe(0);
      await command('build', '--project', folder);
      // 2 was not sent again and is withdrawn; 1 lies before the window, 3 is another provider's.
      expect(await hours(folder)).toEqual({ 1: 10, 3: 10, 4: 5 });
    });
  });

  it('diff says which hours changed and because of which rows', async () => {
    await withProject(async (folder) => {
      writeFiles(folder, [
        ['data/outages/2.csv', corrected],
        ['data/outages/3.csv', again],
      ]);
      await command('run', '--project', folder);
      const held = await batches(folder);
      const said = await command(
        'diff',
        held[1]?.batch_id ?? '',
        held.at(-1)?.batch_id ?? '',
        '--project',
        folder,
        '--json',
      );
      expect(said.code, said.notes).toBe(0);
      const { cells, rows, users } = JSON.parse(said.out) as StateDiff;
      expect(cells.map(({ city_code: city, area_tier: tier }) => `${city} ${tier}`)).toEqual([
        '510000 all',
        '510100 all',
        '510100 urban',
      ]);
      expect(cells[2]).toMatchObject({ hours_before: 0.3, hours_after: 0.65 });
      expect(rows).toMatchObject([
        {
          change: 'changed',
          event_id: '2',
          net_user_hours_before: 10,
          net_user_hours_after: 40,
          source_before: 'data/outages/1.csv:3',
          source_after: 'data/outages/2.csv:2',
        },
        { change: 'added', event_id: '4', net_user_hours_before: null, net_user_hours_after: 5 },
      ]);
      expect(users).toEqual([]);
      const words = await command(
        'diff',
        held[1]?.batch_id ?? '',
        held[1]?.batch_id ?? '',
        '--project',
        folder,
      );
      expect(words.out).toContain('均无变化');
    });
  });

  it('names a batch that does not exist', async () => {
    await withProject(async (folder) => {
      const said = await command(
        'build',
        '--known-at',
        'nothing',
        '--project',
        folder,
        '--lang',
        'en',
      );
      expect(said.code).toBe(2);
      expect(said.notes).toContain('There is no batch nothing');
    });
  });

  it('a change of the reading settings reads the file again, in its place', async () => {
    await withProject(async (folder) => {
      writeFiles(folder, [
        ['shihu.yaml', 'feeds: {outages: {values: {nature: {fault: planned}}}}\n'],
      ]);
      await command('run', '--project', folder);
      const said = await command(
        'query',
        'select distinct nature from outage_facts',
        '--project',
        folder,
        '--json',
      );
      expect(JSON.parse(said.out)).toEqual([{ nature: 'planned' }]);
      expect(await batches(folder)).toHaveLength(2);
    });
  });
});
