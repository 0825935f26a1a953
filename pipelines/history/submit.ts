import { existsSync } from 'node:fs';
import { type Submission, submission } from '../../schemas/outputs/submission.js';
import { batches, settingsInForce } from '../../schemas/published/reference.js';
import { type SettingRow, settingRowsOf, settingsFromRows } from '../../schemas/settings/rows.js';
import { type Database, withDatabase } from '../base/database.js';
import { usageError } from '../base/errors.js';
import { version } from '../base/package.js';
import { inForceAt, loadsOf, versionText } from '../build/known.js';
import { ownPlace } from '../files/guard.js';
import { writeNew } from '../files/whole.js';
import { type Period, parsePeriod } from '../project/period.js';
import type { Project } from '../project/project.js';
import { submissionFile, submissionName, submittedNames } from '../project/submissions.js';
import { latestYear } from '../published/horizon.js';
import { requirePublished } from '../published/place.js';
import { withHeldWarehouse } from '../warehouse/warehouse.js';
import { submitWords as w } from '../words/submit.js';
import { hoursOf, verdictsOf } from './figures.js';

export interface SubmitRequest {
  readonly name: string;
  /** The day that the user gives; the program looks at no clock. */
  readonly on: string;
  readonly period?: string | undefined;
}

/**
 * Keeps the published state under a name: the figures of a period and all that they rest on.
 * @throws UserError for a name that is taken or could be mistaken, and where what is published isn't of
 *   all loads and the settings as they are
 */
export async function submit(
  project: Project,
  { name: written, on, period: asked }: SubmitRequest,
): Promise<{ readonly path: string; readonly submission: Submission }> {
  const name = submissionName(written);
  const wanted = asked === undefined ? undefined : parsePeriod(asked);
  const path = submissionFile(project.paths, name);
  await refuseTaken(project, name, path);
  const published = requirePublished(project.paths);
  const loads = await withHeldWarehouse(project, async (held) => (held ? loadsOf(held) : []));
  const like = loads.find(({ batch_id }) => batch_id.startsWith(name));
  if (like) throw usageError(w.likeBatch({ name, batch: like.batch_id }), w.nameAnother);
  const content = await withDatabase(published, { readOnly: true }, async (tables) => {
    const settings = await tables.read(settingsInForce);
    const inForce = (await tables.read(batches)).filter((batch) => batch.is_in_force);
    const { as_of, data_from } = settingsFromRows(settings);
    const last = loads.at(-1);
    const isCurrent =
      last !== undefined &&
      isSame(
        inForce.map((one) => versionText(one.ingested_order, one.batch_id, one.content_hash)),
        inForceAt(loads, last.load_no),
      ) &&
      isSame(settings.map(settingText), currentSettings(project, { as_of, data_from }));
    if (!isCurrent) throw usageError(w.notCurrent, w.publishFirst).as('not_current');
    const period = wanted ?? (await latestYear(tables));
    return {
      ...{ name, on, period: period.name, as_of, data_from },
      load: { number: last.load_no, batch_id: last.batch_id },
      program: { name: 'shihu' as const, version },
      settings,
      files: inForce.map((one) => ({
        ...{ number: one.ingested_order, loaded_on: one.loaded_on, batch_id: one.batch_id },
        ...{ feed: one.feed, source_file: one.source_file, sha256: one.content_hash },
      })),
      ...(await figuresOf(tables, period)),
    };
  });
  // What could not be read back is not written.
  const made = submission.parse(content);
  const isNew = await writeNew(ownPlace(path), `${JSON.stringify(made, null, 1)}\n`);
  if (!isNew) throw taken(name, path);
  return { path, submission: made };
}

/** Many disks don't tell case apart, so no two names differ in case alone. */
async function refuseTaken(project: Project, name: string, path: string): Promise<void> {
  const names = await submittedNames(project.paths);
  const found = names.find((one) => one.toLowerCase() === name.toLowerCase());
  if (found !== undefined) throw taken(found, submissionFile(project.paths, found));
  if (existsSync(path)) throw taken(name, path);
}

function taken(name: string, path: string): Error {
  return usageError(w.nameTaken({ name, path }), w.nameAnother).as('submission_exists');
}

async function figuresOf(
  tables: Database,
  period: Period,
): Promise<Pick<Submission, 'period_hours' | 'verdicts'>> {
  const { kind, name, year } = period;
  const hours = await hoursOf(tables, period);
  if (hours.length === 0) {
    throw usageError(w.noFigures({ period: name }), w.seePeriods).as('no_figure');
  }
  const verdicts = kind === 'year' ? await verdictsOf(tables, year) : [];
  return { period_hours: hours, verdicts };
}

/** The settings as they would be published now, as texts to compare. */
function currentSettings(
  { loaded }: Project,
  held: { readonly as_of: string | null; readonly data_from: string | null },
): string[] {
  const { as_of = held.as_of, data_from = held.data_from } = loaded.settings;
  return settingRowsOf(loaded, { as_of, data_from }).map(settingText);
}

function settingText({ name, value, source }: SettingRow): string {
  return JSON.stringify([name, value, source]);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return [...some].sort().join('\n') === [...others].sort().join('\n');
}
