import { z } from 'zod';
import type { SettingSource } from '../../schemas/codes/index.js';
import { settingsInForce } from '../../schemas/published/reference.js';
import type { Database } from '../base/database.js';
import { failure } from '../base/errors.js';
import { type Period, parsePeriod } from '../project/period.js';
import { publishedWords as w } from '../words/published.js';

/** One end of the time in which the data is taken as complete, and where it comes from. */
export interface HorizonEnd {
  readonly day: string;
  readonly source: SettingSource;
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
    throw failure(w.noOutages, w.checkHorizon).as('no_data');
  }
  return parsePeriod(latest);
}
