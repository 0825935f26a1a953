/**
 * Numbers as the report prints them. No locale of the machine takes part, and a figure that was
 * decided against a limit is never rounded onto the other side of it.
 */
export const empty = '—';
const minus = '\u2212';
const mostPlaces = 12;

/** A number with thousands separators and a fixed count of decimals. */
export function fixed(value: number | null | undefined, places = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return empty;
  return grouped(value.toFixed(places));
}

export function integer(value: number | bigint | null | undefined): string {
  return typeof value === 'bigint' ? grouped(value.toString()) : fixed(value, 0);
}

/** A limit as it was set: no more decimals than it has. */
export function exact(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return empty;
  return grouped(String(value));
}

/**
 * A figure beside the limit it was held against. `within` is the decision made on integers: the
 * figure is at most the limit. As many decimals are shown as it takes to see that, and equality is
 * shown only of equals.
 */
export function against(
  value: number | null | undefined,
  limit: number | null | undefined,
  within: boolean | null | undefined,
  places = 2,
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return empty;
  if (limit === null || limit === undefined || within === null || within === undefined) {
    return fixed(value, places);
  }
  const digits = settled(value, limit, within, places);
  if (digits !== null) return grouped(digits);
  return tooClose(value, limit) ? (within ? '≤' : '>') + exact(limit) : fixed(value, places);
}

/** A share as a percentage, held against a limit where one is given. */
export function percent(
  ratio: number | null | undefined,
  limit: number | null = null,
  within: boolean | null = null,
  places = 1,
): string {
  if (ratio === null || ratio === undefined || !Number.isFinite(ratio)) return empty;
  if (limit === null || within === null) return hundredfold(ratio.toFixed(places + 2));
  const digits = settled(ratio, limit, within, places + 2);
  if (digits !== null) return hundredfold(digits);
  if (!tooClose(ratio, limit)) return hundredfold(ratio.toFixed(places + 2));
  return (within ? '≤' : '>') + wholePercent(limit);
}

/**
 * A reduction as a change on the year before, so falling hours carry a minus. `reached` is the
 * decision made on integers: the reduction is at least the rate.
 */
export function change(
  reduction: number | null | undefined,
  rate: number | null = null,
  reached: boolean | null = null,
): string {
  if (reduction === null || reduction === undefined || !Number.isFinite(reduction)) return empty;
  const size = Math.abs(reduction);
  const sign = reduction > 0 ? minus : '+';
  if (rate === null || reached === null || reduction <= 0) {
    const digits = hundredfold(size.toFixed(3));
    return Number.parseFloat(digits) === 0 ? digits : sign + digits;
  }
  // Reaching the rate is lying at or above it, so the two sides change places.
  const digits = settled(-size, -rate, reached, 3);
  if (digits !== null) return sign + hundredfold(digits.replace('-', ''));
  if (!tooClose(size, rate)) return sign + hundredfold(size.toFixed(3));
  return `${sign}${reached ? '' : '<'}${wholePercent(rate)}`;
}

/** A rate such as 0.08 as `8%`. */
export function wholePercent(rate: number): string {
  return `${exact(Number((rate * 100).toPrecision(12)))}%`;
}

/** An exact quotient of integers as a double: the one division of a figure. */
export function quotient(numerator: bigint, denominator: bigint): number | null {
  if (denominator === 0n) return null;
  const scaled = (numerator * 10n ** 12n) / denominator;
  return Number(scaled) / 1e12;
}

/** User-seconds as user-hours, rounded half up on integers. */
export function userHours(seconds: bigint | null | undefined, places = 1): string {
  if (seconds === null || seconds === undefined) return empty;
  const scale = 10n ** BigInt(places);
  const size = seconds < 0n ? -seconds : seconds;
  const rounded = (size * scale * 2n + 3600n) / 7200n;
  const digits = rounded.toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  const text = places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return grouped(seconds < 0n && rounded > 0n ? `-${text}` : text);
}

/** The fewest digits whose value lies on the same side of the limit as the decision says. */
function settled(value: number, limit: number, within: boolean, from: number): string | null {
  for (let places = from; places <= mostPlaces; places += 1) {
    const digits = value.toFixed(places);
    const seen = Number(digits);
    const agrees = !within ? seen > limit : value === limit ? seen === limit : seen < limit;
    if (agrees) return digits;
  }
  return null;
}

/** Whether only the double's own grain keeps the figure from being told from the limit. */
function tooClose(value: number, limit: number): boolean {
  return Math.abs(value - limit) <= 1e-9 * Math.max(1, Math.abs(limit));
}

/** Moves the decimal point of plain digits two places; multiplying by 100 would add noise. */
function hundredfold(digits: string): string {
  const negative = digits.startsWith('-');
  const [whole = '0', part = ''] = digits.replace('-', '').split('.');
  const padded = part.padEnd(2, '0');
  const head = (whole + padded.slice(0, 2)).replace(/^0+(?=\d)/u, '');
  const tail = padded.slice(2);
  const text = tail === '' ? head : `${head}.${tail}`;
  return `${grouped(negative && /[1-9]/u.test(text) ? `-${text}` : text)}%`;
}

function grouped(digits: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/u.exec(digits);
  if (!match) return digits;
  const [, sign = '', whole = '', part = ''] = match;
  const isZero = !/[1-9]/u.test(whole + part);
  return (sign && !isZero ? minus : '') + whole.replace(/\B(?=(\d{3})+(?!\d))/gu, ',') + part;
}
