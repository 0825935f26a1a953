import { readFile } from 'node:fs/promises';
import type { Words } from '../../schemas/words/index.js';
import { failure, messageOf, type UserError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { modelsWords as w } from '../words/models.js';
import { type QuestionParameter, questionParameters } from './domains.js';
import { bodyOf, headOf, headWords } from './header.js';
import type { AnalysisHeader } from './headers.js';

/*
 * A question that a project has of its own is data: its head may say less than the program's do, and what is
 * wrong with it is told with its file and line.
 */

interface OwnAnalysis {
  readonly sql: string;
  readonly header: AnalysisHeader;
}

/**
 * @param name as messages call the file
 * @throws UserError that says which line is wrong and what to do
 */
export async function readOwnAnalysis(path: string, name: string): Promise<OwnAnalysis> {
  const sql = textOf(await bytesOf(path, name), name);
  const head = headOf(sql);
  const at = (line: number, what: Words) => wrong(name, line, what);
  const lines = sql.split('\n');
  if (!lines[0]?.startsWith('--')) throw at(1, w.noHead);
  requireKnownWords(lines, at);
  const { zh = head.en, en = head.zh, grain = '', reading = '' } = head;
  if (!zh || !en) throw at(1, w.noTitle);
  const parameters = questionParameters(head.parameters ?? 'none');
  if (!parameters)
    throw at(lineOf(lines, 'Params'), w.wrongParameters({ text: head.parameters ?? '' }));
  requireEachOnce(parameters, (what) => at(lineOf(lines, 'Params'), what));
  if (bodyOf(`${sql}\n`) === '') throw at(lines.length, w.noStatement);
  requireDeclared(sql, parameters, lines, at);
  return { sql, header: { zh, en, grain, reading, parameters } };
}

type At = (line: number, what: Words) => UserError;

function wrong(file: string, line: number, what: Words): UserError {
  return failure(w.wrongQuestion({ file, line, what }), w.copyQuestion).as('bad_question');
}

async function bytesOf(path: string, name: string): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    throw failure(w.questionNotRead({ file: name, reason: messageOf(error) })).as('bad_question');
  });
}

/** With line feeds alone. Some editors and shells write UTF-16, which its first bytes tell. */
function textOf(bytes: Buffer, name: string): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
  const at = text.indexOf('\ufffd');
  if (at >= 0) throw wrong(name, text.slice(0, at).split('\n').length, w.notUtf8);
  return text.replace(/\r\n?/gu, '\n');
}

/** Of the lines of the head that begin a part; the first where none does. */
function lineOf(lines: readonly string[], word: string): number {
  const at = lines.findIndex((line) => new RegExp(`^--.*\\b${word}: `, 'u').test(line));
  return at < 0 ? 1 : at + 1;
}

/** A misspelt part would else be read as more of the part above it. */
function requireKnownWords(lines: readonly string[], at: At): void {
  for (const [i, line] of lines.entries()) {
    if (!line.startsWith('--')) return;
    const word = /^--\s*(\p{L}+)\s*[:：]/u.exec(line)?.[1];
    if (word === undefined) continue;
    const isWritten = headWords.some((known) =>
      line.replace(/^--\s*/u, '').startsWith(`${known}: `),
    );
    const guess = isWritten ? undefined : nearest(word, headWords);
    if (guess !== undefined) throw at(i + 1, w.meantPart({ word, guess }));
  }
}

function requireEachOnce(
  parameters: readonly QuestionParameter[],
  wrongHere: (what: Words) => UserError,
): void {
  const names = parameters.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw wrongHere(w.parameterTwice({ name: twice }));
}

/** What the statement has as `$name` and what the head declares are the same. */
function requireDeclared(
  sql: string,
  parameters: readonly QuestionParameter[],
  lines: readonly string[],
  at: At,
): void {
  const declared = parameters.map(({ name }) => name.toLowerCase());
  const used = new Set<string>();
  for (const { name, offset } of namesIn(sql)) {
    used.add(name.toLowerCase());
    if (declared.includes(name.toLowerCase())) continue;
    throw at(sql.slice(0, offset).split('\n').length, w.notDeclared({ name }));
  }
  const unused = parameters.find(({ name }) => !used.has(name.toLowerCase()));
  if (unused) throw at(lineOf(lines, 'Params'), w.notUsed({ name: unused.name }));
}

/** Comments, texts and quoted names, in which a dollar means nothing. */
const APART = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$/gu;

function namesIn(sql: string): { readonly name: string; readonly offset: number }[] {
  const bare = sql.replace(APART, (text) => ' '.repeat(text.length));
  return [...bare.matchAll(/\$([\p{L}_][\p{L}\p{N}_]*)/gu)].map((found) => ({
    name: found[1] ?? '',
    offset: found.index,
  }));
}
