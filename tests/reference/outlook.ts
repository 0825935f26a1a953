/** What a forecast makes of the verdict of a year that isn't over. */
import type { Forecast } from './forecast.js';
import { regionCode } from './indices.js';
import { type Project, type Tier, tiers } from './types.js';
import type { OutlookWord, Verdict } from './verdicts.js';

export type WithOutlook<Row> = Row & { readonly outlook: OutlookWord | null };

interface Asked {
  readonly year: number;
  readonly city_code: string;
  readonly area_tier: Tier | 'all';
}

const gravestFirst: readonly OutlookWord[] = [
  'exceeded',
  'undetermined',
  'at_risk',
  'on_course',
  'on_pace',
];

function ofCell(verdict: Verdict, forecast: Forecast | undefined): OutlookWord {
  if (verdict.verdict === 'exceeded' || verdict.verdict === 'undetermined') return verdict.verdict;
  if (!forecast || forecast.low_user_seconds === null || forecast.p_meet === null) {
    return 'on_course';
  }
  return forecast.p_meet < 0.5 ? 'at_risk' : 'on_pace';
}

/** null for a final year, and where there is no verdict. */
export function outlooksOf(
  project: Project,
  verdicts: readonly Verdict[],
  forecasts: readonly Forecast[],
): (asked: Asked) => OutlookWord | null {
  const region = regionCode(project.settings);
  const cells = verdicts
    .filter(({ is_final, area_tier }) => !is_final && area_tier !== 'all')
    .map((verdict) => {
      const forecast = forecasts.find(
        (one) =>
          one.year === verdict.year &&
          one.city_code === verdict.city_code &&
          one.area_tier === verdict.area_tier,
      );
      return { verdict, outlook: ofCell(verdict, forecast) };
    });
  return ({ year, city_code, area_tier }) => {
    const isRegion = city_code === region;
    const own = cells.filter(
      ({ verdict }) =>
        verdict.year === year &&
        (isRegion || verdict.city_code === city_code) &&
        (area_tier === 'all' || verdict.area_tier === area_tier),
    );
    if (own.length === 0) return null;
    const words = own.map(({ outlook }) => outlook);
    const isWhole =
      // Only four of Sichuan's cities are ever drawn.
      project.settings.region !== null &&
      project.cities.every(({ code }) =>
        tiers.some((tier) =>
          own.some(({ verdict }) => verdict.city_code === code && verdict.area_tier === tier),
        ),
      );
    if (isRegion && area_tier === 'all' && !isWhole) words.push('undetermined');
    return gravestFirst.find((word) => words.includes(word)) ?? null;
  };
}
