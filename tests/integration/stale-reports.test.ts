import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

const header = 'event_id,city,area_tier,started_at,restored_at,users,nature\n';
const row = (end: string) => `${header}E1,自贡,市区,2022-08-05 14:00,2022-08-05 ${end},10,故障\n`;
const users = '自贡,市区,100,2022-01-01\n自贡,农村,200,2022-01-01\n';

async function inProject(
  settings: string,
  work: (folder: string, shihu: (...args: string[]) => ReturnType<typeof command>) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    writeFiles(folder, [
      ['shihu.yaml', settings],
      ['data/outages/a.csv', row('16:00')],
      ['data/customers/a.csv', `city,area_tier,users,valid_from\n${users}`],
    ]);
    await work(folder, (...args) => command(...args, '--project', folder));
  });
}

const stale = '数据已更新，本报告未重新生成';
const whole = 'data_from: 2022-01-01\nas_of: 2023-01-01\n';

describe('a report of earlier figures', () => {
  it('is told by the index and by doctor, and never gets a page of other figures', async () => {
    await inProject(whole, async (folder, shihu) => {
      const report = (...names: string[]) => join(folder, 'out', 'reports', ...names);
      const text = (...names: string[]) => readFileSync(report(...names), 'utf8');
      await shihu('run', '--period', '2022Q3');
      await shihu('report', '--period', '2022Q1');
      expect(text('index.html')).not.toContain(stale);
      expect(text('2022Q3', 'index.html')).toContain('0.07');
      writeFileSync(join(folder, 'data/outages/a.csv'), row('20:00'));
      await shihu('run');
      // The first quarter had no outage, and has none: its report is as true as before.
      expect(text('index.html').split(stale)).toHaveLength(2);
      const found = await shihu('doctor');
      expect(found.out + found.notes).toContain('shihu report --period 2022Q3 --project');
      const city = await shihu('report', '--period', '2022Q3', '--city', '自贡');
      expect(city.notes).toContain('已整份重新生成');
      for (const page of ['index.html', '510300.html']) {
        expect(text('2022Q3', page), page).toContain('0.20');
      }
      expect(text('index.html')).not.toContain(stale);
      expect(city.out).toContain(report('2022Q3', '510300.html'));
    });
  });

  it('is no city’s page alone, which leads to no page that is not there', async () => {
    await inProject(whole, async (folder, shihu) => {
      await shihu('run');
      const page = join(folder, 'out/reports/2022-08/510300.html');
      await shihu('report', '--period', '2022-08', '--city', '自贡');
      expect(readFileSync(page, 'utf8')).not.toMatch(/href="(?:index\.html|report\.xlsx)"/u);
      await shihu('report', '--period', '2022-08');
      await shihu('report', '--period', '2022-08', '--city', '自贡');
      for (const name of ['index.html', 'report.xlsx']) {
        expect(readFileSync(page, 'utf8')).toContain(`href="${name}"`);
        expect(existsSync(join(folder, 'out/reports/2022-08', name))).toBe(true);
      }
    });
  });
});

describe('a final report', () => {
  it('stays when --as-of was forgotten, and that is said', async () => {
    await inProject('data_from: 2022-01-01\n', async (folder, shihu) => {
      const page = join(folder, 'out/reports/2022/index.html');
      const first = await shihu('run', '--as-of', '2023-01-01');
      expect(first.notes).toContain(
        '数据完整区间：2022-01-01 零时（设置 data_from）至 2023-01-01 零时（选项 --as-of）。',
      );
      const final = readFileSync(page, 'utf8');
      const forgotten = await shihu('run');
      expect(forgotten.code).toBe(0);
      expect(forgotten.notes).toContain('零时（由数据推断）');
      expect(forgotten.notes).toContain('2022 的报告是最终报告，未被覆盖');
      expect(readFileSync(page, 'utf8')).toBe(final);
      // ExplanationRequest for in so many words, it gives way.
      await shihu('run', '--as-of', '2022-10-01');
      expect(readFileSync(page, 'utf8')).not.toBe(final);
    });
  });
});
