import { join } from 'node:path';
import type { ReportData } from '../../reports/view/data.js';
import type { Database } from '../base/database.js';
import { failure } from '../base/errors.js';
import type { Period } from '../project/period.js';
import type { Project } from '../project/project.js';
import { reportWords as w } from '../words/report.js';
import { reportData } from './data.js';
import { fingerprints } from './fingerprint.js';
import { reportHead } from './head.js';
import { heldFiles } from './held.js';
import { ledgerTask } from './ledger.js';
import { readNotes } from './notes.js';
import type { ReportState } from './plan.js';
import { submittedOf } from './submitted.js';

/** All that the pages of a period show. @throws UserError when the tables hold nothing of it */
export async function readReportData(
  published: Database,
  project: Project,
  period: Period,
  isExplained: boolean,
): Promise<ReportData> {
  const { loaded, paths } = project;
  const head = reportHead(loaded);
  const notes = await readNotes(paths, period);
  return {
    ...(await reportData(published, period, loaded.region, loaded.settings.synthetic)),
    fingerprint: (await fingerprints(published)).get(period.name),
    submitted: await submittedOf(project.paths, period),
    ...ledgerOf(project),
    ...(head && { head }),
    ...(notes && { notes }),
    ...(isExplained && { explained: true }),
  };
}

/**
 * What the plan of a report has to know; nothing is written.
 * @param state name of the state of the data, where it is not the published one
 * @throws UserError when the city asked for has nothing in the period
 */
export async function reportState(
  { paths }: Project,
  period: Period,
  data: ReportData,
  { city, state }: { readonly city?: string | undefined; readonly state?: string | undefined },
): Promise<ReportState> {
  if (city !== undefined && !citiesWithData(data).includes(city)) throw noData(city, data);
  // Another state of the figures stands beside the published one, never in its place.
  const folder = join(paths.reports, period.name, state ?? '');
  return {
    folder,
    period,
    fingerprint: data.fingerprint,
    isFinal: isFinal(data),
    cities: citiesWithData(data),
    allCities: data.cities.map(({ city_code }) => city_code),
    cells: cellsOf(data),
    held: await heldFiles(folder),
  };
}

function isFinal({ period, periodHours }: ReportData): boolean {
  return periodHours.some(
    (row) => row.period_kind === period.kind && row.period === period.name && row.is_final,
  );
}

function noData(city: string, { period, cities }: ReportData): Error {
  const row = cities.find(({ city_code }) => city_code === city);
  return failure(
    w.cityNoData({
      city: { zh: row?.city_name ?? city, en: row?.city_name_en ?? city },
      period: period.name,
    }),
    w.checkCityData,
  ).as('no_figure');
}

function ledgerOf({ loaded }: Project): Pick<ReportData, 'ledger'> {
  const ledger = ledgerTask(loaded);
  return ledger ? { ledger } : {};
}

/** Figures of a city and tier that can be taken apart. */
function cellsOf({ period, periodHours, cities }: ReportData): ReportState['cells'] {
  const codes = new Set(cities.map(({ city_code }) => city_code));
  return periodHours
    .filter(
      (row) =>
        row.period_kind === period.kind &&
        row.period === period.name &&
        row.area_tier !== 'all' &&
        row.hours !== null &&
        codes.has(row.city_code),
    )
    .map(({ city_code, area_tier }) => ({ city: city_code, tier: area_tier }));
}

/** Cities of which the period holds anything, in the order of lists. */
function citiesWithData({ period, periodHours, cities }: ReportData): string[] {
  const held = new Set(
    periodHours
      .filter((row) => row.period_kind === period.kind && row.period === period.name)
      .map((row) => row.city_code),
  );
  return [...cities]
    .sort((a, b) => a.city_sort - b.city_sort)
    .map((city) => city.city_code)
    .filter((code) => held.has(code));
}
