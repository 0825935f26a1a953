import { greatest } from '../../reports/base/extremes.js';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import { withUnit } from '../../schemas/units.js';
import { joined } from '../../schemas/words/index.js';
import { matchHeader } from '../ingest/match.js';
import { ingestWords } from '../words/ingest.js';
import { proposeWords as w } from '../words/propose.js';
import { columnWith } from './cells.js';
import { type Context, columnPath, feedPath, type Settled, textsOf } from './context.js';
import { type Column, choiceOf, type Form, type Found, formOf, settingsOf } from './forms.js';
import { hasDigit } from './profile.js';
import type { Entry } from './question.js';
import { answerOf, isLikelyTime, numberForms, timeForms } from './times.js';

/** Texts beyond these tell nothing new. */
const MOST_TEXTS = 5000;

/** In which of the ways of writing the times of the file are, and its numbers. */
export function proposeWriting(context: Context): void {
  const settled = [...context.settled.values()].filter(({ at }) => at.length > 0);
  const times = settled.filter(({ column: { kind } }) => kind === 'time' || kind === 'date');
  const numbers = settled.filter(({ column: { kind } }) => isOfNumbers(kind));
  proposeForm(context, times, timeForms, isLikelyTime);
  proposeForm(context, numbers, numberForms);
}

/** One way for all columns if there is one, since they come from one program; else one for each. */
function proposeForm(
  context: Context,
  settled: readonly Settled[],
  forms: readonly Form[],
  isLikely?: (value: string) => boolean,
): void {
  if (settled.length === 0) return;
  const columns = settled.map((one) => columnOf(context, one));
  const all = formOf(columns, forms, isLikely);
  if (all.is !== 'none') {
    apply(context, all, settled, feedPath(context), undefined);
    return;
  }
  for (const [i, one] of settled.entries()) {
    const column = columns[i];
    if (!column) continue;
    const found = formOf([column], forms, isLikely);
    apply(context, found, [one], columnPath(context, column.name), column.name);
  }
}

function columnOf(context: Context, { column, at }: Settled): Column {
  const { feed, loaded, document } = context;
  return {
    name: column.name,
    texts: withUnits(context, column, at, textsOf(context, at).slice(0, MOST_TEXTS)),
    with: (setting) => columnWith(feed, column.name, setting, loaded, document),
  };
}

function isOfNumbers(kind: FeedColumn['kind']): boolean {
  return kind === 'count' || kind === 'decimal' || kind === 'duration';
}

/** Lengths as the reader has them, which are none without the unit of their header or of the settings. */
function withUnits(
  { feed, loaded, document, grid, findings }: Context,
  { name, kind }: FeedColumn,
  [at]: readonly number[],
  texts: readonly string[],
): readonly string[] {
  if (kind !== 'duration' || at === undefined) return texts;
  const header = grid.header[at] ?? '';
  const said = findings.entries.find(({ path }) => path.slice(-2).join('.') === `${name}.unit`);
  const unit = said === undefined ? undefined : String(said.value);
  const read = columnWith(feed, name, { header, unit }, loaded, document);
  const scale = matchHeader([header], [read]).places.get(name)?.scale;
  return scale ? texts.map((text) => withUnit(text, scale)) : texts;
}

function apply(
  { findings }: Context,
  found: Found,
  settled: readonly Settled[],
  path: readonly string[],
  name: string | undefined,
): void {
  const names = joined(settled.map(({ column }) => column.name));
  switch (found.is) {
    case 'usual':
      return;
    case 'one':
      propose(found.form, 'certain');
      return;
    case 'several': {
      const isTime = settled.some(({ column: { kind } }) => kind === 'time' || kind === 'date');
      const isOfOrder = found.forms.every(({ form }) => form.date_order !== undefined);
      const key = isTime ? (isOfOrder ? 'date_order' : 'time_format') : 'decimal';
      findings.ask({
        key: name === undefined ? key : `${name}.${key}`,
        what: isTime ? w.ask.dateOrder({ columns: names }) : w.ask.numbers({ columns: names }),
        choices: found.forms.map(({ form, examples }) =>
          choiceOf(form, examples, path, answerOf(form)),
        ),
      });
      return;
    }
    case 'none': {
      const [text = ''] = found.unread;
      findings.note(w.mostly({ column: names, count: found.unread.length, text }));
      if (Object.keys(found.form).length > 0) propose(found.form, 'likely');
    }
  }

  function propose(form: Form, certainty: Entry['certainty']): void {
    for (const { path: at, value } of settingsOf(form, path)) {
      const isPivot = at.at(-1) === 'two_digit_years_from';
      findings.propose(at, value, isPivot ? w.twoDigits : w.form, isPivot ? 'likely' : certainty);
    }
  }
}

const stillOut =
  /^(?:未恢复|未复电|未送电|停电中|尚未\S*|处理中|抢修中|ongoing|in progress|still out|not restored(?: yet)?|open|active|pendente|em andamento|nicht beendet)$/iu;

/** Words among times and numbers: most stand for nothing, and of an end that decides how long it was. */
export function proposeBlanks(context: Context): void {
  const { findings, grid } = context;
  for (const { column, at } of context.settled.values()) {
    const [first] = at;
    if (first === undefined || !isOfFigures(column)) continue;
    const { blanks } = column.dialect;
    const counts = new Map<string, number>();
    for (const one of at) {
      for (const [text, times] of context.profiles[one]?.texts ?? []) {
        if (!hasDigit(text) && !blanks.includes(text)) counts.set(text, times);
      }
    }
    const marks = [...counts.keys()];
    if (marks.length === 0 || marks.length > 8 || column.required) continue;
    const path = columnPath(context, column.name, 'blanks');
    const isEnd = column.name === 'restored_at';
    if (!isEnd || marks.every((mark) => stillOut.test(mark))) {
      findings.propose(path, marks, isEnd ? w.stillOut : w.blank, isEnd ? 'certain' : 'likely');
      continue;
    }
    const header = grid.header[first] ?? '';
    const count = greatest([...counts.values()], 0);
    findings.ask({
      key: `${column.name}.blanks`,
      what: w.ask.blanks({
        marks: joined(marks.map((mark) => ingestWords.quoted({ text: mark }))),
        count,
      }),
      choices: [
        {
          answer: 'still_out',
          says: w.says.stillOut,
          examples: [],
          settings: [{ path, value: marks }],
        },
        {
          answer: 'skip',
          says: w.says.skip,
          examples: [],
          settings: [{ path: feedPath(context, 'except', header), value: marks }],
        },
        { answer: 'reject', says: w.says.reject, examples: [], settings: [] },
      ],
    });
  }
}

function isOfFigures({ kind }: FeedColumn): boolean {
  return (
    kind === 'time' || kind === 'date' || kind === 'count' || kind === 'decimal' || kind === 'year'
  );
}
