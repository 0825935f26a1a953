import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLive } from '../../reports/base/live.js';
import { command } from '../support/command.js';
import { withFigures } from '../support/figures.js';
import { withFolder, writeFiles } from '../support/folder.js';

const customers = 'city,area_tier,users,valid_from\n510100,urban,100,2022-01-01\n';
const header = '停电编号;市州;地区特征;停电时间;送电时间;停电户数;停电类型;备注';
const good = '1;成都;市区;2022-01-05 08:00;2022-01-05 09:00;10;故障;';
const bad = '2;成都;市区;2022-13-05 08:00;2022-01-05 09:00;十;故障;"a;b"';

describe('check --rejects', () => {
  it('gives back the rows of a file in its shape, to be corrected and sent again', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['data/outages/导出.csv', `${header}\n${good}\n${bad}\n`],
        ['data/customers/a.csv', customers],
      ]);
      expect((await command('run', '--project', folder)).code).toBe(0);
      const file = join(folder, 'back.csv');
      const said = await command('check', '--rejects', '-o', file, '--project', folder);
      expect(said.code, said.notes).toBe(0);
      const text = readFileSync(file, 'utf8');
      const lines = text.slice(1).trim().split('\r\n');
      expect(lines[0]).toBe(`${header};拒绝原因`);
      expect(lines[1]?.startsWith(bad)).toBe(true);
      expect(lines[1]).toContain('started_at: “2022-13-05 08:00”无法识别');
      expect(lines[1]).toContain('users: “十”无法识别');

      const corrected = text
        .replace('2022-13-05', '2022-01-06')
        .replace('2022-01-05 09:00;十', '2022-01-06 09:00;20');
      writeFiles(folder, [['data/outages/更正.csv', corrected]]);
      const again = await command('run', '--project', folder);
      expect(again.code, again.notes).toBe(0);
      const rows = await command(
        'query',
        'select event_id, users from outage_facts order by event_id',
        '--project',
        folder,
        '--json',
      );
      expect(JSON.parse(rows.out)).toEqual([
        { event_id: '1', users: 10 },
        { event_id: '2', users: 20 },
      ]);
    });
  });

  it('writes one file for each that has rejected rows', async () => {
    await withFolder(async (folder) => {
      const line = {
        event_id: '3',
        city: '成都',
        area_tier: '9',
        started_at: '2022-01-01',
        restored_at: '2022-01-02',
        users: 1,
        nature: 'fault',
      };
      writeFiles(folder, [
        ['data/outages/a.csv', `${header}\n${good}\n${bad}\n`],
        ['data/outages/b.jsonl', `${JSON.stringify(line)}\n`],
        ['data/customers/a.csv', customers],
      ]);
      await command('run', '--project', folder);
      const out = join(folder, 'back', 'rows.csv');
      const said = await command(
        'check',
        '--rejects',
        '-o',
        out,
        '--project',
        folder,
        '--lang',
        'en',
      );
      expect(said.code, said.notes).toBe(0);
      expect(readdirSync(join(folder, 'back')).sort()).toEqual(['rows-a.txt', 'rows-b.jsonl']);
      const back = JSON.parse(readFileSync(join(folder, 'back', 'rows-b.jsonl'), 'utf8')) as object;
      expect(back).toMatchObject({ ...line, reject_reason: expect.stringContaining('area_tier') });
    });
  });

  it('is harmless in a spreadsheet, and the same cells when it is read again', async () => {
    await withFolder(async (folder) => {
      const live = ['=1+1', '\u00a0=1', '＝1', '-2', '@x', '\v+1', "'=1", 'a,=b'];
      const head = 'event_id,city,area_tier,started_at,restored_at,users,nature,line_id,cause,=X';
      const rows = live.map((text) => {
        const cell = `"${text}"`;
        return `${cell},成都,市区,2022-01-05 08:00,2022-01-05 09:00,BAD,故障,${cell},"say ""${text}""",${cell}`;
      });
      const broken = '9,"成都,=市区,2022-01-05 08:00,2022-01-05 09:00,1,故障,+1,-1,@';
      const written = `${[head, ...rows, broken].join('\n')}\n`;
      const filesWith = (outages: string): [string, string][] => [
        ['data/customers/a.csv', customers],
        ['data/outages/good.csv', `${header}\n${good}\n`],
        ['data/outages/a.csv', outages],
      ];
      const rowsOf = (sql: string, outages: string) =>
        withFigures(filesWith(outages), ({ rows: of }) => of(sql));
      const rejected = 'select source_line, raw from rejected_rows order by all';
      const first = await rowsOf(rejected, written);
      expect(first.map(({ raw }) => raw)).toEqual([...rows, broken]);

      writeFiles(folder, filesWith(written));
      await command('run', '--project', folder);
      const file = join(folder, 'back.csv');
      await command('check', '--rejects', '-o', file, '--project', folder);
      const back = readFileSync(file, 'utf8').slice(1);
      expect(back.split(/[",\r\n]/u).filter(isLive)).toEqual([]);

      // Sent again as it is, it is rejected again, with the text that it had.
      const second = await rowsOf(rejected, back);
      expect(second).toHaveLength(first.length);
      for (const [i, { raw }] of second.entries()) {
        expect(String(raw).startsWith(`${first[i]?.raw},`), String(raw)).toBe(true);
      }

      // Corrected, it is what the original corrected would be.
      const corrected = (text: string) =>
        text
          .replaceAll(',BAD,', ',7,')
          .replace('9,"成都', '9,成都')
          .replace(/,'?=市区/u, ',市区');
      const sql = 'select event_id, line_id, cause, users from outage_facts order by event_id';
      const expected = await rowsOf(sql, corrected(written));
      expect(await rowsOf(sql, corrected(back))).toEqual(expected);
      expect(expected).toHaveLength(live.length + 2);
      const quoted = { event_id: "'=1", line_id: "'=1", cause: 'say "\'=1"', users: 7 };
      expect(expected).toContainEqual(quoted);
    });
  });

  it('wants to know where to', async () => {
    await withFolder(async (folder) => {
      expect((await command('check', '--rejects', '--project', folder)).code).toBe(2);
    });
  });
});
