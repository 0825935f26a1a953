import { isWithin } from '../../schemas/codes/index.js';
import type { Role } from '../theme/palette.js';
import type { VerdictRow } from './data.js';

/** Steps of hours as a share of the limit, in per cent, up to and including the bound. */
export const steps: readonly {
  readonly upTo: number;
  readonly role: Role;
  readonly label: string;
}[] = [
  { upTo: 0.6, role: 'within1', label: '≤60' },
  { upTo: 0.8, role: 'within2', label: '60–80' },
  { upTo: 1, role: 'within3', label: '80–100' },
  { upTo: 1.1, role: 'beyond1', label: '100–110' },
  { upTo: 1.25, role: 'beyond2', label: '110–125' },
  { upTo: Number.POSITIVE_INFINITY, role: 'beyond3', label: '>125' },
];

/**
 * Hours as a share of the limit; while the year isn't over, or where there is no limit, of the widest
 * allowance that applies.
 */
export function shareOf(verdict: VerdictRow): number | null {
  if (verdict.hours === null) return null;
  if (verdict.is_final && verdict.target_hours !== null && verdict.target_hours > 0) {
    return verdict.hours / verdict.target_hours;
  }
  return verdict.allowance_used;
}

/** On which side of that limit or allowance the hours were found, on integers. */
export function withinOf(verdict: VerdictRow): boolean | null {
  if (verdict.is_final && verdict.target_hours !== null) return verdict.absolute_met;
  return isWithin(verdict.verdict);
}

/** The colour of a share. Its side is the one decided on integers, whatever a quotient says. */
export function roleOf(share: number | null, within: boolean | null): Role {
  if (share === null) return 'panel';
  const isWithin = within ?? share <= 1;
  const side = steps.filter(({ upTo }) => upTo <= 1 === isWithin);
  return (side.find(({ upTo }) => share <= upTo) ?? side.at(-1))?.role ?? 'panel';
}

/** A whole percentage that never says of hours near the limit that they equal it. */
export function shownShare(share: number | null, within: boolean | null): string {
  if (share === null) return '';
  if (share >= 9.995) return '>999';
  const digits = (share * 100).toFixed(0);
  if (digits !== '100' || share === 1 || within === null) return digits;
  return within ? '<100' : '>100';
}
