import { feedNames } from '../../schemas/feeds/index.js';
import { greatest } from '../base/extremes.js';
import { type Html, html } from '../base/html.js';
import type { Say } from '../words/index.js';
import { catalogueWords as w } from '../words/index.js';
import type { Relation } from './data.js';
import { type Item, layersOf } from './layers.js';
import { ordered } from './order.js';
import { placed } from './place.js';

const BOX_HEIGHT = 26;
const LAYER_HEIGHT = 62;
const MARGIN = 8;
/** Of a fixed-width letter at the size of the labels. */
const LETTER_WIDTH = 7;

interface Layout {
  readonly layers: readonly (readonly Item[])[];
  readonly at: ReadonlyMap<Item, number>;
}

/** Names are the same in every language, and so are their places. */
const layouts = new WeakMap<readonly Relation[], Layout>();

function layoutOf(relations: readonly Relation[]): Layout {
  const known = layouts.get(relations);
  if (known) return known;
  const drawn = relations.map(({ name, reads }) => ({
    name,
    reads,
    width: labelOf(name).length * LETTER_WIDTH + 18,
  }));
  const layers = ordered(layersOf(drawn));
  const layout = { layers, at: placed(layers) };
  layouts.set(relations, layout);
  return layout;
}

/** The relations from feeds to published tables, drawn downwards, each below all that it reads. */
export function drawing(relations: readonly Relation[], say: Say): Html {
  const { layers, at } = layoutOf(relations);
  const byName = new Map(relations.map((one) => [one.name, one]));
  const items = layers.flat();
  const x = (item: Item) => round(MARGIN + (at.get(item) ?? 0));
  const y = (item: Item) => MARGIN + item.rank * LAYER_HEIGHT;
  const right = greatest(items.map((item) => x(item) + item.width / 2));
  const [width, height] = [
    Math.ceil(right + MARGIN),
    (layers.length - 1) * LAYER_HEIGHT + BOX_HEIGHT + 2 * MARGIN,
  ];
  const flows = items.filter(({ isBox }) => isBox);
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart lineage" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="lineage-title lineage-desc">
<title id="lineage-title">${say(w.lineageTitle)}</title>
<desc id="lineage-desc">${say(w.lineageText({ count: String(relations.length) }))}</desc>
${flows.map((box) => flow(box))}</svg>`;

  /** A box with the lines to all that read it, so that pointing at it shows these. */
  function flow(box: Item): Html {
    const relation = byName.get(box.of);
    const lines = items
      .filter((item) => item.of === box.of)
      .map((item) => {
        const passing = item.isBox ? '' : `M${x(item)} ${y(item)}v${BOX_HEIGHT}`;
        return passing + item.below.map((lower) => curve(item, lower)).join('');
      })
      .join('');
    const left = round(x(box) - box.width / 2);
    const label = labelOf(box.of);
    return html`<g class="flow is-${relation?.layer ?? 'input'}"><title>${label}: ${relation && say(relation.what)}</title>
${lines !== '' && html`<path class="line" d="${lines}"/>`}<rect x="${left}" y="${y(box)}" width="${box.width}" height="${BOX_HEIGHT}" rx="4"/>${relation && relation.settings.length > 0 && html`<circle cx="${round(left + box.width)}" cy="${y(box)}" r="4"/>`}<text x="${x(box)}" y="${y(box) + 17}" text-anchor="middle">${label}</text></g>
`;
  }

  function curve(upper: Item, lower: Item): string {
    const [fromX, fromY] = [x(upper), y(upper) + BOX_HEIGHT];
    const [toX, toY] = [x(lower), y(lower)];
    const bend = round((toY - fromY) * 0.55);
    return `M${fromX} ${fromY}C${fromX} ${round(fromY + bend)} ${toX} ${round(toY - bend)} ${toX} ${toY}`;
  }
}

/** Files of a feed stand in the warehouse under a name that says so; people know the folder. */
export function labelOf(name: string): string {
  const feed = /^held_(.+)$/u.exec(name)?.[1];
  return feedNames.some((one) => one === feed) ? `data/${feed}` : name;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
