import { type ClaimReason, claimReasonCodes } from '../../schemas/codes/index.js';
import type { ExclusionRow, ReportData } from './data.js';

export interface RefusedFor {
  readonly reason: ClaimReason | null;
  readonly claims: number;
  readonly counted: bigint;
}

/** Claims to exclusion of the period, added up, and the refused ones that can be listed. */
export interface Claims {
  readonly claims: number;
  readonly qualified: number;
  readonly refused: number;
  /** Excluded user-seconds of them all. */
  readonly excluded: bigint;
  /** In the order in which the reasons are tried. */
  readonly reasons: readonly RefusedFor[];
  /** The largest first. */
  readonly list: readonly ExclusionRow[];
  /** Refused claims beyond those of the list. */
  readonly refusedMore: number;
}

/**
 * @param city code of the city whose claims are meant; without it those of the region
 * @param most length of the list
 */
export function claimsOf(data: ReportData, city: string | undefined, most: number): Claims {
  const isOwn = (row: { city_code: string }) => city === undefined || row.city_code === city;
  const sums = data.exclusionSums.filter(isOwn);
  const refusals = sums.filter((row) => row.outcome === 'refused');
  const claims = total(sums.map((row) => row.claims));
  const refused = total(refusals.map((row) => row.claims));
  const list = data.exclusions
    .filter((row) => row.outcome === 'refused' && isOwn(row))
    .sort(largestFirst)
    .slice(0, most);
  return {
    claims,
    qualified: claims - refused,
    refused,
    excluded: wideTotal(sums.map((row) => row.excluded_user_seconds)),
    reasons: reasonsOf(refusals),
    list,
    refusedMore: refused - list.length,
  };
}

function reasonsOf(refusals: ReportData['exclusionSums']): RefusedFor[] {
  return [...new Set(refusals.map((row) => row.reason))]
    .sort((a, b) => claimReasonCodes.rank(a) - claimReasonCodes.rank(b))
    .map((reason) => {
      const rows = refusals.filter((row) => row.reason === reason);
      return {
        reason,
        claims: total(rows.map((row) => row.claims)),
        counted: wideTotal(rows.map((row) => row.counted_user_seconds)),
      };
    });
}

function largestFirst(a: ExclusionRow, b: ExclusionRow): number {
  if (a.counted_user_seconds === b.counted_user_seconds) return a.outage_id - b.outage_id;
  return a.counted_user_seconds < b.counted_user_seconds ? 1 : -1;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function wideTotal(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}
