import { missingEvidenceCodes } from '../../schemas/codes/index.js';
import { integer } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import type { EvidenceRow } from '../view/data.js';
import type { View } from '../view/view.js';
import { evidenceWords, marks, named, evidenceNoticeWords as w } from '../words/index.js';

/** More than these are for the table of checks. */
const mostNamed = 5;

interface Fault {
  readonly row: EvidenceRow;
  readonly cities: readonly string[];
}

/** What speaks against the verdicts, each fault once however many cities it concerns. */
function faultsOf(view: View): Fault[] {
  const { data, year, isCity, place } = view;
  const faults = new Map<string, { row: EvidenceRow; cities: string[] }>();
  for (const row of data.missingEvidence) {
    if (row.year !== year || (isCity && row.city_code !== place.code)) continue;
    const key = JSON.stringify([row.evidence, row.feed, row.source_file]);
    const fault = faults.get(key) ?? { row, cities: [] };
    fault.cities.push(row.city_code);
    faults.set(key, fault);
  }
  const rank = ({ row }: Fault) => missingEvidenceCodes.rank(row.evidence);
  return [...faults.values()].sort((a, b) => rank(a) - rank(b));
}

/** Stands beside the verdict, since it says what the verdict can't rest on. */
export function evidenceNotice(view: View): Html | null {
  const faults = faultsOf(view);
  if (faults.length === 0) return null;
  const { say } = view;
  const more = faults.length - mostNamed;
  return html`<div class="notice evidence"><p><strong>${say(w.heading)}</strong> ${say(w.meaning)}</p>
<ul>${faults.slice(0, mostNamed).map((fault) => html`<li>${faultText(view, fault)}</li>\n`)}</ul>
${more > 0 && html`<p>${say(w.more({ count: integer(more) }))}</p>`}
</div>`;
}

function faultText(view: View, { row, cities }: Fault): string {
  const { say, language } = view;
  const message = shown(language === 'zh' ? row.message : row.message_en, 300);
  const what = say(named(evidenceWords, row.evidence));
  const about = row.source_file === '' ? citiesText(view, cities) : shown(row.source_file, 120);
  // Most reasons name the file themselves.
  if (row.source_file !== '' && message.includes(row.source_file)) {
    return say(w.faultOfFile({ what, message }));
  }
  return say(w.fault({ what, about, message: message.replace(/[。.]$/u, '') }));
}

function citiesText({ cities, say }: View, codes: readonly string[]): string {
  const names = cities.filter(({ code }) => codes.includes(code)).map(({ name }) => name);
  return names.join(say(marks.names));
}
