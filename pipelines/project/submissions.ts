import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Submission, submission } from '../../schemas/outputs/submission.js';
import type { Words } from '../../schemas/words/index.js';
import { errnoOf, failure, usageError } from '../base/errors.js';
import { unreadable } from '../files/unreadable.js';
import { submitWords as w } from '../words/submit.js';
import type { ProjectPaths } from './paths.js';

/*
 * `submissions/NAME.json`: published states that were given a name. A name is a file name, and stands
 * beside the other names of loads, so that it must look like none of these.
 */

/** The figures as they are, in place of a name. */
export const NOW = 'now';

const ENDING = '.json';
const LONGEST = 60;

const form = /^[\p{L}\p{Nd}][\p{L}\p{Nd}._-]*$/u;
const unfit: readonly RegExp[] = [
  // Numbers and dates.
  /^[\p{Nd}._-]+$/u,
  // Beginnings of hashes.
  /^[\da-f]{4,}$/iu,
  // Letters that nobody sees.
  /\p{Default_Ignorable_Code_Point}/u,
  /^now$/iu,
  // Windows takes the dot away, and keeps these for devices.
  /\.$/u,
  /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu,
];

function isName(text: string): boolean {
  return form.test(text) && [...text].length <= LONGEST && !unfit.some((one) => one.test(text));
}

/** The name as it is kept. @throws UserError for what could be mistaken, or is no name of a file */
export function submissionName(written: string): string {
  const name = written.normalize('NFC');
  if (isName(name)) return name;
  throw usageError(w.badName({ name: written }), w.nameForm({ longest: LONGEST }));
}

export function submissionFile({ submissions }: ProjectPaths, name: string): string {
  return join(submissions, `${name}${ENDING}`);
}

/** All names that were given, in order. */
export async function submittedNames({ submissions }: ProjectPaths): Promise<string[]> {
  return (await filesOf(submissions)).map(({ name }) => name).sort();
}

/** The submission of exactly this name. @throws UserError when its file is damaged */
export async function submissionNamed(
  { submissions }: ProjectPaths,
  written: string,
): Promise<Submission | undefined> {
  const name = written.normalize('NFC');
  const found = (await filesOf(submissions)).find((one) => one.name === name);
  return found && parsed(join(submissions, found.file), name);
}

/** By what is in the folder, so that a name never leads elsewhere. Some disks take accents apart. */
async function filesOf(folder: string): Promise<{ file: string; name: string }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return [];
    throw unreadable(folder, error);
  });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ENDING))
    .map(({ name: file }) => ({ file, name: file.slice(0, -ENDING.length).normalize('NFC') }))
    .filter(({ name }) => isName(name));
}

async function parsed(path: string, name: string): Promise<Submission> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(path, error);
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw damaged(path, w.notJson);
  }
  const found = submission.safeParse(content);
  if (!found.success) {
    const part = found.error.issues[0]?.path.join('.') || ENDING;
    throw damaged(path, w.wrongPart({ part }));
  }
  if (found.data.name !== name) throw damaged(path, w.wrongPart({ part: 'name' }));
  return found.data;
}

function damaged(path: string, why: Words): Error {
  return failure(w.damaged({ path, why }), w.restoreIt).as('unreadable');
}
