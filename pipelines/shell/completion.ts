import { textFormats } from '../query/formats.js';
import { inert } from '../terminal/inert.js';

/** What there is to be named. */
export interface Names {
  /** Columns by table. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  readonly analyses: readonly string[];
  /** Parameters of the saved questions, by their names. */
  readonly parameters?: ReadonlyMap<string, readonly string[]> | undefined;
}

export const dotCommands = [
  '.describe',
  '.explain',
  '.help',
  '.limit',
  '.mode',
  '.once',
  '.output',
  '.param',
  '.quit',
  '.read',
  '.run',
  '.schema',
  '.tables',
  '.timer',
] as const;

const keywords =
  `select from where group by order limit having join left inner on using with as and or not in is null
   between like case when then else end distinct count sum min max avg round cast coalesce union all asc
   desc over partition exists describe explain summarize show values filter offset true false date
   timestamp`.split(/\s+/u);

/**
 * What the word at the end of the line may become.
 * @param before lines of the same statement above it
 * @returns candidates, and the part of the line that each would take the place of
 */
export function complete(line: string, names: Names, before = ''): [string[], string] {
  const tables = [...names.tables.keys()];
  if (before === '' && line.trimStart().startsWith('.')) return completeDot(line, names, tables);
  const word = /[\p{L}\p{N}_.@]*$/u.exec(line)?.[0] ?? '';
  const dot = word.lastIndexOf('.');
  if (dot >= 0) {
    const columns = names.tables.get(word.slice(0, dot).toLowerCase());
    if (columns) return matching(columns, word.slice(dot + 1));
    // Of an alias: the columns of the tables that the statement names.
    return matching(columnsNamed(`${before} ${line}`, names), word.slice(dot + 1));
  }
  const own = columnsNamed(`${before} ${line}`, names);
  const columns = own.length > 0 ? own : [...names.tables.values()].flat();
  // After FROM and JOIN only a table makes sense.
  if (/\b(?:from|join|describe|summarize|table)\s+[\p{L}\p{N}_]*$/iu.test(line)) {
    return matching(tables, word);
  }
  return matching([...columns, ...tables, ...keywords], word);
}

function completeDot(line: string, names: Names, tables: readonly string[]): [string[], string] {
  const [, command = '', word = ''] = /^\s*(\.\w*)(?:\s+(.*))?$/u.exec(line) ?? [];
  if (!/\s/u.test(line.trimStart())) return matching(dotCommands, command);
  switch (command) {
    case '.describe':
    case '.schema':
      return matching(tables, word);
    case '.mode':
      return matching(textFormats, word);
    case '.timer':
      return matching(['on', 'off'], word);
    case '.run':
      return completeRun(word, names);
    case '.explain':
      return complete(word, names, ' ');
    default:
      return [[], word];
  }
}

/** The name of a saved question, and after it its parameters. */
function completeRun(written: string, { analyses, parameters }: Names): [string[], string] {
  const [name = '', ...given] = written.split(/\s+/u);
  const word = given.at(-1);
  if (word === undefined) {
    return matching(
      analyses.map((one) => (written === '' || written.startsWith('@') ? `@${one}` : one)),
      written,
    );
  }
  const places = parameters?.get(name.replace(/^@/u, '')) ?? [];
  return matching(
    places
      .map((place) => `${place}=`)
      .filter((place) => !given.some((one) => one.startsWith(place))),
    word,
  );
}

function columnsNamed(text: string, names: Names): string[] {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
  return [...names.tables].filter(([table]) => words.has(table)).flatMap(([, columns]) => columns);
}

function matching(candidates: readonly string[], word: string): [string[], string] {
  const start = word.toLowerCase();
  const found = candidates.filter(
    // Readline prints them itself. A name that is not printed as it is can't be typed either.
    (candidate) => candidate.toLowerCase().startsWith(start) && inert(candidate) === candidate,
  );
  return [[...new Set(found)].sort(), word];
}
