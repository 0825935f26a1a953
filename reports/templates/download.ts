import { csvOf } from '../base/csv.js';
import type { Dataset } from '../base/dataset.js';
import { carrying, type Html, html } from '../base/html.js';
import type { View } from '../view/view.js';
import { dataWords as w } from '../words/index.js';

/**
 * A link that hands out a dataset as CSV. The file is in the link itself, so that a page saved or
 * carried on a stick keeps its data.
 */
export function downloadLink({ say, place, data }: View, dataset: Dataset): Html {
  const file = `${[place.code, data.period.name, dataset.name].filter(Boolean).join('-')}.csv`;
  const content = inLink(csvOf(dataset));
  const name = say(w.download({ title: say(dataset.title) }));
  return html`<a class="csv" download="${plainName(file)}" href="data:text/csv;charset=utf-8,${content}" aria-label="${name}">CSV</a>`;
}

/** Text as a link of data takes it, with no more escapes than it and an attribute need: browsers take UTF-8. */
function inLink(text: string): string {
  return text.replace(/[^\p{L}\p{N}.,;:()+*!~/=_-]/gu, encodeURIComponent).replaceAll("'", '%27');
}

/** Codes come from settings, and a file's name must hold nothing that some system forbids. */
function plainName(file: string): string {
  return file.replace(/[^\w.-]+/gu, '_');
}

/** Markup with the data that it shows; the data goes into the workbook too. */
export function showing(markup: Html, dataset: Dataset): Html {
  return carrying(markup, { kind: 'dataset', dataset });
}
