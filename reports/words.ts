/**
 * Every word of the report, in Chinese and English. A text that lacks one of the two, or a code
 * that lacks its name, does not compile.
 */
export * from './words/catalogue.js';
export * from './words/charts.js';
export * from './words/codes.js';
export * from './words/comparison.js';
export * from './words/data.js';
export * from './words/events.js';
export * from './words/evidence.js';
export * from './words/exclusion.js';
export * from './words/headline.js';
export * from './words/index-page.js';
export * from './words/ledger.js';
export * from './words/method.js';
export * from './words/others.js';
export * from './words/page.js';
export * from './words/quality.js';
export * from './words/say.js';
export * from './words/users.js';
export * from './words/verdicts.js';
export * from './words/why.js';
export * from './words/workbook.js';
