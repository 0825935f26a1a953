import { join } from 'node:path';
import { renderReport } from '../../reports/index.js';
import type { Language } from '../../schemas/words.js';
import type { Database } from '../base/database.js';
import { writeWhole } from '../base/files.js';
import type { Period } from '../project/period.js';
import type { Project } from '../project/project.js';
import { reportData } from './data.js';

/** File of a report in each language; Chinese is the one that a folder opens with. */
export const reportFile: Record<Language, string> = { zh: 'index.html', en: 'index.en.html' };

/** Writes the period's report, whole or not at all, and says where. */
export async function writeReport(
  published: Database,
  { paths, loaded }: Project,
  period: Period,
  language: Language,
  state?: string,
): Promise<string> {
  const { synthetic } = loaded.settings;
  const data = await reportData(published, period, loaded.region, synthetic);
  const html = await renderReport(data, language);
  // Another state of the figures stands beside the published one, never in its place.
  const folder = join(paths.reports, period.name, state ?? '');
  const file = join(folder, reportFile[language]);
  await writeWhole(file, html);
  return file;
}
