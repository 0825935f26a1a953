import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

const header = 'event_id,city,area_tier,asset_id,started_at,restored_at,users,nature\n';
const row = (id: string, day: string) =>
  `${id},510100,urban,T-${id},2022-${day} 08:00:00,2022-${day} 09:00:00,10,fault\n`;

class Desk {
  constructor(readonly folder: string) {}

  put(name: string, text: string): void {
    writeFiles(this.folder, [[name, text]]);
  }

  say(...args: string[]) {
    return command(...args, '--project', this.folder, '--lang', 'en');
  }

  async rows<T>(sql: string, ...args: string[]): Promise<T[]> {
    return JSON.parse((await this.say('query', sql, '--json', ...args)).out) as T[];
  }

  async outages(knownAt: string): Promise<number> {
    const sql = 'select count(*)::integer as n from outage_facts';
    return (await this.rows<{ n: number }>(sql, '--known-at', knownAt))[0]?.n ?? -1;
  }

  get order(): string {
    return join(this.folder, 'shihu.loads.csv');
  }

  days(): Promise<unknown[]> {
    return this.rows('select ingested_order as n, loaded_on as day from batches order by 1');
  }
}

describe('--on', () => {
  it('keeps the day with the load, and --known-at finds it there', async () => {
    await withFolder(async (folder) => {
      const desk = new Desk(folder);
      desk.put('data/outages/a.csv', header + row('1', '01-05'));
      expect((await desk.say('run')).code).toBe(0);
      expect((await desk.say('query', 'select 1', '--known-at', '2022-02-01')).notes).toContain(
        'no batch has a date',
      );
      desk.put('data/outages/b.csv', header + row('2', '02-05'));
      expect((await desk.say('run', '--on', '2022-03-01')).code).toBe(0);
      const given = join(folder, 'given.csv');
      writeFileSync(given, header + row('3', '03-05'));
      expect((await desk.say('ingest', 'outages', given, '--on', '2022-04-01')).code).toBe(0);
      expect((await desk.say('withdraw', 'given.csv', '--on', '2022-05-01')).code).toBe(0);
      expect((await desk.say('build')).code).toBe(0);
      const days = [
        { n: 1, day: null },
        { n: 2, day: '2022-03-01' },
        { n: 3, day: '2022-04-01' },
      ];
      expect(await desk.days()).toEqual(days);
      const known = ['2022-03-31', '2022-04-01', '2022-12-31'];
      expect(await counted(desk, known)).toEqual([2, 3, 2]);

      const listed = readFileSync(desk.order, 'utf8');
      expect(listed.split('\n').map((line) => /[^,]*$/u.exec(line)?.[0])).toEqual([
        ...['loaded_on', '', '2022-03-01', '2022-04-01', '2022-05-01', ''],
      ]);
      expect((await desk.say('batches')).out).toContain('2022-04-01');
      rmSync(join(folder, 'warehouse'), { recursive: true });
      expect((await desk.say('run')).code).toBe(0);
      expect(readFileSync(desk.order, 'utf8')).toBe(listed);
      expect(await desk.days()).toEqual(days);
      expect(await counted(desk, ['2022-03-31'])).toEqual([2]);
    });
  });

  it('is corrected in the order of loads, and can’t go back', async () => {
    await withFolder(async (folder) => {
      const desk = new Desk(folder);
      desk.put('data/outages/a.csv', header + row('1', '01-05'));
      expect((await desk.say('run', '--on', '2022-03-01')).code).toBe(0);
      desk.put('data/outages/b.csv', header + row('2', '02-05'));
      for (const args of [['run'], ['run', '--dry-run']]) {
        const said = await desk.say(...args, '--on', '2022-02-28');
        expect(said).toMatchObject({ code: 2 });
        expect(said.notes).toContain('2022-02-28 is before 2022-03-01, the date of load 1');
      }
      // As Excel writes it back.
      const edited = readFileSync(desk.order, 'utf8').replace(/2022-03-01(?=\r?$)/mu, '2022/2/1');
      writeFileSync(desk.order, edited);
      expect((await desk.say('run', '--on', '2022-02-28')).code).toBe(0);
      expect(await desk.days()).toEqual([
        { n: 1, day: '2022-02-01' },
        { n: 2, day: '2022-02-28' },
      ]);
      // A file of an earlier version lacks the column.
      const old = readFileSync(desk.order, 'utf8').replace(/,[^,\r\n]*$/gmu, '');
      writeFileSync(desk.order, old);
      expect((await desk.say('run')).code).toBe(0);
      expect(await desk.days()).toEqual([
        { n: 1, day: null },
        { n: 2, day: null },
      ]);
      writeFileSync(desk.order, edited.replace('2022/2/1', 'soon'));
      expect((await desk.say('run')).notes).toContain('loaded_on is "soon"');
    });
  });
});

async function counted(desk: Desk, moments: readonly string[]): Promise<number[]> {
  const counts: number[] = [];
  for (const moment of moments) counts.push(await desk.outages(moment));
  return counts;
}
