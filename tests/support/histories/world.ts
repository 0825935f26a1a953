/**
 * A small region in which outages collide: few assets, so that rows of one population overlap, in chains
 * and across the ends of months; few orders; numbers of events that several files use.
 */
import type { FeedName } from '../../../schemas/feeds/index.js';
import type { Dice } from './dice.js';

/** A row as texts, by column. */
export type Cells = Readonly<Record<string, string>>;

export const columnsOf = {
  outages: [
    'event_id',
    'provider',
    'city',
    'county',
    'area_tier',
    'line_id',
    'asset_id',
    'started_at',
    'restored_at',
    'users',
    'nature',
    'cause',
    'avoidance_order',
    'notified_at',
    'reported_user_hours',
    'users_served',
  ],
  restorations: ['event_id', 'provider', 'asset_id', 'restored_at', 'users_restored'],
  customers: ['city', 'area_tier', 'county', 'provider', 'users', 'valid_from', 'valid_to'],
  orders: ['order_no', 'city', 'approved_from', 'approved_to', 'authority', 'reason', 'lines'],
  history: ['city', 'area_tier', 'year', 'hours'],
  budgets: ['city', 'county', 'area_tier', 'month', 'user_hours'],
  plans: [
    'plan_id',
    'provider',
    'city',
    'county',
    'area_tier',
    'line_id',
    'asset_id',
    'planned_from',
    'planned_to',
    'users',
    'notified_at',
  ],
} as const satisfies Record<FeedName, readonly string[]>;

export const cityNames = [
  { code: '990100', name: '甲市' },
  { code: '990200', name: '乙市' },
  { code: '990300', name: '丙市' },
] as const;

/** Cities with tiers; the last one has no customer row at the beginning. */
export const cells = [
  ['990100', 'urban'],
  ['990100', 'rural'],
  ['990200', 'urban'],
  ['990200', 'town'],
  ['990300', 'central'],
] as const;

/** The months that files are about. A few are without a file at first. */
export const months = Array.from({ length: 16 }, (_, i) => {
  const year = 2021 + Math.floor((i + 6) / 12);
  return `${year}-${String(((i + 6) % 12) + 1).padStart(2, '0')}`;
});

const HOUR = 3600;
const DAY = 24 * HOUR;
const lengths = [
  ...[HOUR, 2 * HOUR, 3 * HOUR, 8 * HOUR, HOUR, 2 * HOUR, 26 * HOUR, 3 * DAY],
  ...[0, 1, 179, 180, 181, 300, 301, DAY, 6 * DAY, 33 * DAY],
];
const days = ['01', '02', '09', '10', '11', '20', '27', '28'];
const times = ['00:00:00', '08:00:00', '08:30:00', '09:00:00', '23:30:00', '07:59:59'];
const userCounts = ['10', '1', '2', '5', '20', '40', '100', '3', '7', '10', '0', '900'];
const natures = ['fault', 'planned', 'fault', 'rationing', 'other'];
const causes = ['', 'tree', 'storm', 'digger', 'age'];
const lines = ['', 'L1', 'L2'];
const counties = ['', 'A县', 'B县'];
export const assets = ['T1', 'T2', 'T1', 'T3', ''];
const providers = ['北', '北', '', '南'];
export const orderNumbers = ['SD-1', 'SD-2', 'SD-3', 'SD-4', 'SD-5'];

const text = (seconds: number) =>
  new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
const secondsOf = (time: string) => Date.parse(`${time.replace(' ', 'T')}Z`) / 1000;

/** The time, so many seconds later; what is no time stays. */
export function later(time: string, seconds: number): string {
  const from = secondsOf(time);
  return Number.isNaN(from) ? time : text(from + seconds);
}

export function startIn(month: string, dice: Dice): string {
  return `${month}-${dice.one(days)} ${dice.one(times)}`;
}

export const someUsers = (dice: Dice) => dice.one(userCounts);
export const someLength = (dice: Dice) => (dice.once(60) ? 75 * DAY : dice.one(lengths));
export const someDay = (dice: Dice) => `${dice.one(months)}-${dice.one(['01', '10', '15', '28'])}`;

export function someOutage(dice: Dice, month: string): Cells {
  const [city, tier] = dice.one(cells);
  const start = startIn(month, dice);
  const length = someLength(dice);
  const users = someUsers(dice);
  const claims = dice.once(4);
  const hours = (Number(users) * length) / HOUR;
  // Rows of one event lie in several months, and in several files.
  const home = dice.once(5) ? dice.one(months) : month;
  return {
    event_id: `E${home.slice(2, 4)}${home.slice(5)}-${dice.roll(9)}`,
    provider: dice.one(providers),
    city,
    county: dice.one(counties),
    area_tier: tier,
    line_id: dice.one(lines),
    asset_id: dice.one(assets),
    started_at: start,
    restored_at: dice.once(14) ? '' : later(start, length),
    users,
    nature: claims && !dice.once(4) ? 'safety_shutdown' : dice.one(natures),
    cause: dice.one(causes),
    avoidance_order: claims && !dice.once(6) ? dice.one(orderNumbers) : '',
    notified_at: dice.once(6) ? later(start, -DAY * dice.roll(9)) : '',
    reported_user_hours: dice.once(4) ? String(dice.once(2) ? hours : hours + 1) : '',
    users_served: dice.once(5) ? String(100 + 10 * dice.roll(20)) : '',
  };
}

/** A stage of the row: of some of its users, of all, of one too many; before its end, or beyond. */
export function someStage(dice: Dice, outage: Cells): Cells {
  const users = Number(outage.users ?? 0) || 0;
  const end = outage.restored_at || later(outage.started_at ?? '', DAY);
  const at = dice.once(8)
    ? later(end, HOUR)
    : dice.one([end, later(end, -600), later(outage.started_at ?? '', 1200)]);
  return {
    event_id: dice.once(12) ? 'E-nowhere' : (outage.event_id ?? ''),
    provider: dice.once(4) ? '' : (outage.provider ?? ''),
    asset_id: dice.once(4) ? '' : (outage.asset_id ?? ''),
    restored_at: at,
    users_restored: String(dice.one([1, Math.floor(users / 2), users, users, users + 1])),
  };
}

export function someCustomer(dice: Dice): Cells {
  const [city, tier] = dice.one(cells);
  return {
    city,
    area_tier: tier,
    county: dice.once(3) ? dice.one(counties) : '',
    provider: dice.once(6) ? dice.one(providers) : '',
    users: dice.one(['100', '400', '50', '1000', '10']),
    valid_from: dice.once(2) ? '2020-01-01' : someDay(dice),
    valid_to: dice.once(4) ? someDay(dice) : '',
  };
}

/** An order around a claim, or around nothing that is known. */
export function someOrder(dice: Dice, claim: Cells | undefined): Cells {
  const start = claim?.started_at || startIn(dice.one(months), dice);
  const from = later(start, dice.one([0, -HOUR, HOUR, 1, -DAY]));
  return {
    order_no: claim?.avoidance_order || dice.one(orderNumbers),
    city: dice.once(8) ? dice.one(cells)[0] : (claim?.city ?? dice.one(cells)[0]),
    approved_from: from,
    approved_to: later(from, dice.one([2 * HOUR, 8 * HOUR, 30 * HOUR, HOUR / 2, 45 * DAY])),
    authority: dice.one(['林草局', '应急局']),
    reason: '火险',
    lines: dice.once(4) ? dice.one(['L1', 'L1;L2', 'L9']) : '',
  };
}

export function someHistory(dice: Dice): Cells {
  const [city, tier] = dice.one(cells);
  return {
    city,
    area_tier: tier,
    year: dice.one(['2020', '2021', '2019']),
    hours: dice.one(['1', '2.5', '0.5', '11', '0', '40']),
  };
}

export function someBudget(dice: Dice): Cells {
  const [city, tier] = dice.one(cells);
  return {
    city,
    county: dice.one(counties),
    area_tier: tier,
    month: dice.one(months),
    user_hours: dice.one(['10', '200', '0', '33.333333333', '5000']),
  };
}

export function somePlan(dice: Dice): Cells {
  const [city, tier] = dice.one(cells);
  const start = startIn(dice.one(months.slice(10)), dice);
  return {
    plan_id: dice.once(2) ? `P-${dice.roll(9)}` : '',
    provider: dice.one(providers),
    city,
    county: dice.one(counties),
    area_tier: tier,
    line_id: dice.one(lines),
    asset_id: dice.one(assets),
    planned_from: start,
    planned_to: later(start, dice.one([HOUR, 8 * HOUR, 33 * DAY, 0])),
    users: someUsers(dice),
    notified_at: dice.once(3) ? later(start, -DAY * dice.roll(9)) : '',
  };
}

export const rowOf: Record<FeedName, (dice: Dice, outage: Cells | undefined) => Cells> = {
  outages: (dice) => someOutage(dice, dice.one(months)),
  restorations: (dice, outage) => someStage(dice, outage ?? someOutage(dice, dice.one(months))),
  customers: someCustomer,
  orders: someOrder,
  history: someHistory,
  budgets: someBudget,
  plans: somePlan,
};
