/**
 * Writes with the compiled program, in a process of its own:
 * `node writers.mjs WRITER FOLDER` prints the number of its steps. SHIHU_FAULT says where it is to be killed.
 */
import { join } from 'node:path';
import { arm, disarm } from './faults.mjs';

const [writer = '', folder = ''] = process.argv.slice(2);
const fault = JSON.parse(process.env.SHIHU_FAULT ?? '{"at":0,"code":"KILL"}');
disarm();

/** @param {string} name */
const load = (name) =>
  import(new URL(`../../../dist/pipelines/files/${name}.js`, import.meta.url).href);

const { ownPlace } = await load('guard');
const { replaceFiles } = await load('folder');
const { withLock } = await load('lock');
const { makeWhole, writeTogether, writeWhole } = await load('whole');
const { withBeside } = await load('beside');
const { scratchFolder } = await load('scratch');
const { writeFile } = await import('node:fs/promises');

/** @param {string} name */
const place = (name) => ownPlace(join(folder, name));

async function* pages() {
  for (const name of ['a', 'b', 'c']) yield { name, content: `new ${name}` };
}

/** @type {Record<string, () => Promise<unknown>>} */
const writers = {
  folder: () =>
    withLock(place('report'), (/** @type {object} */ held) =>
      replaceFiles(held, pages(), (/** @type {string} */ name) => name === 'stale'),
    ),
  whole: () => writeWhole(place('file'), 'new file'),
  made: () =>
    makeWhole(place('file'), async (/** @type {string} */ beside) => {
      await writeFile(beside, 'new ');
      await writeFile(beside, 'file', { flag: 'a' });
    }),
  together: () =>
    writeTogether(['a', 'b', 'c'].map((name) => ({ place: place(name), content: `new ${name}` }))),
  // Holds what goes at the end, until that comes.
  waiting: () =>
    withLock(place('report'), () =>
      withBeside(place('file'), async () => {
        scratchFolder();
        process.stdout.write('ready\n');
        await new Promise((resolve) => setTimeout(resolve, 60_000));
      }),
    ),
};

const timer = writer === 'leaving' ? setTimeout(() => process.exit(7), 200) : undefined;
arm(fault);
await writers[timer ? 'waiting' : writer]?.();
process.stdout.write(`${disarm()}\n`);
