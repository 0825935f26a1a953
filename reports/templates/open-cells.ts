import { integer } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import type { VerdictRow } from '../view/data.js';
import type { View } from '../view/view.js';
import { marks, headlineWords as w } from '../words/index.js';

/** Why cells can't be determined: they lack users, or a year before to be held against. */
export function openCells({ say }: View, open: readonly VerdictRow[]): Html | null {
  if (open.length === 0) return null;
  const noUsers = open.filter((row) => row.hours === null).length;
  const undone = open.filter((row) => row.hours !== null && row.evidence !== 'complete').length;
  const others = open.length - noUsers - undone;
  const count = (n: number) => {
    const isOnlyReason = n === open.length;
    return { count: isOnlyReason ? '' : say(w.openCount({ count: integer(n) })) };
  };
  const reasons = [
    ...(noUsers > 0 ? [say(w.openUsers(count(noUsers)))] : []),
    ...(undone > 0 ? [say(w.openEvidence(count(undone)))] : []),
    ...(others > 0 ? [say(w.openBaseline(count(others)))] : []),
  ];
  const parts = { open: integer(open.length), reasons: reasons.join(say(marks.clauses)) };
  return html`<p class="where">${say(w.openWhy(parts))}</p>`;
}
