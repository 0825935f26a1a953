/**
 * Every code that a table, a file or a row can hold, with what it is called. Declarations of columns,
 * readers, reports and the references in docs/ take them from here.
 */
export * from './budgets.js';
export * from './checks.js';
export * from './claims.js';
export * from './codes.js';
export * from './errors.js';
export * from './evidence.js';
export * from './feeds.js';
export * from './loads.js';
export * from './natures.js';
export * from './periods.js';
export * from './rejections.js';
export * from './revisions.js';
export * from './settings.js';
export * from './tiers.js';
export * from './verdicts.js';
