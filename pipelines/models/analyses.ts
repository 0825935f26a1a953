import { join } from 'node:path';
import { UserError, usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { modelsWords as w } from '../words/models.js';
import { type SqlFile, sqlFiles, sqlFolder, sqlNames } from './files.js';
import { readHeader } from './header.js';
import { type AnalysisHeader, analysisHeader } from './headers.js';
import { readOwnAnalysis } from './own-analysis.js';

/** A saved question: one SELECT under sql/analyses, with what its head says. */
export interface Analysis extends SqlFile {
  readonly header: AnalysisHeader;
  /** Whose it is: a project's own is found before the program's of that name. */
  readonly from: 'project' | 'program';
}

export interface Analyses {
  readonly analyses: readonly Analysis[];
  /** Why files of the project are no questions. */
  readonly broken: readonly UserError[];
}

const PART = 'analyses';

/**
 * The project's own questions and the program's, in the order of their names.
 * @param own the project's folder of SQL; without it the program's alone
 */
export async function findAnalyses(own?: string): Promise<Analyses> {
  const analyses = new Map<string, Analysis>();
  for (const file of await sqlFiles(sqlFolder, PART)) analyses.set(file.name, ofProgram(file));
  const broken: UserError[] = [];
  for (const name of ownNames(own)) {
    try {
      analyses.set(name, await ofProject(own as string, name));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      analyses.delete(name);
      broken.push(error);
    }
  }
  const names = [...analyses.keys()].sort();
  return { analyses: names.flatMap((name) => analyses.get(name) ?? []), broken };
}

export async function loadAnalyses(own?: string): Promise<readonly Analysis[]> {
  return (await findAnalyses(own)).analyses;
}

/** @throws UserError with the name that may have been meant, and for an own question that is broken */
export async function loadAnalysis(name: string, own?: string): Promise<Analysis> {
  if (ownNames(own).includes(name)) return ofProject(own as string, name);
  const all = await loadAnalyses(own);
  const found = all.find((analysis) => analysis.name === name);
  if (found) return found;
  throw unknown(
    name,
    all.map((analysis) => analysis.name),
  );
}

/** None where the project is the program's own folder. */
function ownNames(own: string | undefined): string[] {
  return own === undefined || own === sqlFolder ? [] : sqlNames(PART, own);
}

function ofProgram(file: SqlFile): Analysis {
  return { ...file, header: readHeader(analysisHeader, file.sql, file.file), from: 'program' };
}

async function ofProject(own: string, name: string): Promise<Analysis> {
  const file = `${PART}/${name}.sql`;
  const { sql, header } = await readOwnAnalysis(join(own, file), `sql/${file}`);
  return { name, file, sql, header, from: 'project' };
}

function unknown(name: string, names: readonly string[]): UserError {
  const guess = nearest(name, names);
  return usageError(w.noAnalysis({ name }), guess ? w.didYouMean({ guess }) : w.listAnalyses).as(
    'unknown_question',
  );
}
