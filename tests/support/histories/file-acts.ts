import { type FeedName, feedNames } from '../../../schemas/feeds/index.js';
import type { Act, Kind } from './act.js';
import type { Desk } from './desk.js';
import type { Dice } from './dice.js';
import { added, edited, editedOutage } from './row-edits.js';
import { type Cells, months, someOutage } from './world.js';

/** Outages most of the time, any feed else. */
const someFeed = (dice: Dice): FeedName => (dice.once(3) ? dice.one(feedNames) : 'outages');

const without = (rows: readonly Cells[], at: number) => rows.filter((_, i) => i !== at);

/** Changes the rows of a file that has some. */
const changing =
  (
    change: (rows: readonly Cells[], dice: Dice, feed: FeedName, desk: Desk) => readonly Cells[],
  ): Act =>
  ({ desk }, dice) => {
    const feed = someFeed(dice);
    const name = dice.maybe(desk.readable(feed));
    if (name === undefined) return undefined;
    const before = desk.rowsOf(name);
    const rows = change(before, dice, feed, desk);
    desk.putRows(name, feed, rows);
    return `${name}: ${told(before, rows)}`;
  };

/** The rows that came and went. */
function told(before: readonly Cells[], after: readonly Cells[]): string {
  const texts = (rows: readonly Cells[]) => rows.map((row) => JSON.stringify(row));
  const [old, now] = [new Set(texts(before)), new Set(texts(after))];
  const gone = [...old].filter((row) => !now.has(row)).map((row) => `\n    - ${row}`);
  const come = [...now].filter((row) => !old.has(row)).map((row) => `\n    + ${row}`);
  return `${before.length} rows, now ${after.length}${gone.join('')}${come.join('')}`;
}

const edit = changing((rows, dice, feed) => {
  const at = dice.roll(rows.length);
  return rows.map((row, i) => (i === at ? edited(feed, dice, row) : row));
});

const append = changing((rows, dice, feed, desk) => [...rows, added(feed, dice, desk.outages())]);

/** Every row below moves. */
const prepend = changing((rows, dice, feed, desk) => [added(feed, dice, desk.outages()), ...rows]);

const drop = changing((rows, dice) =>
  without(rows, dice.once(2) ? rows.length - 1 : dice.roll(rows.length)),
);

const reorder = changing((rows, dice) => {
  if (dice.once(3)) return [...rows].reverse();
  const at = dice.roll(rows.length);
  return [...without(rows, at), rows[at] as Cells];
});

const repeat = changing((rows, dice) => {
  const row = dice.one(rows);
  return [...rows, dice.once(2) ? row : { ...row, users: '11' }];
});

/** A month that has no file yet, or a second file of one. */
const month: Act = ({ desk }, dice) => {
  const lacking = months.filter((one) => !desk.table(`data/outages/${one}.csv`));
  const one = lacking[0] ?? dice.one(months);
  const name = `data/outages/${one}${lacking.length > 0 ? '' : 'b'}.csv`;
  const count = dice.one([22, 20, 24, 3, 1]);
  desk.putRows(
    name,
    'outages',
    Array.from({ length: count }, () => someOutage(dice, one)),
  );
  return `${name}: ${count} new rows`;
};

/** Rows that other files have already, corrected; what was rejected is given again. */
const correct: Act = ({ desk }, dice) => {
  const known = desk.outages();
  if (known.length === 0) return undefined;
  const rows = Array.from({ length: dice.between(1, 3) }, () => {
    const row = dice.one(known);
    return dice.once(4) ? row : editedOutage(dice, row);
  });
  const name = `data/outages/${dice.one(['corrected', 'sub/again', '0-first'])}.csv`;
  const before = dice.once(2) ? desk.rowsOf(name) : [];
  desk.putRows(name, 'outages', [...before, ...rows]);
  return `${name}: ${told(before, [...before, ...rows])}`;
};

const back: Act = ({ desk }, dice) => {
  const name = dice.maybe(desk.names());
  const before = name && desk.before(name);
  if (!name || !before) return undefined;
  const now = desk.rowsOf(name);
  desk.put(name, before);
  return `${name} as it was: ${told(now, before.rows ?? [])}`;
};

/** Back to what stood in the file that was changed last. */
const undo: Act = ({ desk }) => {
  const name = desk.lastChanged;
  const before = name && desk.before(name);
  if (!name || !before) return undefined;
  const now = desk.rowsOf(name);
  desk.put(name, before);
  return `${name} as it was: ${told(now, before.rows ?? [])}`;
};

const remove: Act = ({ desk }, dice) => {
  const name = dice.maybe(desk.names());
  if (name === undefined) return undefined;
  desk.remove(name);
  return `${name} deleted`;
};

const comeBack: Act = ({ desk }, dice) => {
  const name = dice.maybe(desk.gone());
  const before = name && desk.before(name);
  if (!name || !before) return undefined;
  desk.put(name, before);
  return `${name} is there again`;
};

const rename: Act = ({ desk }, dice) => {
  const name = dice.maybe(desk.names('outages'));
  const table = name && desk.table(name);
  if (!name || !table) return undefined;
  const to = `data/outages/${dice.one(['zz', '00'])}-${dice.roll(3)}.csv`;
  desk.put(to, table);
  const isCopy = dice.once(2);
  if (!isCopy) desk.remove(name);
  return `${name} ${isCopy ? 'copied' : 'moved'} to ${to}`;
};

const spoil: Act = ({ desk }, dice) => {
  const name = dice.maybe(desk.names(someFeed(dice)));
  const feed = name && desk.table(name)?.feed;
  if (!name || !feed) return undefined;
  desk.put(name, { feed, rows: null });
  return `${name} can't be read`;
};

const give: Act = async (bench, dice) => {
  const { desk } = bench;
  const known = desk.outages();
  if (known.length === 0) return undefined;
  const one = dice.one(months);
  const rows = Array.from({ length: dice.between(1, 4) }, () =>
    dice.once(2) ? someOutage(dice, one) : editedOutage(dice, dice.one(known)),
  );
  const from = `${one}-${dice.one(['01', '10'])}`;
  const window = dice.once(4)
    ? undefined
    : {
        from,
        to: `${one}-${dice.one(['11', '28'])}`,
        provider: dice.once(2) ? null : '北',
      };
  await bench.give(desk.writeGiven(rows), window);
  return `given ${JSON.stringify(window ?? 'no window')}: ${told([], rows)}`;
};

const withdraw: Act = async (bench) => {
  return (await bench.withdraw('sent/again.csv')) ? 'sent/again.csv withdrawn' : undefined;
};

/** An order that a claim waits for, a stage of a row that is held long since, or the like. */
const late =
  (feed: FeedName): Act =>
  ({ desk }, dice) => {
    const name = `data/${feed}/${dice.one(['a', 'late'])}.csv`;
    const before = desk.rowsOf(name);
    const rows = [...before, added(feed, dice, desk.outages())];
    desk.putRows(name, feed, rows);
    return `${name}: ${told(before, rows)}`;
  };

const kind = (weight: number, act: Act): Kind => ({ act, weight, keeps: true });

export const fileActs = {
  edit: kind(16, edit),
  append: kind(6, append),
  prepend: kind(2, prepend),
  drop: kind(5, drop),
  reorder: kind(2, reorder),
  repeat: kind(2, repeat),
  month: kind(5, month),
  correct: kind(8, correct),
  back: kind(3, back),
  undo: kind(4, undo),
  remove: kind(2, remove),
  comeBack: kind(3, comeBack),
  rename: kind(1, rename),
  spoil: kind(1, spoil),
  give: kind(3, give),
  withdraw: kind(2, withdraw),
  lateOrder: kind(4, late('orders')),
  lateStage: kind(4, late('restorations')),
  lateUsers: kind(2, late('customers')),
  lateHistory: kind(1, late('history')),
  lateBudget: kind(1, late('budgets')),
  latePlan: kind(2, late('plans')),
} as const;
