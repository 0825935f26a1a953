import { verdictRank } from '../../schemas/codes/index.js';
import { against, fixed, integer } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import { otherVerdictData } from '../datasets/detail.js';
import type { OtherVerdictRow } from '../view/data.js';
import type { View } from '../view/view.js';
import { exclusionWords, otherWords as w } from '../words/index.js';
import { at, orderOf } from './place.js';
import { table } from './table.js';
import { verdictMark } from './verdict.js';

/** Verdicts that hang on the exclusion or on how the reduction clause is read. */
export function otherVerdictTable(view: View): Html | null {
  const { say, data, year, place } = view;
  const own = data.otherVerdicts.filter(
    (row) => row.year === year && (!view.isCity || row.city_code === place.code),
  );
  if (own.length === 0) return null;
  const byExclusion = own.filter((row) => row.without_exclusion !== row.verdict);
  const byReading = own.filter((row) => row.other_reading !== row.verdict);
  const changed = own.filter((row) => byExclusion.includes(row) || byReading.includes(row));
  const lead = view.isOfNotice ? w.lead : w.leadOther;
  const counts = { exclusion: integer(byExclusion.length), reading: integer(byReading.length) };
  return html`<h3>${say(w.heading)}</h3>
<p>${changed.length === 0 ? say(w.none) : say(lead(counts))}</p>
${changed.length > 0 && changedTable(view, changed)}`;
}

function changedTable(view: View, changed: View['data']['otherVerdicts']): Html {
  const { say, year } = view;
  const mark = (code: string, verdict: string) => (code === verdict ? '—' : verdictMark(code, say));
  return table({
    id: 'others-caption',
    caption: say(w.caption({ year: String(year) })),
    note: say(w.note),
    columns: [
      {
        label: say(exclusionWords.place),
        by: changed.map((row) => orderOf(view, located(view, row))),
      },
      {
        label: say(w.hours),
        kind: 'number',
        by: changed.map((row) => view.verdict(row.city_code, row.area_tier)?.hours ?? null),
      },
      {
        label: say(w.verdict),
        kind: 'tight',
        by: changed.map((row) => verdictRank(row.verdict)),
      },
      { label: say(w.gross), kind: 'number', by: 'hours_gross' },
      { label: say(w.without), kind: 'tight' },
      { label: say(w.reading), kind: 'tight' },
    ],
    rows: changed.map((row) => {
      const verdict = view.verdict(row.city_code, row.area_tier);
      return [
        at(view, located(view, row)),
        verdict ? against(verdict.hours, verdict.target_hours, verdict.absolute_met) : '—',
        verdictMark(row.verdict, say),
        fixed(row.hours_gross),
        mark(row.without_exclusion, row.verdict),
        mark(row.other_reading, row.verdict),
      ];
    }),
    data: otherVerdictData(year, changed),
    view,
  });
}

function located(view: View, { city_code, area_tier }: OtherVerdictRow) {
  const city_name = view.verdict(city_code, area_tier)?.city_name ?? city_code;
  return { city_code, city_name, area_tier };
}
