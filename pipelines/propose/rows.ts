import { cleanCell } from '../../schemas/fields.js';
import { NONE } from '../../schemas/settings/columns.js';
import { zoneName } from '../../schemas/settings/values.js';
import { joined } from '../../schemas/words/index.js';
import { proposeWords as w } from '../words/propose.js';
import { isTimeNumber } from './assign.js';
import { codeChoices } from './coded.js';
import { askHeader } from './columns.js';
import { type Context, columnPath, feedPath, isConstant } from './context.js';
import type { Question } from './question.js';

/** What is needed and that no header is. */
export function proposeMissing(context: Context): void {
  const { columns, settled, findings, profiles } = context;
  for (const column of columns) {
    const { name, kind, required, making } = column;
    if (!required || settled.has(name) || isConstant(context, name) || making) continue;
    if (context.feed === 'outages' && name === 'event_id') {
      findings.propose(columnPath(context, name), NONE, w.ownNumber, 'likely');
      continue;
    }
    const path = feedPath(context, 'constants', name);
    if (kind === 'nature' || kind === 'tier') {
      ask({
        key: `constants.${name}`,
        what: w.ask.constant(column),
        choices: codeChoices(name, path, false),
      });
      continue;
    }
    if (kind === 'city') {
      const { cities } = context.loaded.region;
      const choices = cities.slice(0, 40).map(({ code, name: zh, nameEn: en }) => ({
        answer: code,
        says: { zh, en },
        examples: [],
        settings: [{ path, value: code }],
      }));
      ask({ key: `constants.${name}`, what: w.ask.constant(column), choices });
      continue;
    }
    const taken = new Set([...settled.values()].flatMap(({ at }) => at));
    const fitting = profiles.filter(
      ({ at, looks, texts }) =>
        !taken.has(at) &&
        (kind === 'time' || kind === 'date'
          ? looks === 'moment' || looks === 'day' || (looks === 'number' && isTimeNumber(texts))
          : kind === 'count' || kind === 'decimal'
            ? looks === 'number'
            : looks === 'text' || looks === 'number'),
    );
    const what =
      name === 'started_at' ? w.ask.start : name === 'users' ? w.ask.users : w.ask.column(column);
    const isDay = (value: string) => kind === 'date' && /^\d{4}-\d\d-\d\d$/u.test(value);
    askHeader(context, column, what, fitting.slice(0, 6), {
      other: (value) => (isDay(value) ? [{ path, value }] : []),
    });
  }

  function ask(question: Question): void {
    findings.ask(question);
  }
}

/** Columns in which only the first row of a group is filled. */
export function proposeFillDown(context: Context): void {
  const { settled, grid, findings, loaded, feed } = context;
  const own = loaded.settings.feeds[feed]?.fill_down ?? [];
  const some = [...settled.values()].filter(({ column, at }) => {
    const [first] = at;
    if (first === undefined || !column.required || own.includes(column.name)) return false;
    if (column.kind === 'count' || column.kind === 'decimal') return false;
    const isBlank = grid.rows.map(({ cells }) => cleanCell(cells[first] ?? '') === null);
    const blank = isBlank.filter(Boolean).length;
    return isBlank[0] === false && blank >= 0.15 * isBlank.length && blank < isBlank.length;
  });
  if (some.length === 0) return;
  const names = some.map(({ column }) => column.name);
  findings.ask({
    key: 'fill_down',
    what: w.ask.fillDown({ columns: joined(names) }),
    choices: [
      {
        answer: 'yes',
        says: w.says.yes,
        examples: [],
        settings: [{ path: feedPath(context, 'fill_down'), value: [...own, ...names] }],
      },
      { answer: 'no', says: w.says.no, examples: [], settings: [] },
    ],
  });
}

/** Several rows of one identifier. */
export function proposeRepeats(context: Context): void {
  const { settled, grid, findings, loaded, feed } = context;
  const at = (name: string) => settled.get(name)?.at[0];
  const id = at('event_id');
  if (feed !== 'outages' || id === undefined || loaded.given.has('repeated_rows')) return;
  const identity = [id, at('asset_id'), at('provider')].filter((one) => one !== undefined);
  const contents = new Map<string, Set<string>>();
  let text = '';
  for (const { cells } of grid.rows) {
    const key = JSON.stringify(identity.map((one) => cells[one]?.trim()));
    const rows = contents.get(key) ?? new Set();
    rows.add(JSON.stringify(cells));
    contents.set(key, rows);
    if (rows.size > 1 && text === '') text = cells[id] ?? '';
  }
  const count = [...contents.values()].filter(({ size }) => size > 1).length;
  if (count === 0) return;
  const groups = [{ path: ['repeated_rows'], value: 'groups' }];
  const none = [{ path: columnPath(context, 'event_id'), value: NONE }];
  findings.ask({
    key: 'repeated_rows',
    what: w.ask.groups({ count, text }),
    choices: [
      { answer: 'groups', says: w.says.groups, examples: [], settings: groups },
      { answer: 'none', says: w.ownNumber, examples: [], settings: none },
      { answer: 'conflict', says: w.says.conflict, examples: [], settings: [] },
    ],
  });
}

const offset = /(?:\d|\s)(Z|[+-]\d\d(?::?\d\d)?)$/u;
/** Zones by the offsets that they have in the course of a year. */
const zones: Readonly<Record<string, readonly string[]>> = {
  '+00:00 +01:00': ['Europe/London', 'UTC'],
  '+01:00 +02:00': ['Europe/Paris', 'Europe/Berlin'],
  '-05:00 -04:00': ['America/New_York'],
  '-06:00 -05:00': ['America/Chicago'],
  '-08:00 -07:00': ['America/Los_Angeles'],
  '+09:00': ['Asia/Tokyo'],
  '-03:00': ['America/Sao_Paulo'],
};

/** Times with offsets of another part of the world are converted to a zone of it, which somebody has to name. */
export function proposeHomeZone(context: Context, isOwnRegion: boolean): void {
  const { settled, findings, loaded } = context;
  if (!isOwnRegion || loaded.given.has('region.time_zone')) return;
  const found = new Set<string>();
  for (const { column, at } of settled.values()) {
    if (column.kind !== 'time') continue;
    for (const one of at) {
      const texts = context.profiles[one]?.texts ?? new Map();
      for (const text of texts.keys()) {
        const written = /\d[T\s:.]/u.test(text) ? offset.exec(text)?.[1] : undefined;
        if (written !== undefined) found.add(plainOffset(written));
        if (/^(?:1[0-9]{9}|1[0-9]{12})$/u.test(text)) found.add('+00:00');
      }
    }
  }
  if (found.size === 0) return;
  const path = ['region', 'time_zone'];
  const isOf = (list: string) => [...found].every((one) => list.split(' ').includes(one));
  const likely = Object.entries(zones).flatMap(([list, names]) => (isOf(list) ? names : []));
  findings.ask({
    key: 'region.time_zone',
    what: w.ask.zone,
    choices: [...new Set([...likely, 'UTC'])].map((answer) => ({
      answer,
      examples: [],
      settings: [{ path, value: answer }],
    })),
    other: (answer) => (zoneName.safeParse(answer).success ? [{ path, value: answer }] : []),
  });
}

function plainOffset(written: string): string {
  if (written === 'Z') return '+00:00';
  const digits = written.slice(1).replace(':', '').padEnd(4, '0');
  return `${written[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
