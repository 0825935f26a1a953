import { shortMonth } from '../view/period.js';
import { monthOf, type View } from '../view/view.js';
import { chartWords, marks } from '../words/index.js';

/**
 * Says which of the year's months are short of days or not held at all, so that a low last bar
 * isn't read as a success, nor a sum that starts late as one of the whole year.
 */
export function partialNote(view: View, months: readonly string[]): string {
  const { say } = view;
  const missing = months.filter((month) => monthOf(view, month) === undefined);
  const short = months.filter((month) => monthOf(view, month)?.is_final === false);
  const notes = [
    ...(missing.length > 0 ? [say(chartWords.missing({ months: listed(view, missing) }))] : []),
    ...(short.length > 0 ? [say(chartWords.partial({ months: listed(view, short) }))] : []),
  ];
  return notes.map((note) => say(marks.sentences) + note).join('');
}

/** Months in words, those that follow each other as a span. */
function listed({ say }: View, months: readonly string[]): string {
  const spans: string[][] = [];
  for (const month of months) {
    const last = spans.at(-1);
    const before = last?.at(-1);
    if (last && before && Number(month.slice(5)) === Number(before.slice(5)) + 1) last.push(month);
    else spans.push([month]);
  }
  const name = (month = '') => say(shortMonth(month));
  return spans
    .flatMap((span) =>
      span.length < 3
        ? span.map(name)
        : [`${name(span[0])}${say(chartWords.to)}${name(span.at(-1))}`],
    )
    .join(say(marks.names));
}
