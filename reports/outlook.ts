/** What a forecast says, for pages and for a terminal. */
export { chance, type Forecast, outlookSentence, outlookWord } from './words/outlook.js';
