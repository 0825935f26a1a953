import type { FeedColumn } from '../../schemas/feeds/index.js';
import { NONE } from '../../schemas/settings/columns.js';
import { joined } from '../../schemas/words/index.js';
import { ingestWords } from '../words/ingest.js';
import { proposeWords as w } from '../words/propose.js';
import { type Candidate, isTimeNumber } from './assign.js';
import { type Context, columnPath, isConstant } from './context.js';
import type { Profile } from './profile.js';
import type { Choice, Question } from './question.js';
import { isExpected, namingOf } from './roles.js';

/** Which header each column is; where that decides a figure and nothing proves it, it is asked. */
export function proposeColumns(context: Context): void {
  const { columns, assignment, settled, findings } = context;
  for (const [name, place] of assignment.known) {
    const column = columns.find((one) => one.name === name);
    if (column) settled.set(name, { column, at: [place.at, ...(place.and ?? [])] });
  }
  for (const column of columns) {
    const { name } = column;
    if (settled.has(name) || isConstant(context, name) || isAsWished(column)) continue;
    if (name === 'restored_at' || name === 'duration' || name === 'users_served') continue;
    const found = assignment.taken.get(name);
    if (!found) continue;
    const rivals = rivalsOf(context, found);
    if (rivals.length > 0 && (name === 'users' || name === 'started_at')) {
      const what = name === 'users' ? w.ask.users : w.ask.start;
      askHeader(context, column, what, [found.profile, ...rivals.map(({ profile }) => profile)]);
      continue;
    }
    take(context, found);
    if (rivals.length > 0) {
      const others = joined(
        rivals.map(({ profile }) => ingestWords.quoted({ text: profile.header })),
      );
      const { header } = found.profile;
      findings.note(w.alsoFits({ column: name, header, others }));
    }
  }
  for (const name of ['users_served']) proposeServed(context, name);
}

/** What the settings say has none. */
function isAsWished({ making, required, decisive }: FeedColumn): boolean {
  return making?.of === 'line' && (required || decisive);
}

function take(context: Context, { column, profile, because }: Candidate): void {
  const path = columnPath(context, column.name, 'header');
  const { kind } = column;
  const isOfFigures = kind === 'time' || kind === 'date' || kind === 'count' || kind === 'decimal';
  // Its values bear out what the words of the header say.
  const certainty = because === 'named' && isOfFigures ? 'certain' : 'likely';
  context.findings.propose(path, profile.header, w.because[because], certainty);
  context.settled.set(column.name, { column, at: [profile.at] });
}

/** Other headers that fit as well, and are no other column. */
function rivalsOf({ assignment }: Context, { column, profile, because, score }: Candidate) {
  const others = new Set(
    [...assignment.taken].flatMap(([name, one]) => (name === column.name ? [] : [one.profile])),
  );
  return assignment
    .candidates(column.name)
    .filter((one) => one.profile !== profile && !others.has(one.profile))
    .filter((one) => one.because === because && score - one.score < 12);
}

/** Asks which header a column is. */
export function askHeader(
  context: Context,
  column: FeedColumn,
  what: Choice['says'] & object,
  profiles: readonly Profile[],
  { more = [], other }: { more?: readonly Choice[]; other?: Question['other'] } = {},
): void {
  const { findings, settled, grid } = context;
  const { name } = column;
  const path = columnPath(context, name, 'header');
  const choices = profiles.map(
    (profile): Choice => ({
      answer: profile.header,
      examples: [...profile.texts.keys()].slice(0, 3).map((cell) => ({ cell, value: cell })),
      settings: [{ path, value: profile.header }],
    }),
  );
  const at = (header: string) => grid.header.findIndex((one) => one.trim() === header.trim());
  const answer = findings.ask({
    key: name,
    what,
    choices: [...choices, ...more],
    other: (written) => (at(written) < 0 ? (other?.(written) ?? []) : [{ path, value: written }]),
  });
  const found = answer === undefined ? -1 : at(answer);
  settled.set(name, { column, at: found < 0 ? [] : [found] });
}

/** The end, which makes the length of every outage. */
export function proposeEnd(context: Context): void {
  const { columns, assignment, settled, profiles } = context;
  const column = columns.find(({ name }) => name === 'restored_at');
  if (!column || settled.has('restored_at')) return;
  const said = context.loaded.settings.feeds[context.feed]?.columns?.restored_at;
  if (said !== undefined && JSON.stringify(said).includes(`"${NONE}"`)) return;
  if (isConstant(context, 'restored_at')) return;
  const found = assignment.taken.get('restored_at');
  const rivals = found ? rivalsOf(context, found) : [];
  const isProved =
    found?.because === 'named' && rivals.length === 0 && !isExpected(found.profile.header);
  if (found && (isProved || found.because === 'spelled')) {
    take(context, found);
    return;
  }
  if (settled.has('duration')) return;
  const taken = new Set([...settled.values()].flatMap(({ at }) => at));
  const isTime = ({ looks, texts }: Profile) =>
    looks === 'moment' || looks === 'day' || (looks === 'number' && isTimeNumber(texts));
  const others = profiles.filter((one) => !taken.has(one.at) && isTime(one));
  const first = assignment.candidates('restored_at').map(({ profile }) => profile);
  const none: Choice = {
    answer: NONE,
    says: w.says.none,
    examples: [],
    settings: [{ path: columnPath(context, 'restored_at'), value: NONE }],
  };
  askHeader(context, column, w.ask.end, [...new Set([...first, ...others])].slice(0, 6), {
    more: [none],
  });
}

/** A column of all users of an area gives the base that everything is divided by. */
function proposeServed(context: Context, name: string): void {
  const { columns, assignment, settled, findings, grid } = context;
  const column = columns.find((one) => one.name === name);
  const found = assignment.taken.get(name);
  if (!column || !found || settled.has(name)) return;
  const { profile } = found;
  const users = settled.get('users')?.at[0];
  const number = (cell: string | undefined) => Number((cell ?? '').replace(/[^\d]/gu, ''));
  const isLarger =
    users !== undefined &&
    grid.rows.every(({ cells }) => number(cells[profile.at]) >= number(cells[users]));
  if (isLarger && namingOf(profile.header, name) === 'full') {
    take(context, found);
    return;
  }
  const path = columnPath(context, name, 'header');
  findings.ask({
    key: name,
    what: w.ask.served,
    choices: [
      { answer: profile.header, examples: [], settings: [{ path, value: profile.header }] },
      { answer: NONE, says: w.says.notServed, examples: [], settings: [] },
    ],
  });
}
