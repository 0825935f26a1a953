import { monthsIn, yearBefore } from './period.js';
import { allTiers, hoursOverMonths, monthOf, type View } from './view.js';

/** Hours over some months, beside the same months of the year before. */
export interface Span {
  readonly hours: number | null;
  /** Of the same months of the year before, where both spans are complete. */
  readonly before: number | null;
  readonly reduction: number | null;
}

/**
 * A part of a period beside the whole of another would look like an improvement, so every month that
 * counts must be whole in both years.
 */
export function spanOf(view: View, months: readonly string[], city: string, tier: string): Span {
  const before = months.map(yearBefore);
  const hours = hoursOverMonths(view, months, city, tier);
  const isComparable = [...months, ...before].every((month) => monthOf(view, month)?.is_final);
  const then = isComparable ? hoursOverMonths(view, before, city, tier) : null;
  return { hours, before: then, reduction: hours !== null && then ? 1 - hours / then : null };
}

/** The months of the report's period that are held, of the page's place. */
export function ownSpan(view: View): Span {
  const months = monthsIn(view.data.period).filter((month) => monthOf(view, month) !== undefined);
  return spanOf(view, months, view.place.code, allTiers);
}
