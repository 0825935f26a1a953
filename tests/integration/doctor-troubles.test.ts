import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { examineProject } from '../../pipelines/doctor/doctor.js';
import type { Finding, Level } from '../../pipelines/doctor/finding.js';
import { thisMachine } from '../../pipelines/doctor/machine.js';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

const doc = readFileSync(join(packageRoot, 'docs', 'troubles.md'), 'utf8');
const machine = { nodeVersion: '20.1.0', freeBytes: async () => 2 ** 40 };
const header = 'event_id,city,area_tier,started_at,restored_at,users,nature\n';
const row = '1,成都,市区,2022-01-01 00:00:00,2022-01-01 01:00:00,5,故障\n';
const outages: [string, string] = ['data/outages/a.csv', header + row];
const customers: [string, string] = [
  'data/customers/a.csv',
  'city,area_tier,users,valid_from\n成都,市区,100,2022-01-01\n',
];

/** The trouble is told in the words that the document quotes, in both languages, with what to do. */
function expectTold(findings: readonly Finding[], level: Level, english: string, chinese: string) {
  const told = findings.filter(({ what }) => what.en.includes(english));
  expect([english, told.map((one) => one.level)]).toEqual([
    english,
    expect.arrayContaining([level]),
  ]);
  const [one] = told;
  expect(one?.what.zh).toContain(chinese);
  if (!/^(?:.*: )?.*not supported/u.test(one?.what.en ?? '')) {
    expect([one?.todo?.zh, one?.todo?.en].filter(Boolean).length).toBe(2);
  }
  expect(doc).toContain(`\`${english}\``);
}

describe('doctor finds', () => {
  it('1. the wrong folder: one too low, one too high, or none', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [outages, customers, ['shihu.yaml', '']]);
      for (const place of ['data', 'data/outages']) {
        const low = await examineProject(join(folder, place), machine);
        expectTold(low, 'problem', 'the project may be in', '项目可能在');
        expect(low.find(({ name }) => name === 'project')?.todo?.en).toContain(folder);
      }
      const fine = await examineProject(folder, machine);
      expect(fine.filter(({ name }) => name === 'project')).toEqual([]);
    });
    await withFolder(async (folder) => {
      expectTold(
        await examineProject(folder, machine),
        'warning',
        'may be the wrong folder',
        '可能不是',
      );
      const gone = await examineProject(join(folder, 'nowhere'), machine);
      expectTold(gone, 'problem', 'There is no folder', '没有文件夹');
      writeFiles(folder, [['mine/shihu.yaml', '']]);
      const high = await examineProject(folder, machine);
      expectTold(high, 'problem', 'the project may be in', '项目可能在');
      expect(high.find(({ name }) => name === 'project')?.todo?.zh).toContain(join(folder, 'mine'));
    });
  });

  it('2. no data', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [['shihu.yaml', '']]);
      const findings = await examineProject(folder, machine);
      expectTold(findings, 'warning', 'No file in data/outages/', 'data/outages/ 中没有文件');
    });
  });

  it('3. a misnamed folder, and files beside the folders', async () => {
    await withFolder(async (folder) => {
      const wrong = ['outage', '停电记录2022', 'misc'].map(
        (name) => [`data/${name}/a.csv`, header] as const,
      );
      writeFiles(folder, [...wrong, ['data/停电.csv', header], ['data/README.md', 'x']]);
      const findings = (await examineProject(folder, machine)).filter(
        ({ name }) => name === 'data',
      );
      expectTold(findings, 'warning', 'is not read', '不会被读取');
      const said = findings.map(({ what }) => what.en).sort();
      expect(said).toEqual([
        'The folder data/misc is not read',
        'The folder data/outage is not read; did you mean data/outages?',
        'The folder data/停电记录2022 is not read; did you mean data/outages?',
        'data/停电.csv is not read: files must be in the folder of their feed',
      ]);
    });
  });

  it('4. a header that is not known', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['data/outages/a.csv', 'foo,bar\n1,2\n'],
        ['data/outages/b.csv', header.replace('started_at', 'begin')],
        customers,
      ]);
      const findings = await examineProject(folder, machine);
      expectTold(findings, 'problem', 'no recognizable header', '没有可识别的表头');
      expectTold(findings, 'problem', 'the required column', '缺少必填列');
    });
  });

  it('5. another encoding or format', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [
        ['data/outages/a.csv', Buffer.from([...Buffer.from(header), 0xff, 0xff, 0x80, 0x0a])],
        ['data/outages/b.ods', 'x'],
        customers,
      ]);
      const findings = await examineProject(folder, machine);
      expectTold(findings, 'problem', 'The encoding of', '编码无法识别');
      expectTold(findings, 'problem', 'is not supported', '不支持');
    });
  });

  it('6. a slip in the settings', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [outages, customers, ['shihu.yaml', 'rat: 0.1\n']]);
      expectTold(await examineProject(folder, machine), 'problem', 'did you mean', '是否为');
    });
  });

  it('7. a warehouse and a published database that another program holds', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [outages, customers]);
      expect((await command('run', '--project', folder)).code).toBe(0);
      for (const [name, file] of [
        ['warehouse', 'warehouse/warehouse.duckdb'],
        ['published', 'out/reliability.duckdb'],
      ] as const) {
        const holder = await hold(join(folder, file));
        try {
          const findings = await examineProject(folder, machine);
          const told = findings.filter((one) => one.name === name);
          expectTold(told, 'problem', 'is in use by another process', '正被另一个进程使用');
        } finally {
          const ended = new Promise((done) => holder.on('close', done));
          holder.kill();
          await ended;
        }
      }
    });
  });

  it('8. a Node.js that is too old', async () => {
    await withFolder(async (folder) => {
      const findings = await examineProject(folder, { ...machine, nodeVersion: '18.20.0' });
      expectTold(findings, 'problem', 'is too old', '过旧');
    });
  });

  it('9. a disk that is full, and a folder that can’t be written', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [outages, customers, ['out', 'a file in the place of the folder']]);
      const full = await examineProject(folder, { ...machine, freeBytes: async () => 2 ** 20 });
      expectTold(full, 'problem', 'of disk space free', '磁盘仅剩');
      expectTold(full, 'problem', 'Cannot write to', '无法写入');
      expect(await thisMachine.freeBytes(folder)).toBeGreaterThan(0);
    });
  });

  it('10. results older than the data, and rows left out', async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, [[outages[0], `${outages[1]}2,成都,市区,x,,1,故障\n`], customers]);
      expect((await command('run', '--project', folder)).code).toBe(0);
      writeFileSync(join(folder, 'data/outages/later.csv'), header);
      mkdirSync(join(folder, 'data/orders'));
      utimesSync(join(folder, 'data/outages/later.csv'), 1, 1);
      const findings = await examineProject(folder, machine);
      expectTold(findings, 'warning', 'is older than', '早于');
      expectTold(findings, 'warning', 'rows were rejected', '行被拒绝');
    });
  });
});

/** Another process that has the database open for writing. */
async function hold(path: string): Promise<ChildProcess> {
  const script = `import { DuckDBInstance } from '@duckdb/node-api';
    const held = await DuckDBInstance.create(process.argv[1]);
    console.log('held');
    setInterval(() => held, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((done, failed) => {
    child.stdout?.once('data', () => done());
    child.once('exit', () => failed(new Error('the holder ended')));
  });
  return child;
}
