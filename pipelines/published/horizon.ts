import { z } from 'zod';
import { settingsInForce } from '../../schemas/published/reference.js';
import type { Database } from '../base/database.js';
import { failure } from '../base/errors.js';
import { type Period, parsePeriod } from '../project/period.js';

/** One end of the time in which the data is taken as complete, and where it comes from. */
export interface HorizonEnd {
  readonly day: string;
  readonly source: string;
}

export async function horizonOf(
  published: Database,
): Promise<{ readonly from: HorizonEnd; readonly asOf: HorizonEnd }> {
  const rows = await published.read(settingsInForce, "where name in ('as_of', 'data_from')");
  const end = (wanted: string): HorizonEnd => {
    const row = rows.find(({ name }) => name === wanted);
    return { day: row?.value ?? '', source: row?.source ?? 'data' };
  };
  return { from: end('data_from'), asOf: end('as_of') };
}

/** The latest year that holds complete days. */
export async function latestYear(published: Database): Promise<Period> {
  const { latest } = await published.one(
    "select max(period) as latest from period_hours where period_kind = 'year'",
    {},
    z.object({ latest: z.string().nullable() }),
  );
  if (latest === null) {
    throw failure(
      {
        zh: '没有一条停电记录落在统计区间内，无法生成报告。',
        en: 'No outage row lies within the horizon, so there is nothing to report on.',
      },
      {
        zh: '请查看被拒绝的行（rejected_rows 表），以及设置 as_of 与 data_from。',
        en: 'Look at the rejected rows (table rejected_rows) and at the settings as_of and data_from.',
      },
    );
  }
  return parsePeriod(latest);
}
