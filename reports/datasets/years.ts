import type { Place, View } from '../view/view.js';
import type { Standing, YearPoint, Years } from '../view/years.js';
import { named, tierWords, fieldWords as w, yearWords } from '../words/index.js';
import { type Figures, figures } from './charts.js';

/** Hours to a thousandth: the table of all years of all cities would else be the page's longest. */
function rounded(hours: number | null): number | null {
  return hours === null ? null : Math.round(hours * 1000) / 1000;
}

/** A row for each city and tier, a column for each year; in the CSV also what the last one allows. */
export function yearsData({ say, tiers }: View, all: Years, cities: readonly Place[]): Figures {
  const rows = cities.flatMap((place) =>
    tiers.map((tier) => ({ place, tier, points: all.of(place.code, tier) })),
  );
  type Line = (typeof rows)[number];
  const last = ({ points }: Line) => points.at(-1);
  return figures(
    rows.filter(({ points }) => points.some(({ hours }) => hours !== null)),
    [
      { name: 'city_name', label: w.place, value: ({ place }) => place.name },
      { name: 'tier', label: w.tier, value: ({ tier }) => say(named(tierWords, tier)) },
      ...all.years.map((year, i) => ({
        name: `y${year}`,
        label: { zh: String(year), en: String(year) },
        value: ({ points }: Line) => rounded(points[i]?.hours ?? null),
      })),
      { name: 'limit', value: (line) => last(line)?.limit },
      { name: 'reduced', value: (line) => rounded(last(line)?.reduced ?? null) },
    ],
  );
}

interface Stand {
  readonly tier: string;
  readonly point: YearPoint;
  readonly standing: Standing;
}

export function standingData({ say }: View, rows: readonly Stand[]): Figures {
  const words = yearWords;
  return figures(rows, [
    { name: 'area_tier', value: ({ tier }) => tier },
    { name: 'tier', label: w.tier, value: ({ tier }) => say(named(tierWords, tier)) },
    { name: 'year', label: words.year, value: ({ point }) => point.year },
    { name: 'hours', label: w.hours, value: ({ point }) => rounded(point.hours) },
    { name: 'limit', label: w.limit, value: ({ point }) => point.limit },
    { name: 'reduced', label: words.reduced, value: ({ point }) => rounded(point.reduced) },
    { name: 'least', label: words.least, value: ({ standing }) => rounded(standing.least) },
    { name: 'median', label: words.median, value: ({ standing }) => rounded(standing.median) },
    { name: 'most', label: words.most, value: ({ standing }) => rounded(standing.most) },
    { name: 'rank', label: words.rank, value: ({ standing }) => standing.rank },
    { name: 'cities', label: words.cities, value: ({ standing }) => standing.cities },
  ]);
}
