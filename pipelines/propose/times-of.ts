import { isLengthHeader } from '../ingest/header.js';
import { matchHeader } from '../ingest/match.js';
import { proposeWords as w } from '../words/propose.js';
import { columnWith } from './cells.js';
import { type Context, columnPath, isConstant } from './context.js';
import type { Profile } from './profile.js';
import type { Choice } from './question.js';
import { namingOf, wordsOf } from './roles.js';

/** A date and a time of day that stand apart are one time. */
export function proposePairs(context: Context): void {
  const { settled, profiles, findings } = context;
  for (const name of ['started_at', 'restored_at']) {
    const own = settled.get(name);
    const [at] = own?.at ?? [];
    if (!own || at === undefined || own.at.length > 1) continue;
    const found = profiles[at];
    if (!found || (found.looks !== 'day' && found.looks !== 'clock')) continue;
    const other = partnerOf(context, name, found);
    if (!other) {
      if (found.looks === 'day') findings.note(w.onlyDays({ column: name }));
      continue;
    }
    const [day, clock] = found.looks === 'day' ? [found, other] : [other, found];
    dropHeader(context, name);
    findings.propose(columnPath(context, name, 'date'), day.header, w.because.pair, 'certain');
    findings.propose(columnPath(context, name, 'time'), clock.header, w.because.pair, 'certain');
    settled.set(name, { ...own, at: [day.at, clock.at] });
  }
}

/** The time of day that belongs to a date, or the date that belongs to a time of day. */
function partnerOf(
  { profiles, settled }: Context,
  name: string,
  found: Profile,
): Profile | undefined {
  const isDay = found.looks === 'day';
  const taken = new Set([...settled.values()].flatMap(({ at }) => at));
  const others = profiles.filter(
    ({ at, looks }) => looks === (isDay ? 'clock' : 'day') && !taken.has(at),
  );
  const alike = others.filter(({ header }) => stemOf(header) === stemOf(found.header));
  const named = others.filter(({ header }) => namingOf(header, name) !== undefined);
  const besides = others.filter(
    (one) => one.at === found.at + (isDay ? 1 : -1) && isBare(isDay ? one : found),
  );
  return [alike, named, besides].find((some) => some.length === 1)?.[0];
}

/** What is left of a header without its words for a day and a time of day. */
function stemOf(header: string): string {
  const words = /日期|时间|时刻|时分|date|time|hour|data|hora|datum|uhrzeit|heure/giu;
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(words, '')
    .replace(/[\s_-]+/gu, '');
}

/** Whether a header says no more than that it is a time of day. */
function isBare({ header }: Profile): boolean {
  return wordsOf(header).every((word) =>
    /^(?:time|hour|hora|heure|zeit|clock|时间|时刻|时分)$/u.test(word),
  );
}

function dropHeader({ findings }: Context, name: string): void {
  const at = findings.entries.findIndex(({ path }) => path[3] === name && path[4] === 'header');
  if (at >= 0) findings.entries.splice(at, 1);
}

/** A length of time, in place of an end. */
export function proposeDuration(context: Context): void {
  const { columns, settled, profiles, assignment, findings } = context;
  const column = columns.find(({ name }) => name === 'duration');
  if (!column || isConstant(context, 'duration')) return;
  if (settled.has('restored_at') && !settled.has('duration')) return;
  const knownEnd = assignment.taken.get('restored_at');
  if (knownEnd && knownEnd.because !== 'hint' && knownEnd.because !== 'values') return;
  const taken = new Set([...settled.values()].flatMap(({ at }) => at));
  const own = settled.get('duration')?.at[0];
  const found =
    own === undefined
      ? profiles.find(
          (one) =>
            !taken.has(one.at) &&
            (one.looks === 'number' || one.looks === 'clock' || one.looks === 'text') &&
            [...one.texts.keys()].some((text) => /\d/u.test(text)) &&
            (isLengthHeader(one.header) || namingOf(one.header, 'duration') !== undefined),
        )
      : profiles[own];
  if (!found) return;
  if (own === undefined) {
    const path = columnPath(context, 'duration', 'header');
    findings.propose(path, found.header, w.because.named, 'certain');
  }
  settled.set('duration', { column, at: [found.at] });
  if (found.looks !== 'number') return;
  // The reader knows the unit from some headers by itself.
  const read = columnWith(
    context.feed,
    'duration',
    { header: found.header },
    context.loaded,
    context.document,
  );
  if (matchHeader([found.header], [read]).places.get('duration')?.scale) return;
  const path = columnPath(context, 'duration', 'unit');
  const unit = unitIn(found.header);
  if (unit) {
    findings.propose(path, unit, w.because.unit({ unit }), 'certain');
    return;
  }
  const cells = [...found.texts.keys()].slice(0, 3);
  findings.ask({
    key: 'duration.unit',
    what: w.ask.unit({ header: found.header }),
    choices: Object.entries(secondsOf).map(
      ([answer, seconds]): Choice => ({
        answer,
        examples: cells.map((cell) => ({
          cell,
          value: lengthOf(Number(cell.replace(',', '.')) * seconds),
        })),
        settings: [{ path, value: answer }],
      }),
    ),
  });
}

/** Hours and user-hours under a header that names no unit. */
export function proposeUnits(context: Context): void {
  const { settled, grid, findings, assignment } = context;
  for (const { column, at } of settled.values()) {
    const header = grid.header[at[0] ?? -1];
    const isOfHours = column.quantity === 'hours' || column.quantity === 'user_hours';
    if (!isOfHours || header === undefined || column.scale) continue;
    if (assignment.known.has(column.name) || unitIn(header) === 'hours') continue;
    if (matchHeader([header], [{ ...column, headers: [header] }]).places.get(column.name)?.scale)
      continue;
    const path = columnPath(context, column.name, 'unit');
    const units =
      column.quantity === 'hours' ? ['hours', 'minutes'] : ['user_hours', 'user_minutes'];
    findings.ask({
      key: `${column.name}.unit`,
      what: w.ask.unit({ header }),
      choices: units.map((answer) => ({
        answer,
        examples: [],
        settings: [{ path, value: answer }],
      })),
    });
  }
}

const secondsOf = { minutes: 60, hours: 3600, seconds: 1, days: 86_400 } as const;

/** Seconds as hours, minutes and seconds; null where it is no number. */
export function lengthOf(seconds: number): string | null {
  if (!Number.isFinite(seconds)) return null;
  const minutes = Math.floor(seconds / 60);
  const part = (n: number) => String(n).padStart(2, '0');
  return `${part(Math.floor(minutes / 60))}:${part(minutes % 60)}:${part(Math.floor(seconds % 60))}`;
}

const units: readonly [string, RegExp][] = [
  ['minutes', /分钟|分(?!类|布|组)|\b(?:min|mins|minutes?|minutos?|minuten)\b/iu],
  ['hours', /小时|\b(?:h|hr|hrs|hours?|horas?|heures?|stunden?)\b/iu],
  ['seconds', /秒|\b(?:s|sec|secs|seconds?|segundos?|sekunden?)\b/iu],
  ['days', /[（(]天[)）]|\b(?:days?|dias?|tage?)\b/iu],
];

function unitIn(header: string): string | undefined {
  const text = [header, ...wordsOf(header)].join(' ').replace(/_/gu, ' ');
  const found = units.filter(([, form]) => form.test(text));
  return found.length === 1 ? found[0]?.[0] : undefined;
}

const utc = /[([（\s_-](?:utc|gmt|z|zulu)(?:\s?[+]0?0?(?::?00)?)?[)\]）]?$|世界(?:标准|协调)?时/iu;

/** The zone that a header names; and for times with offsets, the one that they are converted to. */
export function proposeZones(context: Context): void {
  const { settled, grid, findings } = context;
  for (const { column, at } of settled.values()) {
    const header = grid.header[at[0] ?? -1];
    if (column.kind !== 'time' || header === undefined || !utc.test(header)) continue;
    if (column.dialect.zone !== undefined) continue;
    findings.propose(
      columnPath(context, column.name, 'time_zone'),
      'UTC',
      w.zone({ header }),
      'certain',
    );
  }
}
