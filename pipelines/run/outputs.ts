import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { stampOf } from '../files/stamp.js';
import type { Period } from '../project/period.js';
import type { Project } from '../project/project.js';
import { noteFiles } from '../report/notes.js';
import type { WrittenReport } from '../report/report.js';
import { Made } from './made.js';

/** What pages and workbooks are made from. */
export interface Source {
  readonly published: Database;
  /** The stamp of the published file from before it was opened. */
  readonly stamp: string;
  readonly project: Project;
}

interface Wanted {
  readonly period: Period;
  readonly language: Language;
  readonly keepsFinal: boolean;
}

const writtenReport: z.ZodType<WrittenReport> = z.object({
  page: z.string(),
  files: z.array(z.string()),
  workbook: z.string().nullable(),
  isRenewed: z.boolean(),
  isKept: z.boolean(),
  cityPages: z.int(),
  notices: z.array(z.object({ zh: z.string(), en: z.string() })),
  isIncomplete: z.boolean(),
  index: z.string(),
});

/** Makes of the catalogue, the period's report and the index of reports what would not be the same. */
export async function renewOutputs(
  { published, stamp, project }: Source,
  { period, ...options }: Wanted,
): Promise<{ readonly report: WrittenReport; readonly isUnchanged: boolean }> {
  const { paths } = project;
  const made = await Made.of(paths);
  await made.renew({
    name: 'catalogue',
    from: async () => paths.root,
    told: z.null(),
    make: async () => {
      const { catalogueFiles, writeCatalogue } = await import('../catalogue/catalogue.js');
      await writeCatalogue(paths);
      return { files: catalogueFiles(paths), told: null };
    },
  });
  const { settings, region } = project.loaded;
  const source = JSON.stringify([stamp, paths.root, settings, region]);
  const report = await made.renew({
    name: `report ${period.name}`,
    from: async () =>
      JSON.stringify([
        ...[source, options, await namesIn(paths, period.name)],
        await submissionsIn(paths),
        // The planner's own text is on the pages.
        await Promise.all(noteFiles(paths, period).map(stampIfAny)),
      ]),
    told: writtenReport,
    make: async () => {
      const { writeReport } = await import('../report/report.js');
      const told = await writeReport(published, project, period, options);
      return { files: told.files, told };
    },
  });
  await made.renew({
    name: 'index',
    from: async () => JSON.stringify([source, await reportsIn(paths)]),
    told: z.null(),
    make: async () => {
      const { indexFiles, writeIndex } = await import('../report/index-page.js');
      if (!report.isNew) await writeIndex(project, published);
      return { files: indexFiles(paths), told: null };
    },
  });
  return { report: report.told, isUnchanged: !report.isNew };
}

/** A file's stamp; none where it is not there. */
async function stampIfAny(file: string): Promise<string | null> {
  return stampOf(file).then(
    ({ written }) => written,
    () => null,
  );
}

type Paths = Pick<Project['paths'], 'reports'>;

/** A report shows what was submitted of its period. */
async function submissionsIn({ submissions }: Project['paths']): Promise<string[]> {
  const names = await readdir(submissions).catch(() => []);
  const stamps = names.sort().map(async (name) => {
    const stamp = await stampOf(join(submissions, name)).catch(() => undefined);
    return `${name} ${stamp?.written ?? ''}`;
  });
  return Promise.all(stamps);
}

/** Names in a folder of reports, as more or fewer pages there change what is written. */
async function namesIn({ reports }: Paths, folder: string): Promise<string[]> {
  const names = await readdir(join(reports, folder)).catch(() => []);
  return names.filter((name) => !name.startsWith('.')).sort();
}

/** All that the index leads to, each with its stamp: its own pages stand beside. */
async function reportsIn(paths: Paths): Promise<string[]> {
  const found: string[] = [];
  for (const period of await namesIn(paths, '.')) {
    for (const name of await namesIn(paths, period)) {
      const file = join(paths.reports, period, name);
      const stamp = await stampOf(file).catch(() => undefined);
      const states = await namesIn(paths, join(period, name));
      found.push(JSON.stringify([period, name, stamp?.written, states]));
    }
  }
  return found;
}
