import { settingName } from '../../schemas/settings/rows.js';
import { exact, integer } from '../base/figures.js';
import { type Html, html, shown } from '../base/html.js';
import { inputData, settingData, targetData } from '../datasets/method.js';
import type { View } from '../view/view.js';
import {
  feedWords,
  marks,
  named,
  qualityWords,
  sourceWords,
  tierWords,
  methodWords as w,
} from '../words/index.js';
import { triangle } from './submitted.js';
import { table } from './table.js';

/** More cities than this are counted, not named. */
const mostNamed = 6;
/** A list longer than this is for the database, not for paper. */
const mostFiles = 40;

/** How the figures came about: formula, limits, settings, inputs with their hashes. Parts of the annex. */
export function methodParts(view: View): Html {
  const { say, data } = view;
  return html`<h3 id="method">${say(w.heading)}</h3>
<p class="formula">${say(w.formula)}</p>
<p>${say(w.text)}</p>
${limits(view)}
<h3 id="settings">${say(w.settingsHeading)}</h3>
${settings(view)}
${triangle(view)}
<h3 id="inputs">${say(w.inputsHeading)}</h3>
${inputs(view)}
<p>${say(w.program)}: <span class="code">shihu ${shown(data.program.version, 40)}</span></p>`;
}

function limits(view: View): Html | null {
  const { say, year, tiers } = view;
  const ofYear = view.data.targets.filter((target) => target.year === year);
  const groups = [...new Set(ofYear.map((target) => target.target_group))];
  if (groups.length === 0) return null;
  const limitOf = (group: string, tier: string) =>
    ofYear.find((t) => t.target_group === group && t.area_tier === tier)?.target_hours;
  return table({
    id: 'targets-caption',
    caption: say(w.limits({ year: String(year) })),
    note: ofYear.some((target) => target.is_stage) ? say(w.stage) : '',
    columns: [
      { label: say(w.group), kind: 'code' },
      { label: say(w.cities), kind: 'long' },
      ...tiers.map((tier) => ({
        label: say(named(tierWords, tier)),
        kind: 'number' as const,
        by: groups.map((group) => limitOf(group, tier) ?? null),
      })),
    ],
    rows: groups.map((group) => [
      shown(group, 60),
      citiesOf(view, group),
      ...tiers.map((tier) => exact(limitOf(group, tier))),
    ]),
    data: targetData(year, ofYear),
    view,
  });
}

/** The cities of a group by name, or how many they are. */
function citiesOf({ say, data, cities }: View, group: string): string {
  const codes = new Set(
    data.cities.filter((city) => city.target_group === group).map((city) => city.city_code),
  );
  const names = cities.filter(({ code }) => codes.has(code)).map(({ name }) => name);
  if (names.length === 0) return '—';
  if (names.length > mostNamed) return say(w.cityCount({ count: integer(names.length) }));
  return names.join(say(marks.names));
}

/** Limits of a year that has its own table need no second one. */
function settings(view: View): Html {
  const { say, year } = view;
  const ofYear = view.data.targets.filter((target) => target.year === year);
  const isShown = ofYear.length > 0 && ofYear.every((target) => !target.is_stage);
  const limits = isShown ? limitNames(view) : new Set<string>();
  const rows = view.data.settings.filter(({ name }) => !limits.has(name));
  if (rows.length === 0) return html`<p class="none">${say(w.noSettings)}</p>`;
  return table({
    id: 'settings-caption',
    caption: say(w.settings),
    columns: [
      { label: say(w.setting), kind: 'code' },
      { label: say(w.value), kind: 'code' },
      { label: say(w.source), kind: 'tight' },
    ],
    rows: rows.map((setting) => [
      shown(setting.name, 80),
      shown(setting.value, 200),
      say(named(sourceWords, setting.source)),
    ]),
    data: settingData(rows),
    view,
  });
}

/** The settings that give limits. */
function limitNames({ settings: { targets } }: View): ReadonlySet<string> {
  return new Set(
    Object.entries(targets.groups).flatMap(([group, { hours }]) =>
      Object.keys(hours).map((tier) => settingName('targets', 'groups', group, 'hours', tier)),
    ),
  );
}

function inputs(view: View): Html | null {
  const { say, data } = view;
  if (data.batches.length === 0) return null;
  const batches = [...data.batches].sort((a, b) => a.ingested_order - b.ingested_order);
  const more = batches.length - mostFiles;
  const list = table({
    id: 'inputs-caption',
    caption: say(w.inputs),
    note: say(w.inputsNote),
    columns: [
      { label: say(w.order), kind: 'number', by: 'ingested_order' },
      { label: say(w.file), kind: 'code' },
      { label: say(qualityWords.feed), kind: 'tight' },
      { label: say(w.encoding), kind: 'tight' },
      { label: say(qualityWords.read), kind: 'number', by: 'rows_read' },
      { label: say(w.unknown), kind: 'code' },
      { label: say(w.hash), kind: 'hash' },
    ],
    rows: batches
      .slice(0, mostFiles)
      .map((batch) => [
        integer(batch.ingested_order),
        shown(batch.source_file, 80),
        say(named(feedWords, batch.feed)),
        shown(batch.encoding, 20),
        integer(batch.rows_read),
        shown(batch.unknown_columns, 80),
        shown(batch.content_hash, 80),
      ]),
    data: inputData(batches),
    isCut: true,
    view,
  });
  return html`${list}${more > 0 && html`<p class="note">${say(w.moreFiles({ count: integer(more) }))}</p>`}`;
}
