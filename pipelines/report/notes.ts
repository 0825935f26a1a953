import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportData } from '../../reports/view/data.js';
import { type Language, languages } from '../../schemas/words/index.js';
import { errnoOf, failure } from '../base/errors.js';
import { unreadable } from '../files/unreadable.js';
import type { ProjectPaths } from '../project/paths.js';
import type { Period } from '../project/period.js';
import { noteWords as w } from '../words/report.js';
import { noteBlocks } from './markdown.js';

/** Some forty pages of text. */
const MOST_BYTES = 131_072;

const ending: Record<Language, string> = { zh: '.md', en: '.en.md' };

/** The files of a period's notes, whether or not they are there. */
export function noteFiles({ notes }: Pick<ProjectPaths, 'notes'>, { name }: Period): string[] {
  return languages.map((language) => join(notes, name + ending[language]));
}

/**
 * The planner's own text on a period: `notes/2022.md`, and `notes/2022.en.md` where the English pages
 * have one of their own.
 * @returns undefined where there is none
 * @throws UserError when a file is there and is no text of a modest size
 */
export async function readNotes(
  paths: Pick<ProjectPaths, 'notes'>,
  period: Period,
): Promise<ReportData['notes']> {
  const files = noteFiles(paths, period);
  const found = await Promise.all(
    languages.map(async (language, i) => {
      const text = await textOf(files[i] ?? '');
      return text === undefined ? [] : [[language, await blocksIn(files[i] ?? '', text)] as const];
    }),
  );
  const held = found.flat();
  return held.length > 0 ? Object.fromEntries(held) : undefined;
}

async function blocksIn(path: string, text: string) {
  try {
    return await noteBlocks(text);
  } catch (error) {
    // Nested so deeply that the reader of Markdown gives up.
    throw failure(w.notText({ path }), w.saveAsText, error).as('unreadable');
  }
}

async function textOf(path: string): Promise<string | undefined> {
  let bytes: Uint8Array;
  try {
    const found = await stat(path);
    if (!found.isFile()) throw failure(w.notFile({ path }), w.saveAsText).as('unreadable');
    if (found.size > MOST_BYTES) {
      const size = { path, size: String(found.size), most: String(MOST_BYTES) };
      throw failure(w.tooLarge(size), w.shorten).as('unreadable');
    }
    bytes = await readFile(path);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw code === undefined ? error : unreadable(path, error);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\u0000')) return text.replaceAll('\r\n', '\n');
  } catch {
    // Told below.
  }
  throw failure(w.notText({ path }), w.saveAsText).as('unreadable');
}
