import { Worker } from '../child/worker.js';
import { memoryOf } from './memory.js';
import { entry } from './process.js';

/** Starts the process of a query that has the usual memory: it loads while the query is looked over here. */
export function prepareChild(): void {
  Worker.ahead(entry, memoryOf(undefined).process);
}
