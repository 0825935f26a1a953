import type { FeedName } from '../../../schemas/feeds/index.js';
import type { Dice } from './dice.js';
import {
  type Cells,
  later,
  months,
  rowOf,
  someDay,
  someLength,
  someOutage,
  someUsers,
  startIn,
} from './world.js';

const HOUR = 3600;

/** Cells that make a row of an outage one that is rejected. */
const wrong: readonly Cells[] = [
  { started_at: 'soon' },
  { users: '-1' },
  { city: 'Nowhere' },
  { restored_at: '2020-01-01 00:00:00' },
  { nature: '?' },
  { area_tier: '' },
];

/** One change of an outage row, of the kinds that people make. */
export function editedOutage(dice: Dice, row: Cells): Cells {
  const other = someOutage(dice, dice.one(months));
  const start = row.started_at ?? '';
  const take = (...columns: readonly string[]): Cells => ({
    ...row,
    ...Object.fromEntries(columns.map((column) => [column, other[column] ?? ''])),
  });
  switch (dice.roll(24)) {
    case 0:
    case 1:
    case 2:
      return { ...row, users: someUsers(dice) };
    case 3:
    case 4:
    case 5:
      return { ...row, restored_at: later(start, someLength(dice)) };
    case 6:
      return { ...row, restored_at: '' };
    case 7: {
      const by = dice.one([HOUR, -HOUR, 1, 24 * HOUR, 31 * 24 * HOUR]);
      const end = row.restored_at && later(row.restored_at, by);
      return { ...row, started_at: later(start, by), restored_at: end ?? '' };
    }
    case 8: {
      const moved = startIn(dice.one(months), dice);
      const end = row.restored_at && later(moved, someLength(dice));
      return { ...row, started_at: moved, restored_at: end ?? '' };
    }
    case 9:
      return take('asset_id');
    case 10:
      return take('city', 'area_tier');
    case 11:
      return take('nature');
    case 12:
      return take('avoidance_order', 'nature');
    case 13:
      return take('line_id', 'county', 'cause');
    case 14:
      return take('provider');
    case 15:
      return take('event_id');
    case 16:
      return take('reported_user_hours', 'notified_at');
    case 17:
      return { ...row, users_served: String(100 + 10 * dice.roll(60)) };
    case 18:
      return { ...row, ...dice.one(wrong) };
    case 19: {
      // A mistyped year.
      const moved = start.replace(/^20\d\d/u, dice.one(['2019', '2023', '2020']));
      const end = row.restored_at && later(moved, someLength(dice));
      return { ...row, started_at: moved, restored_at: end ?? '' };
    }
    case 20:
      return { ...row, city: dice.one(['990100/990200', '990200/990300', '990300']) };
    case 21:
      return { ...row, event_id: dice.one(['5.1E+15', 'E-1', other.event_id ?? '']) };
    case 22:
      return { ...row, started_at: `${start.slice(0, 10)} 00:00:00` };
    default:
      return { ...row, restored_at: start };
  }
}

const edits: Record<Exclude<FeedName, 'outages'>, (dice: Dice, row: Cells) => Cells> = {
  restorations: (dice, row) =>
    dice.once(2)
      ? { ...row, users_restored: someUsers(dice) }
      : { ...row, restored_at: later(row.restored_at ?? '', dice.one([HOUR, -HOUR, 1, -600])) },
  customers: (dice, row) => {
    if (dice.once(3)) return { ...row, valid_to: dice.once(2) ? '' : someDay(dice) };
    if (dice.once(4)) return { ...row, valid_from: someDay(dice) };
    return { ...row, users: dice.one(['100', '400', '50', '1000', '20']) };
  },
  orders: (dice, row) => {
    if (dice.once(4)) return { ...row, lines: dice.one(['', 'L1', 'L2;L9']) };
    if (dice.once(4)) return { ...row, authority: dice.one(['林草局', '应急局', '']) };
    const by = dice.one([2 * HOUR, -HOUR, 24 * HOUR, -24 * HOUR, 1]);
    return dice.once(2)
      ? { ...row, approved_to: later(row.approved_to ?? '', by) }
      : { ...row, approved_from: later(row.approved_from ?? '', -Math.abs(by)) };
  },
  history: (dice, row) => ({ ...row, hours: dice.one(['1', '2.5', '0.25', '7', '0']) }),
  budgets: (dice, row) =>
    dice.once(3)
      ? { ...row, county: dice.one(['', 'A县', 'B县']) }
      : { ...row, user_hours: dice.one(['1', '40', '250.5', '0']) },
  plans: (dice, row) =>
    dice.once(2)
      ? { ...row, users: someUsers(dice) }
      : { ...row, planned_to: later(row.planned_to ?? '', dice.one([HOUR, 24 * HOUR])) },
};

export const edited = (feed: FeedName, dice: Dice, row: Cells): Cells =>
  feed === 'outages' ? editedOutage(dice, row) : edits[feed](dice, row);

/** Another row of the feed, now and then of an identity that there is already. */
export function added(feed: FeedName, dice: Dice, outages: readonly Cells[]): Cells {
  const claims = outages.filter((row) => row.avoidance_order);
  const near = dice.maybe(feed === 'orders' ? claims : outages);
  if (feed === 'outages' && near && dice.once(3)) return editedOutage(dice, near);
  return rowOf[feed](dice, near);
}
