import type { Layer } from '../vega/chart.js';

/**
 * Sets the top of a scale by a row of kind `top`, as a text that isn't there: what depends on the data
 * stays in the rows, so that the charts of 21 cities are compiled as one.
 */
export const topLayer: Layer = {
  transform: [{ filter: { field: 'kind', equal: 'top' } }],
  mark: { type: 'text', aria: false },
  encoding: { text: { field: 'label', type: 'nominal' } },
};
