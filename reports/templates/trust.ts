import { integer } from '../base/figures.js';
import { type Html, html } from '../base/html.js';
import type { View } from '../view/view.js';
import { headlineWords as w } from '../words/index.js';

/** How far the findings can be trusted: the checks that failed and the rows turned away. */
export function trust({ say, data }: View): Html | null {
  if (data.checks.length === 0 && data.batches.length === 0) return null;
  const failed = data.checks.filter((check) => check.status === 'fail');
  const errors = failed.filter((check) => check.severity === 'error').length;
  const warnings = failed.filter((check) => check.severity === 'warning').length;
  // A row that a correction has settled was rejected once and is no longer.
  const outstanding = data.checks.find(({ name }) => name === 'rejected');
  const rejected = outstanding?.failing_rows ?? 0;
  const counts = {
    errors: integer(errors),
    warnings: integer(warnings),
    rejected: integer(rejected),
  };
  return html`<p class="${errors > 0 ? 'notice' : 'note'}">${say(errors > 0 ? w.distrust(counts) : w.trust(counts))} <a href="#quality">${say(w.trustLink)}</a></p>`;
}
