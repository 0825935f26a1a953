import { greatest } from '../../reports/base/extremes.js';
import type { FeedColumn } from '../../schemas/feeds/index.js';
import { joined } from '../../schemas/words/index.js';
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
  const numbers = settled.filter(({ column: { kind } }) => kind === 'count' || kind === 'decimal');
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
    texts: textsOf(context, at).slice(0, MOST_TEXTS),
    with: (setting) => columnWith(feed, column.name, setting, loaded, document),
  };
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
