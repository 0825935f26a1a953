import { z } from 'zod';
import { levelCodes, outlookCodes } from '../../schemas/codes/index.js';
import { forecasts } from '../../schemas/published/forecasts.js';
import { verdicts } from '../../schemas/published/outcomes.js';
import type { Database } from '../base/database.js';
import { ask } from '../models/queries.js';

export type ForecastRow = z.infer<typeof forecasts.row>;

const share = z.number().nullable();

/** How the forecasts of past years did at the end of a month; null where nothing can be judged. */
const backtestMonth = z.object({
  level: z.enum(levelCodes.names),
  month: z.int(),
  judged_years: z.int(),
  intervals: z.int(),
  coverage: share,
  mean_width: share,
  pinball_ratio: share,
  brier: share,
  brier_pro_rata: share,
});
export type BacktestMonth = z.infer<typeof backtestMonth>;

/** How many cells of a tier have an outlook. */
const outlookCount = verdicts.row
  .pick({ area_tier: true })
  .extend({ outlook: z.enum(outlookCodes.names), cells: z.int() });
export type OutlookCount = z.infer<typeof outlookCount>;

/** Of the year that is not over, those most at risk first; nothing where there is no such year. */
export async function forecastRows(
  published: Database,
  city: string | null,
): Promise<ForecastRow[]> {
  const rows = await published.read(
    forecasts,
    'where $city is null or city_code = $city order by year, city_code, area_tier',
    { city },
  );
  const rank = ({ outlook }: ForecastRow) => outlookCodes.rank(outlook);
  return rows.sort((a, b) => rank(a) - rank(b) || (a.p_meet ?? 2) - (b.p_meet ?? 2));
}

export async function backtestByMonth(
  published: Database,
  city: string | null,
): Promise<BacktestMonth[]> {
  return ask(published, 'published/backtest_by_month', { city }, backtestMonth);
}

/** Of a year that is not over; nothing for another. */
export async function outlookCounts(published: Database, year: number): Promise<OutlookCount[]> {
  return ask(published, 'published/outlook_counts', { year }, outlookCount);
}
