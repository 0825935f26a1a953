import type { BaselineSource } from '../../schemas/codes/index.js';
import { integer, wholePercent } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import type { View } from '../view/view.js';
import { marks, named, tierWords, verdictWords, verdictTableWords as w } from '../words/index.js';
import type { Heading } from './section.js';
import { markLegend } from './submitted.js';
import { verdictTable } from './verdict-table.js';

/** The table of verdicts, and what must be known to read it. */
export function verdictSection(view: View, heading: Heading): Html {
  const { say } = view;
  const rate = wholePercent(view.rate);
  const note =
    view.baseYear === null ? w.note({ rate }) : w.noteMean({ rate, base: String(view.baseYear) });
  return html`<section>
${heading(say(view.isCity ? w.headingCity : w.heading), 'verdicts')}
${verdictTable(view)}
<p class="note">${say(note)} ${sources(view)} ${markLegend(view)}</p>
${reading(view)}
</section>
`;
}

function sources(view: View): string | null {
  const { say, cells } = view;
  const count = (source: BaselineSource) =>
    cells.filter((row) => row.baseline_source === source).length;
  const [history, events] = [count('history'), count('events')];
  if (history + events === 0) return null;
  const parts = { history: integer(history), events: integer(events) };
  if (history === 0) return say(w.sourceEvents(parts));
  return say(events === 0 ? w.sourceHistory(parts) : w.sources(parts));
}

/** The ambiguity is that of Sichuan's notice, and says nothing of another region's limits. */
function reading(view: View): Html | null {
  const { say, data, year, cities } = view;
  const shown = new Set(view.cells.map((row) => row.city_code));
  const changed = data.otherVerdicts.filter(
    (row) => row.year === year && shown.has(row.city_code) && row.other_reading !== row.verdict,
  );
  if (changed.length === 0 || !view.isOfNotice) return null;
  const cells = changed.map((row) =>
    say(
      w.readingCell({
        place: cities.find((city) => city.code === row.city_code)?.name ?? row.city_code,
        tier: say(named(tierWords, row.area_tier)),
        from: say(named(verdictWords, row.verdict)),
        to: say(named(verdictWords, row.other_reading)),
      }),
    ),
  );
  return html`<p class="notice">${say(w.reading({ cells: cells.join(say(marks.items)) }))}</p>`;
}
