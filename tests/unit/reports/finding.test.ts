import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../reports/index.js';
import type { ReportData } from '../../../reports/view/data.js';
import type { Language } from '../../../schemas/words/index.js';
import { reportData } from '../../support/reports/fixture.js';
import { find, parsePage, words } from '../../support/reports/page.js';

const SICHUAN = '510000';
const CHENGDU = '510100';
const august = { kind: 'month', name: '2022-08' } as const;
const third = { kind: 'quarter', name: '2022Q3' } as const;

async function headline(data: ReportData, language: Language, city?: string): Promise<string> {
  const scope = city === undefined ? {} : { city };
  const { root } = parsePage(await renderReport(data, language, scope));
  return find(root, 'h1').map(words).join();
}

/** With these user-seconds of a place and month, of 1,000 users on each of 31 days. */
function withNet(data: ReportData, city: string, month: string, net: bigint): ReportData {
  return {
    ...data,
    periodHours: data.periodHours.map((row) =>
      row.period === month && row.city_code === city && row.area_tier === 'all'
        ? {
            ...row,
            ...{ net_user_seconds: net, user_days: 31_000n, days: 31 },
            hours: Number(net) / 3_600_000,
          }
        : row,
    ),
  };
}

/** 1.125 h in August 2022 and 1.25 h in August 2021. */
function moved(city: string, then = 4_500_000n, asOf = '2023-01-01'): ReportData {
  const data = reportData({ period: august, asOf });
  return withNet(withNet(data, city, '2022-08', 4_032_000n), city, '2021-08', then);
}

describe('the headline', () => {
  it('of a month has its own hours, and their change on the same month of the year before', async () => {
    expect(await headline(moved(SICHUAN), 'zh')).toMatch(
      /^四川省2022年8月停电 1\.12 小时\/户（较2021年同月 −10\.4%）；2022年至此(?:在限额之内|已超限额|无法判定)/u,
    );
    expect(await headline(moved(CHENGDU), 'en', CHENGDU)).toMatch(
      /^Chengdu, August 2022: 1\.12 hours per user \(−10\.4% on the same month of 2021\); 2022 so far (?:on course|exceeded|undetermined)/u,
    );
    expect(await headline(moved(SICHUAN, 3_600_000n), 'zh')).toContain('较2021年同月 +12.0%');
  });

  it('of a quarter compares with the same quarter', async () => {
    const data = reportData({ period: third });
    expect(await headline(data, 'zh')).toMatch(
      /^四川省2022年第三季度停电 [\d.]+ 小时\/户（较2021年同季/u,
    );
    expect(await headline(data, 'en')).toContain('on the same quarter of 2021');
  });

  it('compares with nothing where a month is cut short, and says up to when it is', async () => {
    const open = await headline(moved(SICHUAN, 4_500_000n, '2022-08-15'), 'zh');
    expect(open).toContain('2022年8月截至2022年8月14日停电 1.12 小时/户；2022年至此');
    expect(open).not.toContain('同月');
  });

  it('is the same whatever comes later in the year', async () => {
    for (const language of ['zh', 'en'] as const) {
      const soon = await headline(moved(SICHUAN, 4_500_000n, '2022-09-01'), language);
      expect(await headline(moved(SICHUAN), language)).toBe(soon);
    }
  });

  it('of a year is of the year', async () => {
    expect(await headline(reportData(), 'zh')).toMatch(/^四川省2022年(?:达标|未达标|无法判定)/u);
    expect(await headline(reportData(), 'en')).not.toContain('so far');
  });
});
