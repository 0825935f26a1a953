import { type UserError, usageError } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { modelsWords as w } from '../words/models.js';
import { type SqlFile, sqlFiles, sqlFolder } from './files.js';
import { readHeader } from './header.js';
import { type AnalysisHeader, analysisHeader } from './headers.js';

/** A saved question: one SELECT under sql/analyses, with what its head says. */
export interface Analysis extends SqlFile {
  readonly header: AnalysisHeader;
}

export async function loadAnalyses(): Promise<Analysis[]> {
  return (await sqlFiles(sqlFolder, 'analyses')).map((file) => ({
    ...file,
    header: readHeader(analysisHeader, file.sql, file.file),
  }));
}

/** @throws UserError with the name that may have been meant */
export async function loadAnalysis(name: string): Promise<Analysis> {
  const all = await loadAnalyses();
  const found = all.find((analysis) => analysis.name === name);
  if (found) return found;
  throw unknown(
    name,
    all.map((analysis) => analysis.name),
  );
}

function unknown(name: string, names: readonly string[]): UserError {
  const guess = nearest(name, names);
  return usageError(w.noAnalysis({ name }), guess ? w.didYouMean({ guess }) : w.listAnalyses).as(
    'unknown_question',
  );
}
