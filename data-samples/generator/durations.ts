import type { Tier } from './geography.js';
import type { Nature } from './outage.js';
import type { Quantiles, Random } from './prng.js';
import { HOUR, MINUTE, type Seconds } from './time.js';

/** Hours; the long tail is where nobody can get to in the night. */
const faultHours: Quantiles = [0.12, 0.6, 1.1, 1.8, 2.8, 4.3, 7, 16];
const plannedHours: Quantiles = [1.5, 3, 4.5, 6, 7.5, 9, 10.5, 12];
const rationingHours: Quantiles = [1.5, 2, 3, 4, 6];
/** How much faster supply comes back where lines can be switched over. */
const pace: Readonly<Record<Tier, number>> = { central: 0.32, urban: 0.48, town: 0.75, rural: 1 };

/** Too short for the sustained figures: an automatic switch that closes again. */
const MOMENTARY = 0.02;
const ZERO_LENGTH = 0.0005;

export function faultDuration(random: Random, tier: Tier, isStorm: boolean): Seconds {
  if (random.chance(ZERO_LENGTH)) return 0;
  if (random.chance(MOMENTARY)) return random.int(15, 175);
  const hours = random.along(faultHours) * pace[tier] * (isStorm ? 1.3 : 1);
  return Math.round(hours * HOUR);
}

/** Work is planned and reported in steps of five minutes. */
export function workDuration(random: Random, tier: Tier, nature: Nature): Seconds {
  const hours = random.along(nature === 'rationing' ? rationingHours : plannedHours) * pace[tier];
  const step = 5 * MINUTE;
  return Math.max(step, Math.round((hours * HOUR) / step) * step);
}
