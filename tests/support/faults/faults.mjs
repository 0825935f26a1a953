/**
 * Faults of the disk, and kills, at a step of one's choice. Whatever writes, renames or removes through
 * `node:fs` is counted; at the step asked for it fails, or the process is killed before it is done.
 * Works in the process of a test, and with `node --import` in one of its own.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/**
 * @typedef {object} Fault
 * @property {number} at the number of the step; 0 for none
 * @property {string} code such as `ENOSPC`, or `KILL`
 * @property {readonly string[]} [names] the steps that count, such as `rename`; else all
 * @property {string} [path] a pattern of the paths that count
 */

/** @type {Fault | undefined} */
let fault;
let steps = 0;

/** @param {Fault} wanted */
export function arm(wanted) {
  fault = wanted;
  steps = 0;
}

/** @returns {number} how many steps there were */
export function disarm() {
  fault = undefined;
  return steps;
}

/** @type {any} */
const sync = fs;
/** @type {any} */
const promised = fs.promises;
const { writeFileSync, lstatSync, readdirSync } = fs;

/**
 * @param {string} name
 * @param {readonly unknown[]} args
 */
function step(name, args) {
  if (!fault) return;
  const { at, code, names, path } = fault;
  if (names && !names.includes(name)) return;
  const paths = args.slice(0, name === 'writeFile' ? 1 : 2).join(' ');
  if (path !== undefined && !new RegExp(path, 'u').test(paths)) return;
  steps += 1;
  if (steps !== at) return;
  if (code === 'KILL') {
    // Half of it may be there by then.
    if (name === 'writeFile') writeHalf(args);
    process.kill(process.pid, 'SIGKILL');
    for (;;);
  }
  throw Object.assign(new Error(`${code}: made up, ${name} '${paths}'`), { code, syscall: name });
}

/** @param {readonly unknown[]} args */
function writeHalf([path, content, options]) {
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return;
  const half = content.slice(0, Math.ceil(content.length / 2));
  writeFileSync(/** @type {string} */ (path), half, /** @type {any} */ (options));
}

const names = ['rename', 'writeFile', 'mkdir', 'mkdtemp', 'copyFile', 'link', 'symlink', 'chmod'];
for (const name of [...names, 'utimes', 'unlink', 'rmdir', 'rm']) {
  const [plain, later] = [sync[`${name}Sync`], promised[name]];
  sync[`${name}Sync`] = (/** @type {unknown[]} */ ...args) => {
    step(name, args);
    return plain(...args);
  };
  promised[name] = async (/** @type {unknown[]} */ ...args) => {
    step(name, args);
    return later(...args);
  };
}

/** A folder goes piece by piece, so that a kill can come in the middle of it. */
const removeWhole = sync.rmSync;
sync.rmSync = (/** @type {string} */ path, /** @type {object} */ options) => {
  if (fault?.code !== 'KILL') return removeWhole(path, options);
  removePieces(path);
};

/** @param {string} path */
function removePieces(path) {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory()) return fs.unlinkSync(path);
  for (const name of readdirSync(path)) removePieces(join(path, name));
  fs.rmdirSync(path);
}

/** Streams open their file so. */
const open = sync.open;
sync.open = (/** @type {any[]} */ ...args) => {
  const [path, flags] = args;
  try {
    if (/^[wa]/u.test(String(flags))) step('open', [path]);
  } catch (error) {
    process.nextTick(args.at(-1), error);
    return;
  }
  open(...args);
};

syncBuiltinESMExports();

if (process.env.SHIHU_FAULT) arm(JSON.parse(process.env.SHIHU_FAULT));
