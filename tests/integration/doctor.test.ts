import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../pipelines/base/database.js';
import { examineProject } from '../../pipelines/doctor/doctor.js';
import type { Finding } from '../../pipelines/doctor/finding.js';
import { headOf } from '../../pipelines/doctor/head.js';
import { readColumns } from '../../pipelines/ingest/columns.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { openWarehouse } from '../../pipelines/warehouse/warehouse.js';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

const machine = { nodeVersion: '20.1.0', freeBytes: async () => 2 ** 40 };
const header = 'event_id,city,area_tier,started_at,restored_at,users,nature\n';
const row = '1,成都,市区,2022-01-01 00:00:00,2022-01-01 01:00:00,5,故障\n';
const customers: [string, string] = [
  'data/customers/a.csv',
  'city,area_tier,users,valid_from\n成都,市区,100,2022-01-01\n',
];

const level = (findings: readonly Finding[], name: string) =>
  findings.filter((one) => one.name === name).map((one) => one.level);
const about = (findings: readonly Finding[], name: string) =>
  findings
    .filter((one) => one.name === name)
    .map(({ what }) => what.en)
    .join('\n');

describe('doctor on the machine', () => {
  it('tells an old Node.js and a full disk', async () => {
    await withFolder(async (folder) => {
      const old = await examineProject(folder, { ...machine, nodeVersion: '18.20.0' });
      expect(level(old, 'node')).toEqual(['problem']);
      const tight = await examineProject(folder, { ...machine, freeBytes: async () => 2 ** 29 });
      expect(level(tight, 'space')).toEqual(['warning']);
      const full = await examineProject(folder, { ...machine, freeBytes: async () => 2 ** 20 });
      expect(level(full, 'space')).toEqual(['problem']);
      const fine = await examineProject(folder, machine);
      for (const name of ['node', 'duckdb', 'space', 'folder', 'settings']) {
        expect(level(fine, name)).toEqual(['ok']);
      }
    });
  });

  it('tells a folder that is not there, or is none', async () => {
    await withFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '');
      for (const name of ['nowhere', 'file']) {
        const findings = await examineProject(join(folder, name), machine);
        expect(level(findings, 'folder')).toEqual(['problem']);
      }
      const said = await command('doctor', '--project', join(folder, 'nowhere'), '--json');
      expect(said.code).toBe(1);
      const told = JSON.parse(said.out) as Finding[];
      expect(told.at(-1)?.todo?.en).toContain('shihu init');
    });
  });

  it('leaves nothing behind', async () => {
    await withFolder(async (folder) => {
      const { readdirSync } = await import('node:fs');
      await examineProject(folder, machine);
      expect(readdirSync(folder)).toEqual([]);
    });
  });
});

describe('doctor on the data', () => {
  it('says how each file is read, from its beginning', async () => {
    await withFolder(async (folder) => {
      const gbk = Buffer.from('b9a9b5e7b5a5cebb', 'hex');
      writeFiles(folder, [
        ['data/outages/plain.csv', `标题\n${header}${row}`],
        ['data/outages/packed.csv.gz', gzipSync(header + row)],
        [
          'data/outages/lines.jsonl',
          '{"event_id":"1","city":"成都","area_tier":"2","started_at":"2022-01-01","restored_at":null,"users":1,"nature":"故障","其他":1}\n',
        ],
        ['data/outages/wide.csv', Buffer.from(`\ufeff${header}${row}`, 'utf16le')],
        [
          'data/outages/gbk.csv',
          Buffer.concat([Buffer.from(header.replace('\n', ',')), gbk, Buffer.from('\n')]),
        ],
        ['data/outages/nothing.csv', ' \n'],
        ['data/outages/old.xlsb', 'x'],
        customers,
      ]);
      const findings = await examineProject(folder, machine);
      const of = (name: string) => about(findings, `data/outages/${name}`);
      expect(of('plain.csv')).toBe('data/outages/plain.csv: utf-8, header on line 2');
      expect(of('packed.csv.gz')).toContain('utf-8, header on line 1');
      expect(of('lines.jsonl')).toBe('data/outages/lines.jsonl: utf-8; columns not used: 其他');
      expect(of('wide.csv')).toContain('utf-16le, header on line 1');
      expect(of('gbk.csv')).toContain('gb18030, header on line 1');
      expect(of('nothing.csv')).toContain('is empty');
      expect(of('old.xlsb')).toContain('save the file as .xlsx');
      // What can't be read leaves verdicts undetermined, so it is more than a warning.
      const problems = findings.filter((one) => one.level === 'problem');
      expect(problems.map(({ name }) => name)).toEqual(['data/outages/old.xlsb']);
    });
  });

  it('guesses the optional column that a header was meant to be', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [['data/outages/a.csv', `${header.trim()},停运避险批准文\n`], customers]);
      const findings = await examineProject(folder, machine);
      expect(level(findings, 'data/outages/a.csv')).toEqual(['warning', 'ok']);
      expect(about(findings, 'data/outages/a.csv')).toContain('did you mean avoidance_order?');
    });
  });

  it('reads by the settings, and goes on where these are wrong', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['data/outages/a.csv', header.replace('event_id', '单据').replace('nature', '性质')],
        customers,
        [
          'shihu.yaml',
          'feeds: { outages: { columns: { event_id: 单据 }, constants: { nature: fault } } }\n',
        ],
      ]);
      const good = await examineProject(folder, machine);
      expect(good.filter((one) => one.level === 'problem')).toEqual([]);
      writeFiles(folder, [['shihu.yaml', 'rat: 0.1\noverlap: none\n']]);
      const bad = await examineProject(folder, machine);
      expect(about(bad, 'settings')).toContain('did you mean rate?');
      expect(about(bad, 'settings')).toContain('overlap is "none"');
      expect(level(bad, 'warehouse')).toEqual(['ok']);
    });
  });

  it('takes the beginning of a large file at whole characters', async () => {
    await withFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      const reading = readColumns('outages', parseSettings(''));
      const line = `${'成都市'.repeat(7)}x\n`;
      for (const text of [line.repeat(2000), '成'.repeat(70_000)]) {
        writeFileSync(path, text);
        const { encoding, text: head } = await headOf(path, false, reading);
        expect(encoding).toBe('utf-8');
        expect(text.startsWith(head)).toBe(true);
        expect(head.length).toBeGreaterThan(20_000);
        writeFileSync(path, Buffer.from(`\ufeff${text}`, 'utf16le'));
        const wide = await headOf(path, false, reading);
        expect([wide.encoding, text.startsWith(wide.text)]).toEqual(['utf-16le', true]);
      }
    });
  });
});

describe('doctor on the results', () => {
  const project = async (folder: string) => {
    writeFiles(folder, [['data/outages/a.csv', header + row], customers]);
    const ran = await command('run', '--project', folder);
    expect(ran.code, ran.notes).toBe(0);
  };

  it('finds them in order after a run, and old when the data changes', async () => {
    await withFolder(async (folder) => {
      await project(folder);
      const fresh = await examineProject(folder, machine);
      expect(level(fresh, 'published')).toEqual(['ok']);
      expect(about(fresh, 'warehouse')).toBe('The warehouse holds 2 batches');
      const said = await command('doctor', '--project', folder, '--lang', 'en');
      expect([said.code, said.out.includes('✗')]).toEqual([0, false]);
      writeFiles(folder, [
        ['data/outages/b.csv', header],
        ['shihu.yaml', 'rate: 0.1\n'],
      ]);
      // As a copy that keeps the time of its content.
      utimesSync(join(folder, 'data/outages/b.csv'), 1, 1);
      const late = await examineProject(folder, machine);
      expect(about(late, 'published')).toContain('1 data files: data/outages/b.csv');
      expect(about(late, 'published')).toContain('older than shihu.yaml');
    });
  });

  it('tells rejected rows', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['data/outages/a.csv', `${header}${row}2,成都,市区,x,,1,故障\n`],
        customers,
      ]);
      await command('run', '--project', folder);
      const findings = await examineProject(folder, machine);
      expect(about(findings, 'results')).toContain('1 rows were rejected');
    });
  });

  it('tells a warehouse of another version and files that are no databases', async () => {
    await withFolder(async (folder) => {
      await project(folder);
      const path = join(folder, 'warehouse', 'warehouse.duckdb');
      const warehouse = await openWarehouse(path);
      await warehouse.query('update warehouse set version = 0');
      warehouse.close();
      const published = join(folder, 'out', 'reliability.duckdb');
      await withDatabase(published, {}, (database) =>
        database.query('alter table verdicts drop column verdict'),
      );
      const other = await examineProject(folder, machine);
      expect([level(other, 'warehouse'), level(other, 'published')]).toEqual([
        ['problem'],
        ['problem'],
      ]);
      for (const file of [path, published]) writeFileSync(file, 'no database at all'.repeat(1000));
      const broken = await examineProject(folder, machine);
      expect([level(broken, 'warehouse'), level(broken, 'published')]).toEqual([
        ['problem'],
        ['problem'],
      ]);
      const said = await command('doctor', '--project', folder);
      expect([said.code, said.notes]).toEqual([1, '2 个问题，0 个提醒。']);
      expect(said.out).not.toMatch(/\n\s+at /u);
    });
  });

  it('tells a published file that is a folder', async () => {
    await withFolder(async (folder) => {
      mkdirSync(join(folder, 'out', 'reliability.duckdb'), { recursive: true });
      expect(level(await examineProject(folder, machine), 'published')).toEqual(['problem']);
    });
  });
});
