import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pageFile } from '../../reports/base/links.js';
import type { Neighbours, Ways } from '../../reports/view/ways.js';
import type { Language } from '../../schemas/words/index.js';
import { foldersIn } from '../files/folder.js';
import type { ProjectPaths } from '../project/paths.js';
import { parsePeriod } from '../project/period.js';
import type { ReportPlan, ReportState } from './plan.js';

/**
 * Where the pages of a report can lead to: the files of its own folder once the plan is carried out, and
 * in each language the nearest reports of the same kind of period that are there.
 */
export async function waysOf(
  { reports }: ProjectPaths,
  { held, period }: ReportState,
  { files, removes }: ReportPlan,
  state: string | undefined,
): Promise<Ways> {
  const stays = held.map(({ name }) => name).filter((name) => !removes.includes(name));
  return {
    files: new Set([...stays, ...files.map(({ name }) => name)]),
    up: state === undefined ? '..' : '../..',
    neighbours: {
      zh: await neighboursOf(reports, period, 'zh'),
      en: await neighboursOf(reports, period, 'en'),
    },
  };
}

async function neighboursOf(
  reports: string,
  period: ReportState['period'],
  language: Language,
): Promise<Neighbours> {
  const others: string[] = [];
  for (const name of await foldersIn(reports)) {
    if (kindOf(name) !== period.kind || name === period.name) continue;
    const page = await stat(join(reports, name, pageFile(language))).catch(() => undefined);
    if (page?.isFile()) others.push(name);
  }
  others.sort();
  return {
    before: others.filter((name) => name < period.name).at(-1) ?? null,
    after: others.find((name) => name > period.name) ?? null,
  };
}

function kindOf(folder: string): string | undefined {
  try {
    const { kind, name } = parsePeriod(folder);
    return name === folder ? kind : undefined;
  } catch {
    return undefined;
  }
}
