import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { languageOfFile, pageFile, workbookFile } from '../../reports/base/links.js';
import {
  type HeldReport,
  type IndexData,
  type PeriodFigures,
  renderIndex,
} from '../../reports/index-page.js';
import { periodHours, verdicts } from '../../schemas/published/outcomes.js';
import { targets } from '../../schemas/published/reference.js';
import type { Region } from '../../schemas/region.js';
import { languages } from '../../schemas/words/index.js';
import type { Database } from '../base/database.js';
import { version } from '../base/package.js';
import { settleIn } from '../files/beside.js';
import { foldersIn } from '../files/folder.js';
import { ownPlace } from '../files/guard.js';
import { withLock } from '../files/lock.js';
import { writeTogether } from '../files/whole.js';
import { ask } from '../models/queries.js';
import type { ProjectPaths } from '../project/paths.js';
import { parsePeriod } from '../project/period.js';
import type { Project } from '../project/project.js';
import { publishedSettings } from '../published/settings.js';
import { fingerprints, isStale } from './fingerprint.js';
import { heldFiles } from './held.js';

/** Pages of the index, in both languages, from the folders of reports and the published figures. */
export async function writeIndex(project: Project, published: Database | null): Promise<void> {
  // Of two at once the last to write has to have seen what the other one wrote of.
  await withLock(ownPlace(join(project.paths.reports, pageFile('zh'))), () =>
    writePages(project, published),
  );
}

async function writePages({ paths, loaded }: Project, published: Database | null): Promise<void> {
  await settleIn(paths.reports);
  const data: IndexData = {
    region: loaded.region.name,
    version,
    synthetic: loaded.settings.synthetic,
    cities: loaded.region.cities.map(({ code, name, nameEn }) => ({
      code,
      name: { zh: name, en: nameEn },
    })),
    reports: await heldReports(
      paths.reports,
      await figuresOf(published, loaded.region.code),
      new Set(await staleReports(paths.reports, loaded.region, published)),
      cityFilesOf(loaded.region),
    ),
    verdicts: await verdictCounts(published),
    early: await earlyYears(published, loaded.settings.targets.deadline),
  };
  await writeTogether(
    languages.map((language) => ({
      place: ownPlace(join(paths.reports, pageFile(language))),
      content: renderIndex(data, language),
    })),
  );
}

/** The files that `writeIndex` writes. */
export function indexFiles({ reports }: ProjectPaths): string[] {
  return languages.map((language) => join(reports, pageFile(language)));
}

async function heldReports(
  folder: string,
  figures: ReadonlyMap<string, PeriodFigures>,
  stale: ReadonlySet<string>,
  cityFiles: ReadonlySet<string>,
): Promise<HeldReport[]> {
  const reports: HeldReport[] = [];
  for (const name of await shownFolders(folder)) {
    const period = periodOf(name);
    if (!period) continue;
    const files = await filesIn(join(folder, name));
    const states: HeldReport['states'][number][] = [];
    for (const state of await shownFolders(join(folder, name))) {
      const held = new Set(await filesIn(join(folder, name, state)));
      const file = languages.map((language) => pageFile(language)).find((one) => held.has(one));
      if (file) states.push({ name: state, file });
    }
    const held = new Set(files);
    const pages = languages.filter((language) => held.has(pageFile(language)));
    const cityPages = files.filter((file) => cityFiles.has(file));
    if (files.length + states.length === 0) continue;
    reports.push({
      ...period,
      pages,
      workbooks: languages
        .map((language) => ({ language, file: workbookFile(language) }))
        .filter(({ file }) => held.has(file)),
      cityPages,
      states,
      figures: figures.get(name) ?? null,
      isStale: stale.has(name),
    });
  }
  return reports;
}

/** Pages of cities by name: what else a folder holds are explanations of their figures. */
function cityFilesOf({ cities }: Region): ReadonlySet<string> {
  return new Set(cities.flatMap(({ code }) => languages.map((one) => pageFile(one, code))));
}

/** Periods whose report was made from other figures than the tables hold. */
export async function staleReports(
  folder: string,
  { cities }: Region,
  published: Database | null,
): Promise<string[]> {
  const now = published ? await fingerprints(published) : new Map<string, string>();
  const codes = cities.map(({ code }) => code);
  const stale: string[] = [];
  for (const name of await shownFolders(folder)) {
    const fingerprint = now.get(name);
    if (!fingerprint) continue;
    if (isStale(await heldFiles(join(folder, name)), codes, fingerprint)) stale.push(name);
  }
  return stale;
}

/** A period whose folder is named as the program names it. */
function periodOf(name: string): Pick<HeldReport, 'kind' | 'name'> | undefined {
  try {
    const { kind, name: own } = parsePeriod(name);
    return own === name ? { kind, name } : undefined;
  } catch {
    return undefined;
  }
}

/** A folder with a dot before its name is one that is being made. */
async function shownFolders(folder: string): Promise<string[]> {
  return (await foldersIn(folder)).filter((name) => !name.startsWith('.'));
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && languageOfFile(entry.name))
    .map(({ name }) => name)
    .sort();
}

const regionFigure = periodHours.row.pick({
  period: true,
  period_end: true,
  is_final: true,
  hours: true,
});

/** What is known of each period of the whole region. */
async function figuresOf(
  published: Database | null,
  region: string,
): Promise<Map<string, PeriodFigures>> {
  if (!published) return new Map();
  const rows = await ask(published, 'report/region_figures', { city_code: region }, regionFigure);
  const asOf = (await publishedSettings(published)).as_of;
  return new Map(
    rows.map(({ period, period_end, is_final, hours }) => [
      period,
      {
        isFinal: is_final,
        until: [period_end, asOf ?? '9999'].sort()[0] ?? '',
        hours,
      },
    ]),
  );
}

const yearCount = verdicts.row.pick({ year: true, verdict: true }).extend({ cells: z.int() });

async function verdictCounts(published: Database | null): Promise<IndexData['verdicts']> {
  const counts = new Map<number, Record<string, number>>();
  if (!published) return counts;
  for (const row of await ask(published, 'report/verdicts_by_year', {}, yearCount)) {
    counts.set(row.year, { ...counts.get(row.year), [row.verdict]: row.cells });
  }
  return counts;
}

async function earlyYears(published: Database | null, deadline: number): Promise<Set<number>> {
  if (!published) return new Set();
  const year = targets.row.pick({ year: true });
  const rows = await ask(published, 'report/years_before_deadline', { deadline }, year);
  return new Set(rows.map((row) => row.year));
}
