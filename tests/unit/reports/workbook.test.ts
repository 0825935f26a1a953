import { read, utils, type WorkBook } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { reportWorkbook } from '../../../pipelines/report/workbook.js';
import type { ReportData } from '../../../reports/view/data.js';
import { workbookOf } from '../../../reports/workbook/index.js';
import { noticeTask } from '../../../schemas/ledger.js';
import { hostile, withHostileText } from '../../browser/hostile.js';
import { reportData } from '../../support/reports/fixture.js';
import { unzipped } from '../../support/unzip.js';

const ledger = { ...noticeTask, emphasis: {} };
const data: ReportData = { ...reportData(), ledger };

const bytesOf = (of: ReportData, language: 'zh' | 'en' = 'zh') =>
  reportWorkbook(workbookOf(of, language), language);

const opened = new WeakMap<Uint8Array, WorkBook>();

/** The workbook as another program reads it, once. */
function bookOf(bytes: Uint8Array): WorkBook {
  const book = opened.get(bytes) ?? read(bytes);
  opened.set(bytes, book);
  return book;
}

function rowsOf(bytes: Uint8Array, sheet: string): Record<string, unknown>[] {
  const found = bookOf(bytes).Sheets[sheet];
  if (!found) throw new Error(`no sheet ${sheet}`);
  return utils.sheet_to_json(found, { defval: null });
}

/** The sheets of a workbook as XML, by their titles. */
function partsOf(of: ReportData): Map<string, string> {
  const parts = unzipped(bytesOf(of));
  const book = parts.get('xl/workbook.xml') ?? '';
  return new Map(
    [...book.matchAll(/<sheet name="([^"]+)"/gu)].map(([, title = ''], i) => [
      title,
      parts.get(`xl/worksheets/sheet${i + 1}.xml`) ?? '',
    ]),
  );
}

describe('the workbook of a report', () => {
  it('begins with its findings, and lists its sheets', () => {
    const bytes = bytesOf(data);
    const { SheetNames: names, Sheets: sheets } = read(bytes);
    expect(names).toEqual([
      '摘要',
      '目录',
      '各月进程',
      '判定',
      '本期指标',
      '各月',
      '停电原因',
      '线路',
      '区县',
      '停电事件',
      '重复停电',
      '重大事件日',
      '扣除汇总',
      '不予扣除',
      '判定依据',
      '数据检查',
      '被拒绝的行',
      '输入文件',
      '设置',
      '任务台账',
    ]);
    const cover = utils.sheet_to_json<unknown[]>(sheets.目录 ?? {}, { header: 1 });
    expect(cover[0]?.[0]).toBe('四川省2022年供电可靠性报告');
    expect(cover).toContainEqual(['状态', '最终']);
    expect(cover).toContainEqual(['统计截止（该日零时）', '2023-01-01']);
    expect(cover).toContainEqual(['程序版本', 'shihu 0.1.0']);
    const listed = new Map(cover.map((row) => [row[0], row[2]]));
    for (const name of names.slice(2)) {
      expect(listed.get(name), name).toBe(rowsOf(bytes, name).length);
    }
  });

  it('has the figures of the published rows, typed', () => {
    const verdicts = data.verdicts.filter((row) => row.year === 2022);
    const rows = rowsOf(bytesOf(data, 'en'), 'Verdicts');
    expect(rows).toHaveLength(verdicts.length);
    for (const row of verdicts) {
      const own = rows.filter((one) => one['City code'] === row.city_code);
      const found = own.find((one) => one['Hours per user'] === row.hours);
      expect(found, `${row.city_code} ${row.area_tier}`).toMatchObject({
        Final: row.is_final,
        'Limit (hours)': row.target_hours,
        Reduction: row.reduction,
      });
    }
    const hours = rowsOf(bytesOf(data, 'en'), 'Period');
    const whole = hours.find((row) => row['City code'] === '510000' && row.Tier === 'All');
    const published = data.periodHours.find(
      (row) => row.period === '2022' && row.city_code === '510000' && row.area_tier === 'all',
    );
    expect(String(whole?.['Counted user-seconds'])).toBe(String(published?.net_user_seconds));
    expect(whole?.['Counted user-hours']).toBe(Number(published?.net_user_seconds) / 3600);
    const [event] = rowsOf(bytesOf(data, 'en'), 'Events');
    expect(typeof event?.Start).toBe('number');
  });

  it('shows as many decimals as a verdict needs', () => {
    const close: ReportData = {
      ...data,
      verdicts: data.verdicts.map((row) =>
        row.year === 2022 && row.city_code === '510100' && row.area_tier === 'central'
          ? {
              ...row,
              hours: 1.00004,
              absolute_met: false,
              verdict: 'not_met',
              allowance_used: 1.00004,
            }
          : row,
      ),
    };
    const sheet = read(bytesOf(close), { cellNF: true, cellText: true }).Sheets.判定 ?? {};
    const shown = Object.values(sheet).map((cell) => (cell as { w?: string }).w);
    expect(shown).toContain('1.00004');
    expect(shown).toContain('100.004%');
  });

  it('freezes every header, and holds no formula on hostile text', () => {
    for (const of of [data, withHostileText(data) as ReportData]) {
      const parts = unzipped(bytesOf({ ...of, ledger }));
      const sheets = [...parts].filter(([name]) => /^xl\/worksheets\/sheet/u.test(name));
      expect(sheets.length).toBeGreaterThan(15);
      for (const [name, xml] of sheets) {
        const hasFigures = !/\/sheet[12]\.xml$/u.test(name);
        expect(/<pane xSplit="\d" ySplit="1"[^>]* state="frozen"/u.test(xml), name).toBe(
          hasFigures,
        );
        expect(xml.includes('<autoFilter '), name).toBe(hasFigures);
      }
      for (const [name, xml] of parts) {
        expect([name, /<f[ >/]|[\u202E\u2066]/u.test(xml)]).toEqual([name, false]);
      }
    }
    const settings = rowsOf(bytesOf(withHostileText(data)), '设置');
    expect(settings.some((row) => row.值 === hostile.formula)).toBe(true);
  });

  it('is the same again, and is written in its language alone', () => {
    expect(Buffer.from(bytesOf(data)).equals(Buffer.from(bytesOf(data)))).toBe(true);
    const book = workbookOf({ ...data, batches: [], checks: [], settings: [] }, 'en');
    for (const { title, about, columns } of book.sheets) {
      for (const words of [title, about, ...columns.map(({ label }) => label)]) {
        expect(words?.en).not.toMatch(/\p{Script=Han}/u);
        expect(words?.zh).toMatch(/\p{Script=Han}|SHA|SAIFI/u);
      }
    }
  });

  it('says how many refused claims it leaves out', () => {
    const cut = { ...data, exclusions: data.exclusions.slice(0, 5) };
    const cover = rowsOf(bytesOf(cut), '目录').map((row) => Object.values(row).join(' '));
    expect(cover.join('\n')).toContain(`另有 ${data.exclusions.length - 5} 条未列出`);
    expect(rowsOf(bytesOf(cut), '不予扣除')).toHaveLength(5);
  });

  it('sums up on its first sheet: the finding, the figures, and the cells beyond their allowance', () => {
    const rows = utils.sheet_to_json<unknown[]>(read(bytesOf(data)).Sheets.摘要 ?? {}, {
      header: 1,
    });
    const beyond = data.verdicts.filter(
      (row) => row.year === 2022 && row.area_tier !== 'all' && row.verdict === 'not_met',
    );
    expect(beyond.length).toBeGreaterThan(0);
    expect(String(rows[1]?.[0])).toContain(`${beyond.length} 个未达标`);
    const whole = data.periodHours.find(
      (row) => row.period === '2022' && row.city_code === '510000' && row.area_tier === 'all',
    );
    const figure = rows.find((row) => row[0] === '停电时间（小时/户）');
    expect(figure?.[1]).toBe(whole?.hours);
    const at = rows.findIndex((row) => row[0] === '单元');
    const listed = rows.slice(at + 1, at + 1 + beyond.length);
    expect(listed.map((row) => row[5])).toEqual(beyond.map(() => '未达标'));
    for (const [, hours, allowance, , margin] of listed as [string, ...number[]][]) {
      expect(hours).toBeGreaterThan(allowance ?? 0);
      expect(margin).toBeLessThan(0);
    }
    expect(rows.length, 'with some of the others').toBeGreaterThan(at + 1 + beyond.length);
  });

  it('colours verdicts by rules, whose constants are words that stand there', () => {
    const book = partsOf(data);
    const sheet = book.get('判定') ?? '';
    const rules = [
      ...sheet.matchAll(
        /sqref="([A-Z]+)2:\1(\d+)"><cfRule type="cellIs" dxfId="(\d+)"[^>]*><formula>([^<]*)</gu,
      ),
    ];
    const words = new Map(rules.map((rule) => [rule[4], rule[3]]));
    expect(words.get('&quot;未达标&quot;')).toBeDefined();
    expect(words.get('&quot;未达标&quot;')).not.toBe(words.get('&quot;达标&quot;'));
    const rows = rowsOf(bytesOf(data), '判定');
    for (const [, column = '', last] of rules) {
      expect(Number(last)).toBe(rows.length + 1);
      expect(column.length).toBe(1);
    }
    const styles = unzipped(bytesOf(data)).get('xl/styles.xml') ?? '';
    const tones = [...styles.matchAll(/<dxf>/gu)].length;
    expect(Math.max(...rules.map((rule) => Number(rule[3])))).toBeLessThan(tones);
  });

  it('has the planner’s own text where there is one, as text', () => {
    expect(workbookOf(data, 'zh').sheets.map(({ name }) => name)).not.toContain('notes');
    const spans = (text: string) => [{ kind: 'text' as const, text }];
    const item = (text: string) => [{ kind: 'paragraph' as const, spans: spans(text) }];
    const inner = { kind: 'list' as const, start: null, items: [item('内')] };
    const noted = {
      ...data,
      notes: {
        zh: [
          { kind: 'paragraph' as const, spans: spans('=HYPERLINK("http://x","y")') },
          { kind: 'heading' as const, level: 2, spans: spans('原因') },
          {
            ...{ kind: 'list' as const, start: 3 },
            items: [[...item('甲'), inner], item('乙')],
          },
        ],
      },
    };
    const texts = (language: 'zh' | 'en', sheet: string) =>
      rowsOf(bytesOf(noted, language), sheet).map((row) => Object.values(row));
    const rows = [
      [null, '=HYPERLINK("http://x","y")'],
      ...[['3. 甲'], ['  • 内'], ['4. 乙']].map(([text]) => ['原因', text]),
    ];
    expect(texts('zh', '说明')).toEqual(rows);
    // An English workbook has the Chinese text where there is no other.
    expect(texts('en', 'Notes')).toEqual(rows);
    const xml = partsOf(noted).get('说明') ?? '';
    expect(xml).not.toContain('<f>');
    const style = /<c r="B2" s="(\d+)" t="s"/u.exec(xml)?.[1];
    const styles = unzipped(bytesOf(noted)).get('xl/styles.xml') ?? '';
    const records = /<cellXfs.*?<\/cellXfs>/su.exec(styles)?.[0].match(/<xf /gu)?.length ?? 0;
    expect(records).toBeGreaterThan(Number(style));
    expect([...styles.matchAll(/<xf [^>]*>/gu)].some(([xf]) => xf.includes('quotePrefix'))).toBe(
      true,
    );
  });

  it('draws its own cells: every range of a chart holds figures, and what is cached is what stands there', () => {
    const bytes = bytesOf(data);
    const { Sheets: sheets } = read(bytes);
    const charts = [...unzipped(bytes)].filter(([name]) => name.startsWith('xl/charts/'));
    expect(charts).toHaveLength(3);
    for (const [name, xml] of charts) {
      const series = [...xml.matchAll(/<c:ser>.*?<\/c:ser>/gsu)].map(([one]) => one);
      expect(series.length, name).toBe(2);
      for (const one of series) {
        const ranges = [...one.matchAll(/<c:f>'([^']+)'!([^<]+)<\/c:f>(.*?<\/c:\w+Cache>)/gsu)];
        expect(ranges).toHaveLength(3);
        for (const [, title = '', range = '', cache = ''] of ranges) {
          const area = utils.decode_range(range.replaceAll('$', ''));
          const cells = [];
          for (let r = area.s.r; r <= area.e.r; r += 1) {
            cells.push(sheets[title]?.[utils.encode_cell({ r, c: area.s.c })]?.v);
          }
          expect(area.s.c).toBe(area.e.c);
          const held = [...cache.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)</gu)];
          expect(held.map(([, i, text]) => [Number(i), text])).toEqual(
            cells.flatMap((cell, i) => (cell === undefined ? [] : [[i, String(cell)]])),
          );
        }
      }
    }
  });

  it('prints few pages: each sheet one page wide, with its header again, and of long lists the region', () => {
    const parts = unzipped(bytesOf(data));
    const book = parts.get('xl/workbook.xml') ?? '';
    const titles = [...book.matchAll(/<sheet name="([^"]+)"/gu)].map(([, title = '']) => title);
    const areas = new Map(
      [...book.matchAll(/name="_xlnm\.Print_Area" localSheetId="(\d+)">'[^']+'!([^<]+)</gu)].map(
        ([, at, range = '']) => [titles[Number(at)], utils.decode_range(range.replaceAll('$', ''))],
      ),
    );
    expect(areas.size).toBe(titles.length);
    const repeated = [
      ...book.matchAll(/name="_xlnm\.Print_Titles"[^>]*>'[^']+'!\$A:\$[A-Z],'[^']+'!\$1:\$1</gu),
    ];
    expect(repeated).toHaveLength(titles.length - 2);
    for (const [name, xml] of parts) {
      if (!/^xl\/worksheets\/sheet/u.test(name)) continue;
      expect(xml, name).toContain('<pageSetUpPr fitToPage="1"/>');
      expect(xml, name).toContain('orientation="landscape" fitToHeight="');
    }
    const region = rowsOf(bytesOf(data), '停电原因').filter((row) => row.市州代码 === '510000');
    expect(areas.get('停电原因')?.e.r).toBe(region.length);
    expect(areas.get('判定')?.e.r).toBe(rowsOf(bytesOf(data), '判定').length);
    expect(areas.get('目录')?.e.c).toBe(3);
  });

  it('has truths as truths, in the settings too', () => {
    const rows = rowsOf(bytesOf(data), '判定');
    expect(rows.every((row) => typeof row.数据完整 === 'boolean')).toBe(true);
    const settings: ReportData['settings'] = [
      { name: 'synthetic', value: 'false', source: 'default' },
      { name: 'rate', value: '0.08', source: 'default' },
    ];
    const typed = rowsOf(bytesOf({ ...data, settings: [...data.settings, ...settings] }), '设置');
    expect(typed.findLast((row) => row.设置 === 'synthetic')?.值).toBe(false);
    expect(typed.findLast((row) => row.设置 === 'rate')?.值).toBe('0.08');
  });

  it('gives a row the height of its texts, and cells that are one a height of their own', () => {
    const long = '说明'.repeat(100);
    const checks = data.checks.map((check) => ({ ...check, what: long }));
    const sheet = partsOf({ ...data, checks }).get('数据检查') ?? '';
    const heights = [...sheet.matchAll(/<row r="(\d+)" ht="(\d+)">/gu)].map(([, , ht]) =>
      Number(ht),
    );
    expect(heights).toHaveLength(checks.length);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(7 * 15);
    const summary = partsOf(data).get('摘要') ?? '';
    expect(summary).toMatch(/<row r="2"( ht="\d+" customHeight="1")?>/u);
    expect(summary).toContain('<mergeCell ref="A2:F2"/>');
  });

  it('says in English what causes and counties are', () => {
    const bytes = bytesOf(data, 'en');
    const causes = rowsOf(bytes, 'Causes').map((row) => row.Cause);
    expect(causes).toContain('设备老化 (ageing equipment)');
    expect(rowsOf(bytesOf(data), '停电原因').map((row) => row.停电原因)).toContain('设备老化');
    const counties = rowsOf(bytes, 'Counties').map((row) => String(row.County));
    expect(counties.some((name) => /^\p{Script=Han}+ \([A-Z][a-z’]+\)$/u.test(name))).toBe(true);
  });
});
