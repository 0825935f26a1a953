import { explainFigure } from './explain-figure.js';
import { explainRows } from './explain-rows.js';
import { explainStory } from './explain-story.js';
import { explainVerdict } from './explain-verdict.js';

/** Every word of an explanation. */
export const explainWords = {
  ...explainFigure,
  ...explainVerdict,
  ...explainRows,
  ...explainStory,
};
