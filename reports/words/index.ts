/**
 * Every word of the report, in Chinese and English. A text that lacks one of the two, or a code
 * that lacks its name, does not compile.
 */

export * from './answer.js';
export * from './catalogue.js';
export * from './changes.js';
export * from './charts.js';
export { weekdayWords } from './charts-profile.js';
export { yearsHeading, yearWords } from './charts-years.js';
export * from './codes.js';
export * from './comparison.js';
export * from './data.js';
export * from './dates.js';
export * from './events.js';
export * from './evidence.js';
export * from './exclusion.js';
export * from './forecast.js';
export * from './gap.js';
export * from './gloss.js';
export * from './headline.js';
export * from './index-page.js';
export * from './ledger.js';
export * from './marks.js';
export * from './method.js';
export * from './notes.js';
export * from './others.js';
export * from './page.js';
export * from './quality.js';
export * from './say.js';
export * from './signatures.js';
export * from './users.js';
export * from './verdicts.js';
export * from './ways.js';
export * from './whole.js';
export * from './why.js';
export * from './workbook.js';
