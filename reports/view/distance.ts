import { isWithin } from '../../schemas/codes/index.js';
import type { Role } from '../theme/palette.js';
import type { VerdictRow } from './data.js';

/**
 * The one measure of every map and table: hours as a share of the widest allowance that applies, be it
 * the limit or what the reduction leaves of the baseline. Up to 100 % is met, beyond it isn't, in a year
 * that is over as in one that isn't.
 */

/** Steps of the share, in per cent, up to and including the bound. */
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

/** The colour of a cell: its hue is the verdict's, whatever a quotient says, its depth the share's. */
export function roleOf({ verdict, allowance_used: share }: VerdictRow): Role {
  const within = isWithin(verdict);
  if (share === null || within === null) return 'panel';
  const side = steps.filter(({ upTo }) => upTo <= 1 === within);
  return (side.find(({ upTo }) => share <= upTo) ?? side.at(-1))?.role ?? 'panel';
}

/** A whole percentage that never says of hours near the allowance that they equal it. */
export function shownShare({ verdict, allowance_used: share }: VerdictRow): string {
  if (share === null) return '';
  if (share >= 9.995) return '>999';
  const within = isWithin(verdict);
  const digits = (share * 100).toFixed(0);
  if (digits !== '100' || share === 1 || within === null) return digits;
  return within ? '<100' : '>100';
}
