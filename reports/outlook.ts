/** What a forecast says, for pages and for a terminal. */
export { percent } from './base/figures.js';
export { chance, type Forecast, outlookSentence, outlookWord } from './words/outlook.js';
