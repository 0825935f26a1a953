/**
 * Kills the process before a statement of one's choice, with `node --import`. SHIHU_STATEMENT is its number;
 * SHIHU_STATEMENTS names a file that gets the statements of a process that is left alone, as JSON.
 */
import { writeFileSync } from 'node:fs';
import { DuckDBConnection } from '@duckdb/node-api';

const at = Number(process.env.SHIHU_STATEMENT ?? 0);
const list = process.env.SHIHU_STATEMENTS;
/** @type {string[]} */
const statements = [];

/** @type {any} */
const connection = DuckDBConnection.prototype;
const { runAndReadAll } = connection;
connection.runAndReadAll = function (/** @type {any[]} */ ...args) {
  statements.push(String(args[0]));
  if (statements.length === at) {
    process.kill(process.pid, 'SIGKILL');
    for (;;);
  }
  return runAndReadAll.apply(this, args);
};

if (list) process.on('exit', () => writeFileSync(list, JSON.stringify(statements)));
