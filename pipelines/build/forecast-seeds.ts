import type { Seed } from './seeds.js';

/** Past years that a forecast looks at, at most. */
const MOST_YEARS = 8;
/** Of a year against the one after it, how much its total counts: 3/5. */
const [OLDER, NEWER] = [3n, 5n];
/** Variance between years that is taken for granted, and the years that this counts for. */
const ASSUMED = { years: 3, variance: 4 * 0.01 };

/**
 * Student's 90 % point by degrees of freedom, from 4 (the assumed years and one) to 11: an interval that
 * leaves a tenth out on either side.
 */
const studentPoints: readonly (readonly [number, number])[] = [
  [4, 1.5332062740589438],
  [5, 1.475884048824481],
  [6, 1.4397557472651483],
  [7, 1.4149239276505086],
  [8, 1.3968153097438647],
  [9, 1.3830287383966322],
  [10, 1.3721836411103356],
  [11, 1.3634303180205407],
];

/** The points of the normal distribution at (j − ½)/9: nine equally likely ones. */
const normalPoints: readonly number[] = [
  -1.5932188180230504, -0.967421566101701, -0.5894557978497783, -0.28221614706250814, 0,
  0.28221614706250814, 0.5894557978497783, 0.967421566101701, 1.5932188180230504,
];

/** What the forecast of a year that is not over takes for granted: the method's section "Forecast". */
export function forecastSeeds(): Seed[] {
  return [
    {
      name: 'forecast_rule',
      columns: {
        most_years: 'integer',
        // The level counts as one part of belief, the year so far as so many.
        belief: 'decimal(38,0)',
        // One of so many parts of the level is added to both sides of a logarithm.
        floor_parts: 'decimal(38,0)',
        assumed_years: 'integer',
        assumed_variance: 'double',
        // Share of the outcomes below an interval, and above it.
        tail_num: 'integer',
        tail_den: 'integer',
      },
      rows: [[MOST_YEARS, 4, 100, ASSUMED.years, ASSUMED.variance, 1, 10]],
    },
    {
      // weights: those of this year and the later ones together.
      name: 'past_weights',
      columns: { years_back: 'integer', weight: 'decimal(38,0)', weights: 'decimal(38,0)' },
      rows: weights(),
    },
    {
      name: 'student_points',
      columns: { degrees: 'integer', point: 'double' },
      rows: studentPoints,
    },
    {
      name: 'normal_points',
      columns: { place: 'integer', point: 'double' },
      rows: normalPoints.map((point, i) => [i + 1, point]),
    },
  ];
}

/** Weights whose ratio is the same for any number of years, as whole numbers for the most of them. */
function weights(): [number, bigint, bigint][] {
  let together = 0n;
  return Array.from({ length: MOST_YEARS }, (_, back) => {
    const weight = OLDER ** BigInt(back) * NEWER ** BigInt(MOST_YEARS - 1 - back);
    together += weight;
    return [back, weight, together];
  });
}
