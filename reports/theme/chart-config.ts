import type { Config } from 'vega-lite';
import { light } from './palette.js';

/** The width, in pixels, beyond which the name of a row ends in an ellipsis. */
export const widestLabel = 280;

/**
 * A phone: up to which width of the window a page is set for it, how wide a chart drawn for it is, and
 * beyond which width the name of a row goes on in a second line there. Such a chart fits a window of 360 pixels.
 */
export const phone = { upTo: 720, width: 328, label: 110 };

/**
 * A window between a phone's and one that shows wide charts unshrunk, beside a bar that scrolls: up to which width,
 * from which one charts for a phone stand two abreast, what a page leaves free at either side, and how wide a chart
 * may be that is shown as on a wide page all the same.
 */
export const tablet = { upTo: 1032, abreast: 760, side: 20, small: phone.upTo - 60 };

/** How every chart looks. Nothing here depends on the data or the language. */
export const chartConfig: Config = {
  background: 'transparent',
  font: 'sans-serif',
  padding: 4,
  lineBreak: '\n',
  view: { stroke: null },
  text: { color: light('ink'), fontSize: 12 },
  axis: {
    aria: false,
    domainColor: light('rule'),
    gridColor: light('hair'),
    tickColor: light('rule'),
    tickSize: 4,
    labelColor: light('ink'),
    labelFontSize: 12,
    labelFlush: false,
    labelLimit: widestLabel,
    labelPadding: 5,
    titleColor: light('muted'),
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titlePadding: 8,
    titleLimit: 600,
    maxExtent: 420,
  },
  legend: {
    aria: false,
    orient: 'top',
    direction: 'horizontal',
    labelColor: light('ink'),
    labelFontSize: 12,
    labelLimit: 400,
    symbolSize: 90,
    columnPadding: 18,
    title: null,
    offset: 10,
  },
  header: {
    labelColor: light('ink'),
    labelFontSize: 13,
    labelFontWeight: 'bold',
    labelLimit: 400,
    labelPadding: 6,
    title: null,
  },
};
