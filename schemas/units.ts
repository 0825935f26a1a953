import { fold } from './vocabulary.js';

/** What a number counts, and so the units that it may be given in. A `length` is of time, in seconds. */
export type Quantity = 'users' | 'hours' | 'user_hours' | 'length';

/** A unit that a header, a cell or the settings name, and what its numbers are multiplied by: `times / over`. */
export interface Scale {
  readonly unit: string;
  readonly times: bigint;
  readonly over: bigint;
}

const magnitudes: Readonly<Record<string, bigint>> = {
  十: 10n,
  百: 100n,
  千: 1000n,
  万: 10_000n,
  十万: 100_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
  k: 1000n,
  '000': 1000n,
  '000s': 1000n,
  thousand: 1000n,
  thousands: 1000n,
  million: 1_000_000n,
  millions: 1_000_000n,
};

/** Spellings of a length of time, with its seconds. */
const lengths: Readonly<Record<string, bigint>> = {
  ...named(1n, '秒', '秒钟', 's', 'sec', 'secs', 'second', 'seconds'),
  ...named(60n, '分', '分钟', 'm', 'min', 'mins', 'minute', 'minutes'),
  ...named(3600n, '时', '小时', '钟头', 'h', 'hr', 'hrs', 'hour', 'hours'),
  ...named(86_400n, '天', '日', 'd', 'day', 'days'),
};

function named(seconds: bigint, ...spellings: string[]): Record<string, bigint> {
  return Object.fromEntries(spellings.map((spelling) => [spelling, seconds]));
}

const alternatives = (words: readonly string[]) =>
  [...words].sort((a, b) => b.length - a.length).join('|');
const magnitude = `(?<magnitude>${alternatives(Object.keys(magnitudes))})(?:of)?`;
const length = `(?<length>${alternatives(Object.keys(lengths))})`;
const person = '(?:户|用户|customers?|consumers?|users?|cust|households?|meters?)';
/** What users are counted by: where each transformer is a user, transformers. */
const head = `(?:${person}数?|个|台|只|块|家)`;
const year = '(?:年|year|yr|annum|a)';
const each = `(?:(?:/|每|per)\\(?(?:${person}${year}?|${year})\\)?)*`;

const forms: Readonly<Record<Quantity, readonly RegExp[]>> = {
  users: [new RegExp(`^(?:${magnitude})?${head}$`, 'u'), new RegExp(`^${magnitude}$`, 'u')],
  hours: [new RegExp(`^${length}${each}$`, 'u')],
  user_hours: [
    new RegExp(`^(?:${magnitude})?${length}${person}$`, 'u'),
    new RegExp(`^(?:${magnitude})?${person}${length}$`, 'u'),
    new RegExp(`^${magnitude}$`, 'u'),
  ],
  length: [new RegExp(`^${length}$`, 'u')],
};

/** Units to choose from, for who named one that is none. */
export const usualUnits: Readonly<Record<Quantity, readonly string[]>> = {
  users: ['户', '千户', '万户', 'users', 'thousand'],
  hours: ['小时', '分钟', '秒', 'hours', 'minutes', 'seconds'],
  user_hours: ['时户', '万时户', 'user_hours', 'user_minutes'],
  length: ['分钟', '小时', '秒', '天', 'minutes', 'hours', 'seconds', 'days'],
};

/** Units of other things, as Chinese and English headers write them. */
const things = new RegExp(
  `^(?:${magnitude})?(?:${alternatives([
    ...Object.keys(lengths).filter((spelling) => spelling.length > 1),
    ...'户 户次 用户 台次 次 条 人 组 件 回 起 例 座 处 套 个 台 只 块 家 项 段 基'.split(' '),
    ...'元 度 米 公里 千米 瓦 瓦时 千瓦 千瓦时 兆瓦 兆瓦时 伏 千伏 安 伏安 千伏安 兆伏安'.split(
      ' ',
    ),
    ...'百分比 百分数 千分比 比例 比率 % ‰ kw mw gw wh kwh mwh gwh kva mva kv km usd cny rmb'.split(
      ' ',
    ),
    ...'yuan pct percent'.split(' '),
  ])})(?:/.*)?$`,
  'u',
);
/** Short words of Latin letters that are no units. */
const shortWords = new Set(['new', 'old', 'all', 'net', 'opt', 'req', 'note', 'must']);

/** Reads a unit of the quantity; undefined where the text is none. */
export function readUnit(written: string, quantity: Quantity): Scale | undefined {
  const unit = joined(unitText(written));
  for (const form of forms[quantity]) {
    const groups = form.exec(unit)?.groups;
    if (groups) return scaleOf(written.trim(), groups, quantity);
  }
  return undefined;
}

/** Whether the text is a unit that is known to be one of something else. */
export function isForeignUnit(written: string): boolean {
  return things.test(joined(unitText(written)));
}

/**
 * Whether a text in brackets may be a unit: short Latin letters, and whatever has a sign of units in
 * it, are taken for one even where it is unknown, since it may change every value.
 */
export function looksLikeUnit(written: string): boolean {
  const unit = unitText(written);
  // A digit alone is the mark of a footnote.
  if (/^(?:\d|(?:19|20)\d\d年?)$/u.test(unit) || shortWords.has(unit)) return false;
  return (
    isForeignUnit(written) ||
    /^[年季月周日时分秒]$/u.test(unit) ||
    /[%‰/^×]|^[\d.]+$/u.test(unit) ||
    /^[a-zµμω]{1,4}$/u.test(unit)
  );
}

/** Whether the text is a unit of time, which makes a length of what would else be an instant. */
export function isLengthUnit(written: string): boolean {
  return forms.hours.some((form) => form.test(joined(unitText(written))));
}

export function isOne({ times, over }: Scale): boolean {
  return times === over;
}

/** 户·时, customer-hours and 户时 are the same; so are the quotes around a magnitude. */
function joined(unit: string): string {
  return unit.replace(/[·•⋅・.*×\-–_'’]/gu, '');
}

function unitText(written: string): string {
  return fold(written).replace(/^(?:计量)?(?:单位|units?)[:]?|^in(?=\w{3})/u, '');
}

function scaleOf(
  unit: string,
  groups: Readonly<Record<string, string | undefined>>,
  quantity: Quantity,
): Scale {
  const times = (groups.magnitude && magnitudes[groups.magnitude]) || 1n;
  const seconds = (groups.length && lengths[groups.length]) || 1n;
  const over = groups.length && quantity !== 'length' ? 3600n : 1n;
  return { unit, times: times * seconds, over };
}

/** A number as its digits before and behind the decimal mark. */
export interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

/** Decimals that a number is kept to. */
const PLACES = 9;

/**
 * A number in the feed's own unit: exactly where that has at most nine decimals, else rounded half up to
 * nine. Undefined where a whole one is wanted and isn't there.
 */
export function scaled(
  { whole, fraction }: Digits,
  { times, over }: Pick<Scale, 'times' | 'over'>,
  isWhole: boolean,
): string | undefined {
  const dividend = BigInt(whole + fraction) * times;
  const divisor = 10n ** BigInt(fraction.length) * over;
  if (isWhole) return dividend % divisor === 0n ? String(dividend / divisor) : undefined;
  const padded = String(halfUp(dividend * 10n ** BigInt(PLACES), divisor)).padStart(
    PLACES + 1,
    '0',
  );
  return `${padded.slice(0, -PLACES)}.${padded.slice(-PLACES)}`;
}

export function halfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}

/** What stands between a cell and the unit that its header gives, as no one writes it. */
const UNIT_SIGN = '\u001f';

/** A cell together with the unit of its header. */
export function withUnit(cell: string, scale: Scale): string {
  return `${cell}${UNIT_SIGN}${scale.unit}`;
}

/** A cell and the unit of its header, taken apart again. */
export function partedFromUnit(
  text: string,
  quantity: Quantity,
): { readonly cell: string; readonly scale?: Scale } {
  const at = text.lastIndexOf(UNIT_SIGN);
  if (at < 0) return { cell: text };
  const unit = text.slice(at + 1);
  const scale = readUnit(unit, quantity) ?? ratioOf(unit.replace(/^×/u, ''));
  return scale ? { cell: text.slice(0, at), scale } : { cell: text };
}

/** As people are shown a cell. */
export function shownWithUnit(text: string): string {
  return text.replaceAll(UNIT_SIGN, ' ');
}

/** The unit that a number is in; undefined where header and cell name different ones, or the cell no unit. */
export function unitOf(
  written: string,
  ofHeader: Scale | undefined,
  quantity: Quantity,
): Scale | undefined {
  if (written === '') return ofHeader;
  const own = readUnit(written, quantity);
  if (!own || !ofHeader) return own;
  return own.times * ofHeader.over === ofHeader.times * own.over ? own : undefined;
}

/** What the settings say that values of a column are multiplied by; undefined where they don't or can't. */
export function scaleOfSetting(
  {
    unit,
    scale,
  }: { readonly unit?: string | undefined; readonly scale?: string | number | undefined },
  quantity: Quantity | undefined,
): Scale | undefined {
  if (scale !== undefined) return ratioOf(String(scale));
  return unit !== undefined && quantity ? readUnit(unit, quantity) : undefined;
}

/** `10000`, `0.5` or `1/60`; undefined for anything else, and for nothing at all. */
function ratioOf(written: string): Scale | undefined {
  const [, whole = '', fraction = '', over = '1'] =
    /^(\d+)(?:\.(\d+))?(?:\/(\d+))?$/u.exec(written) ?? [];
  if (whole === '') return undefined;
  const times = BigInt(whole + fraction);
  const below = BigInt(over) * 10n ** BigInt(fraction.length);
  return times > 0n && below > 0n ? { unit: `×${written}`, times, over: below } : undefined;
}
