import { type Dialect, METHOD_ZONE } from '../../schemas/dialect.js';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import {
  isForeignUnit,
  isLengthUnit,
  isOne,
  looksLikeUnit,
  type Quantity,
  readUnit,
  type Scale,
} from '../../schemas/units.js';
import { fold } from '../../schemas/vocabulary.js';

/** A header cell, and what exports add to a name: marks of required columns, units, notes. */
export interface HeaderCell {
  /** As written, but for the space around it. */
  readonly text: string;
  readonly folded: string;
  /** Without marks and brackets. */
  readonly base: string;
  /** What stands in its brackets. */
  readonly brackets: readonly string[];
  /** The base taken apart at its last separator, behind which a unit may stand. */
  readonly tail: { readonly base: string; readonly unit: string } | undefined;
}

const opening = '([【〔{「';
const closing = ')]】〕}」';
const escaped = (signs: string) => signs.replace(/[()[\]{}]/gu, '\\$&');
const inside = `[^${escaped(opening + closing)}]*`;
const lastBracket = new RegExp(
  `(?<=.)[${escaped(opening)}](${inside}(?:\\(${inside}\\)${inside})?)[${escaped(closing)}]$`,
  'su',
);
const firstBracket = new RegExp(
  `^[${escaped(opening)}](${inside})[${escaped(closing)}](?=.)`,
  'su',
);
const stars = /^[*\s]+(?=[^*\s])|(?<=[^*\s])[*\s]+$/gu;
const namedUnit = /^(.+?)[,;:\s]*(?:计量)?单位:?\s*([^:]+)$/su;
const lastSeparator = /^(.*[^/:_\-\s])[/:_\-\s]+([^/:_\-\s][^:_\s]*)$/su;

/** A text longer than this is no header, and not worth taking apart. */
const LONGEST = 200;

export function headerCell(written: string): HeaderCell {
  const text = written.replace(/\ufeff/gu, '').trim();
  const folded = fold(text);
  if (text.length > LONGEST) return { text, folded, base: folded, brackets: [], tail: undefined };
  let rest = text.normalize('NFKC').replace(stars, '');
  const brackets: string[] = [];
  for (;;) {
    const match = lastBracket.exec(rest) ?? firstBracket.exec(rest);
    if (!match) break;
    brackets.push(match[1] ?? '');
    rest = rest.replace(match[0], '').replace(stars, '');
  }
  const tail = namedUnit.exec(rest) ?? lastSeparator.exec(rest);
  return {
    text,
    folded,
    base: fold(rest),
    brackets,
    tail: tail ? { base: fold(tail[1] ?? ''), unit: tail[2] ?? '' } : undefined,
  };
}

/** What an addition to a column's name says of its values. */
export type Addition =
  /** A note. */
  | { readonly says: 'nothing' }
  /** That the values are as the feed has them, in so many words where it is the unit that says it. */
  | { readonly says: 'usual'; readonly scale?: Scale }
  | { readonly says: 'scale'; readonly scale: Scale }
  /** They are in a unit or of a zone that isn't read. */
  | { readonly says: 'foreign'; readonly unit: string }
  /** They are something else: planned, the other end, a length in place of an instant. */
  | { readonly says: 'other' };

const marks = /^(?:\*|必填|必填项|必输|选填|可选|可空|required|mandatory|optional)$/u;
const planned =
  /^(?:计划|预计|预期|预估|预测|拟|估计|估算|planned|plan|scheduled|estimated?|est|expected|forecast|eta|etr)(?:时间|数|值|time)?$/u;
const sides = {
  start: /^(?:起|始|开始|起始|自|从|start|begin|from)(?:时间|时刻|日期|time|date)?$/u,
  end: /^(?:止|终|至|到|结束|终止|截止|复电|恢复|end|to|until|finish)(?:时间|时刻|日期|time|date)?$/u,
};
const localTime = /^(?:当地|本地|local|24小时制?|24h(?:ours?)?)(?:标准)?(?:时间|time)?$/u;
const methodZone =
  /^(?:北京|东八区|东八|beijing|china|cst|asia\/shanghai|(?:utc|gmt)\+0?8(?::?00)?)(?:标准)?(?:时间|time)?$/u;
const otherZone =
  /^(?:utc|gmt|z|zulu|世界|世界标准|协调世界|格林威治|格林尼治|[aecmp][sd]t|[ecmp]t|bst|cet|cest|eet|msk|jst|kst|ist|aest|(?:utc|gmt)?[+-]\d{1,2}(?::?\d\d)?|[a-z]+\/[a-z_]+)(?:标准)?(?:时间?|time)?$/u;

/** Reads what stands in brackets with the name of a column. */
export function readBracket(written: string, column: FeedColumn): Addition {
  const text = fold(written);
  if (text === '' || marks.test(text)) return { says: 'usual' };
  const known = readKnown(written, column);
  if (known) return known;
  return column.quantity && looksLikeUnit(written) ? { says: 'foreign', unit: written } : nothing;
}

/** Reads what stands behind a separator, which is part of a name as a rule. */
export function readTail({ tail }: HeaderCell, column: FeedColumn): Addition | undefined {
  if (!tail) return undefined;
  const isLength = column.quantity === 'length' && isLengthUnit(tail.unit);
  const isName = /^[a-z]{0,2}$/iu.test(tail.unit) && !/^(?:h|hr|kw|mw)$/iu.test(tail.unit);
  if (isName && !isLength) return undefined;
  const known = readKnown(tail.unit, column);
  if (known && known.says !== 'other') return known;
  const isForeign = column.quantity && isForeignUnit(tail.unit);
  return isForeign ? { says: 'foreign', unit: tail.unit } : undefined;
}

const nothing: Addition = { says: 'nothing' };

function readKnown(
  written: string,
  { kind, quantity, side, dialect }: FeedColumn,
): Addition | undefined {
  const text = fold(written);
  if (kind === 'time' || kind === 'date') {
    if (localTime.test(text)) return { says: 'usual' };
    if (methodZone.test(text) || otherZone.test(text)) {
      return isHome(text, dialect) ? { says: 'usual' } : { says: 'foreign', unit: written };
    }
    if (isLengthUnit(written)) return { says: 'other' };
    if (side && sides[side].test(text)) return { says: 'usual' };
    if (side && sides[side === 'start' ? 'end' : 'start'].test(text)) return { says: 'other' };
    return planned.test(text) ? { says: 'other' } : undefined;
  }
  if (!quantity) return undefined;
  if (planned.test(text)) return { says: 'other' };
  const scale = readUnit(written, quantity);
  if (!scale) return undefined;
  return { says: isOne(scale) ? 'usual' : 'scale', scale };
}

/** Whether times of a zone that a header names are read as they should be. */
function isHome(zone: string, { zone: ofSettings, homeZone, timeFormat = '' }: Dialect): boolean {
  // What the settings say comes before the header, and a number of seconds is the same everywhere.
  if (ofSettings !== undefined || timeFormat.startsWith('epoch')) return true;
  return homeZone === METHOD_ZONE && methodZone.test(zone);
}

const universal =
  /^(?:utc|gmt|z|zulu|世界|世界标准|协调世界|格林威治|格林尼治)(?:标准)?(?:时间?|time)?$/u;

/** The IANA name of a zone that a header names, where only one can be meant. */
export function zoneNamed(unit: string): string | undefined {
  const text = fold(unit);
  if (universal.test(text)) return 'UTC';
  if (methodZone.test(text) && text !== 'cst') return METHOD_ZONE;
  const [, sign, hours] = /^(?:utc|gmt)?([+-])0?(\d{1,2})(?::?00)?$/u.exec(text) ?? [];
  // By custom, those names count to the west.
  const name = sign ? `Etc/GMT${sign === '+' ? '-' : '+'}${hours}` : unit.trim();
  try {
    return /\//u.test(name)
      ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
      : undefined;
  } catch {
    return undefined;
  }
}

/** Words that end a name without a separator and are its unit. */
const endings: Readonly<Record<Quantity, RegExp>> = {
  hours: /(分钟|秒|小时)数?$/u,
  users: /([十百千万亿]+户)数?$/u,
  user_hours: /([十百千万亿]+时户)数?$/u,
  length: /(分钟|秒|小时|天)数?$/u,
};

/** Everything that a header which the user wrote out in full says besides a name. */
export function additionsOf(cell: HeaderCell, column: FeedColumn): Addition[] {
  const brackets = cell.brackets.map((bracket) => readBracket(bracket, column));
  const tail = readTail(cell, column);
  if (tail) return [...brackets, tail];
  const ending = column.quantity && endings[column.quantity].exec(cell.base)?.[1];
  return ending ? [...brackets, readBracket(ending, column)] : brackets;
}

/** Whether a header says in an addition to a name that it is this end of an outage, as 停电时间 止 does. */
export function namesSide(written: string, { side }: FeedColumn): boolean {
  if (!side) return false;
  const { brackets, tail } = headerCell(written);
  return [...brackets, tail?.unit ?? ''].some((text) => sides[side].test(fold(text)));
}

/** Words that say how long something lasted. */
const lengthWords = /时长|历时|持续|历经|duration|elapsed|lasted/u;

/** Whether a header gives how long an outage lasted, and not when it ended. */
export function isLengthHeader(written: string): boolean {
  const { base, brackets, tail } = headerCell(written);
  if (lengthWords.test(base)) return true;
  const isOfTime = /停电|中断|时间|outage|time/u.test(base);
  const isLong = (unit: string) => unit.length > 0 && isLengthUnit(unit);
  return (
    isOfTime &&
    (brackets.some(isLong) || (tail !== undefined && tail.unit.length > 1 && isLong(tail.unit)))
  );
}
