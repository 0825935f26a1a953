import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Words } from '../../schemas/words.js';
import { type UserError, usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { packageRoot } from '../base/package.js';
import { modelsWords as w } from '../words/models.js';

/** A saved question: one SELECT under sql/analyses, with what its head says. */
export interface Analysis {
  readonly name: string;
  readonly title: Words;
  readonly grain: string;
  /** How to read the answer. */
  readonly reading: string;
  /** Parameters, each with its default in words. */
  readonly parameters: readonly { readonly name: string; readonly otherwise: string }[];
  readonly sql: string;
}

export const analysesFolder = join(packageRoot, 'sql', 'analyses');

export async function loadAnalyses(folder = analysesFolder): Promise<Analysis[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) =>
      analysisOf(file.slice(0, -'.sql'.length), await readFile(join(folder, file), 'utf8')),
    ),
  );
}

/** @throws UserError with the name that may have been meant */
export async function loadAnalysis(name: string, folder = analysesFolder): Promise<Analysis> {
  const all = await loadAnalyses(folder);
  const found = all.find((analysis) => analysis.name === name);
  if (found) return found;
  throw unknown(
    name,
    all.map((analysis) => analysis.name),
  );
}

function unknown(name: string, names: readonly string[]): UserError {
  const guess = nearest(name, names);
  return usageError(w.noAnalysis({ name }), guess ? w.didYouMean({ guess }) : w.listAnalyses);
}

const keys = ['zh', 'en', 'Grain', 'Params', 'Read'] as const;

function analysisOf(name: string, sql: string): Analysis {
  const said = headOf(sql);
  return {
    name,
    title: { zh: said('zh'), en: said('en') },
    grain: said('Grain'),
    reading: said('Read'),
    parameters: [...said('Params').matchAll(/(\w+) \(default: ([^)]*)\)/gu)].map(
      ([, parameter = '', otherwise = '']) => ({ name: parameter, otherwise }),
    ),
    sql,
  };
}

/** Each part of the head begins a line; what follows without a key belongs to it. */
function headOf(sql: string): (key: (typeof keys)[number]) => string {
  const parts = new Map<string, string>();
  let key = '';
  for (const line of sql.split('\n')) {
    if (!line.startsWith('--')) break;
    const text = line.replace(/^--\s*/u, '');
    const [, named, rest] = /^(zh|en|Grain|Params|Read): (.*)$/u.exec(text) ?? [];
    if (named !== undefined) key = named;
    parts.set(key, [parts.get(key), rest ?? text].filter(Boolean).join(' '));
  }
  return (wanted) => parts.get(wanted) ?? '';
}
