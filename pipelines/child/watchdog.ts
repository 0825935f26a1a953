import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { ALARM } from './limits.js';

/*
 * A thread that ends its process, since that may be busy in one call for minutes: when it has more memory
 * than allowed, or when the process that wanted its result is gone.
 */

const OFTEN = 10;
const { memory, parent } = workerData as { memory: number; parent: number };

setInterval(() => {
  if (process.memoryUsage.rss() > memory) {
    writeSync(ALARM, 'memory');
    process.kill(process.pid, 'SIGKILL');
  }
  // An orphan is given to another parent; Windows says nothing, but there the pipe to it breaks.
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, OFTEN);
