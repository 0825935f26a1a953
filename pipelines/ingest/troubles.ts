import { stringify } from 'yaml';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import { readUnit } from '../../schemas/units.js';
import { joined, same, type Words } from '../../schemas/words/index.js';
import { ingestWords } from '../words/ingest.js';
import { headerWords as w } from '../words/ingest-headers.js';
import type { FeedReading } from './columns.js';
import { isSpelledLike } from './guesses.js';
import { headerCell, zoneNamed } from './header.js';
import type { Layout, LayoutIssue } from './layout.js';

/** Something about a file that keeps it from being read, or that its reader should know. */
export interface Trouble {
  readonly level: 'problem' | 'warning';
  /** In English it goes on after the file's name, in Chinese after a colon. */
  readonly what: Words;
  readonly todo: Words;
  /** Lines of `shihu.yaml` that would solve it. */
  readonly yaml?: string;
}

/** What is wrong, of the file or sheet of that name. */
export function saidOf(name: string, { what }: Trouble): Words {
  return w.said({ name, what });
}

/** All of it as one paragraph, of a file that was to be loaded. */
export function paragraphOf(name: string, trouble: Trouble): Words {
  return w[trouble.level]({ what: saidOf(name, trouble), todo: todoOf(trouble) });
}

/** What to do about it, with the lines to add to the settings. */
export function todoOf({ todo, yaml }: Trouble): Words {
  return yaml === undefined ? todo : joined([todo, yaml], same('\n'));
}

/** Columns that are not used, those without a header by their letters. */
export function unusedWords(unknown: readonly string[], nameless: readonly string[]): Words {
  return joined([...unknown, ...nameless.map((letter) => w.nameless({ letter }))]);
}

/** Everything that is to be said of how a file is laid out, whoever says it. */
export function troublesOf(layout: Layout, reading: FeedReading): Trouble[] {
  if (layout.headerLine === null) return [noHeader(reading)];
  const isTwoRows = layout.issues.some(({ kind }) => kind === 'two_rows');
  return [
    ...(isTwoRows ? [] : missingRequired(layout, reading)),
    ...layout.issues.map((issue) => issueTrouble(issue, reading)),
    ...slips(layout, reading),
  ];
}

/** Why no row of a file can be taken, in one line. */
export function refusalWords(issues: readonly LayoutIssue[], reading: FeedReading): Words | null {
  const refusals = issues
    .map((issue) => issueTrouble(issue, reading))
    .filter(({ level }) => level === 'problem');
  if (refusals.length === 0) return null;
  return w.refused({
    what: joined(
      refusals.map(({ what }) => what),
      w.andAlso,
    ),
  });
}

function noHeader({ feed, own: { header_line: line } }: FeedReading): Trouble {
  if (line !== undefined) {
    const setting = `feeds.${feed}.header_line`;
    return {
      level: 'problem',
      what: w.noHeaderAt({ line }),
      todo: w.correctLine({ setting }),
    };
  }
  return { level: 'problem', what: w.noHeader, todo: w.nameIt({ feed }) };
}

function missingRequired({ missing, guesses }: Layout, reading: FeedReading): Trouble[] {
  return missing
    .filter(({ required }) => required)
    .map((column) => {
      const guess = guesses.find((one) => one.column === column)?.header;
      return {
        level: 'problem',
        what: w.noColumn({ column: column.name, guess: guess ?? '' }),
        todo: w.nameIt({ feed: reading.feed }),
        ...(guess && { yaml: yamlOf(reading, { [column.name]: guess }) }),
      };
    });
}

function issueTrouble(issue: LayoutIssue, reading: FeedReading): Trouble {
  const setting = `feeds.${reading.feed}.columns.${'column' in issue ? issue.column.name : ''}`;
  switch (issue.kind) {
    case 'undecided':
      return undecided(issue, reading, setting);
    case 'two_rows':
      return twoRows(issue, reading);
    case 'unitless': {
      const { column, header, example } = issue;
      return {
        level: 'problem',
        what: w.unitless({ length: header, example }),
        todo: w.sayUnit({ setting }),
        yaml: yamlOf(reading, { [column.name]: { header, unit: 'minutes' } }),
      };
    }
    case 'synonyms':
      return synonyms(issue, reading, setting);
    case 'alike': {
      const { name, zh } = issue.column;
      return {
        level: 'problem',
        what: w.alike({ column: name, zh, headers: listed(issue.headers) }),
        todo: w.writeInFull({ setting }),
        yaml: yamlOf(reading, { [name]: issue.headers[0] ?? '' }),
      };
    }
    case 'foreign':
      return foreign(issue, reading);
    case 'filter': {
      const { by, name, guess = '' } = issue;
      return {
        level: 'problem',
        what: w.noFilter({ setting: `feeds.${reading.feed}.${by}`, name, guess }),
        todo: w.mendFilter({ feed: reading.feed }),
      };
    }
    case 'spare': {
      const { column, used, spare } = issue;
      return {
        level: 'warning',
        what: w.spare({ column: column.name, zh: column.zh, used, spare }),
        todo: w.chooseOther,
        yaml: yamlOf(reading, { [column.name]: spare }),
      };
    }
  }
}

function undecided(
  { column: { name, zh }, guess, length }: Extract<LayoutIssue, { kind: 'undecided' }>,
  reading: FeedReading,
  setting: string,
): Trouble {
  const column = name;
  if (guess === undefined && length !== undefined) {
    const instead = reading.columns.find(({ inPlaceOf }) => inPlaceOf === name);
    if (instead) return lengthInstead(instead, length, { column, zh }, reading);
  }
  return {
    level: 'problem',
    what: w.undecided({ column, zh, guess: guess ?? '' }),
    todo: w.decide({ setting }),
    ...(guess && { yaml: yamlOf(reading, { [name]: guess }) }),
  };
}

/** A length stands for the end, once the settings say which and, where its header doesn't, in what. */
function lengthInstead(
  { name, quantity }: FeedColumn,
  written: string,
  { column, zh }: { readonly column: string; readonly zh: string },
  reading: FeedReading,
): Trouble {
  const header = written.trim();
  const { brackets, tail } = headerCell(header);
  const units = [...brackets, tail?.unit ?? ''];
  const isSaid = units.some((unit) => quantity && readUnit(unit, quantity));
  return {
    level: 'problem',
    what: w.onlyLength({ column, zh, length: header }),
    todo: w.useLength({ setting: `feeds.${reading.feed}.columns.${name}` }),
    yaml: yamlOf(reading, { [name]: isSaid ? header : { header, unit: 'minutes' } }),
  };
}

function twoRows(
  { lines, upper, lower }: Extract<LayoutIssue, { kind: 'two_rows' }>,
  { feed }: FeedReading,
): Trouble {
  const [first, second] = lines;
  const what = upper
    ? w.twoRowsUnder({ first, second, upper, lower: listed(lower) })
    : w.twoRows({ first, second });
  const yaml = stringify({ feeds: { [feed]: { header_rows: 2 } } }).trimEnd();
  return { level: 'problem', what, todo: w.sayRows, yaml };
}

const dateWords = /日期|日子|date|day/iu;
const clockWords = /时刻|时间|时点|钟点|time|clock|hour/iu;

/** Headers that were listed as one column may be its date and its time of day. */
function synonyms(
  { column, headers }: Extract<LayoutIssue, { kind: 'synonyms' }>,
  reading: FeedReading,
  setting: string,
): Trouble {
  const what = w.synonyms({ setting, headers: listed(headers) });
  const date = headers.find((header) => dateWords.test(header));
  const time = headers.find((header) => header !== date && clockWords.test(header));
  if (column.kind !== 'time' || headers.length > 2 || !date || !time) {
    return { level: 'problem', what, todo: w.keepOne };
  }
  const yaml = yamlOf(reading, { [column.name]: { date, time } });
  return { level: 'problem', what, todo: w.joinThem, yaml };
}

function foreign(
  { column, header, unit }: Extract<LayoutIssue, { kind: 'foreign' }>,
  { feed }: FeedReading,
): Trouble {
  const isTime = column.kind === 'time' || column.kind === 'date';
  const parts = { column: column.name, header, unit };
  if (!isTime) return { level: 'problem', what: w.foreignUnit(parts), todo: w.convertUnit };
  const zone = zoneNamed(unit);
  return {
    level: 'problem',
    what: w.foreignTime(parts),
    todo: zone === undefined ? w.nameZone({ feed }) : w.convertTime,
    ...(zone !== undefined && { yaml: settingsYaml(feed, { time_zone: zone }) }),
  };
}

/** Optional columns that an unknown header is spelled like. */
function slips({ places, unknown }: Layout, reading: FeedReading): Trouble[] {
  const lacking = reading.columns.filter(
    ({ name, required, decisive, inPlaceOf = '' }) =>
      !required && !decisive && !places.has(name) && !places.has(inPlaceOf),
  );
  return unknown.flatMap((written) => {
    const meant = lacking.find((column) => isSpelledLike(written, column));
    if (!meant) return [];
    const header = written.trim();
    return [
      {
        level: 'warning',
        what: w.slip({ header, column: meant.name, zh: meant.zh }),
        todo: w.nameIt({ feed: reading.feed }),
        yaml: yamlOf(reading, { [meant.name]: header }),
      } satisfies Trouble,
    ];
  });
}

function yamlOf({ feed }: FeedReading, columns: Readonly<Record<string, unknown>>): string {
  return settingsYaml(feed, { columns });
}

function settingsYaml(feed: string, settings: Readonly<Record<string, unknown>>): string {
  return stringify({ feeds: { [feed]: settings } }).trimEnd();
}

function listed(headers: readonly string[]): Words {
  return joined(headers.map((text) => ingestWords.quoted({ text })));
}
