import { loadModels, type Model, orderModels } from '../models/models.js';
import type { LoadedSettings } from '../project/settings.js';
import { heldTables } from '../warehouse/schema.js';
import { type Check, loadChecks } from './checks.js';
import { calendarSeeds, ruleSeeds } from './seeds.js';

/** What a build makes, in its order. */
export interface BuildPlan {
  readonly models: readonly Model[];
  readonly checks: readonly Check[];
}

/** The model that says from when to when the data is complete. */
export const HORIZON = 'horizon';

/**
 * Every model, each after all that it reads, and every check. It hangs on the files under sql/ and not
 * on the data.
 * @throws UserError when models form a circle, or read what nothing makes
 */
export async function planBuild(loaded: LoadedSettings): Promise<BuildPlan> {
  const given = new Set([...seedNames(loaded), ...heldTables]);
  const models = orderModels(await loadModels(), given);
  return { models: horizonFirst(models), checks: await loadChecks() };
}

function seedNames(loaded: LoadedSettings): string[] {
  const rules = ruleSeeds(loaded, { asOf: null, dataFrom: null }, 0);
  return [...rules, ...calendarSeeds(loaded, null)].map(({ name }) => name);
}

/** The horizon and all that it reads come before the calendar, whose years it gives. */
function horizonFirst(models: readonly Model[]): Model[] {
  const needed = needs(models, HORIZON);
  const before = models.filter(({ name }) => needed.has(name));
  return [...before, ...models.filter(({ name }) => !needed.has(name))];
}

/** The model and all that it reads, directly or not. */
export function needs(ordered: readonly Model[], wanted: string): ReadonlySet<string> {
  const needed = new Set([wanted]);
  for (const { name, reads } of [...ordered].reverse()) {
    if (needed.has(name)) for (const read of reads) needed.add(read);
  }
  return needed;
}

/** Of a plan what these published tables hang on, and no checks. */
export function partOf({ models }: BuildPlan, wanted: readonly string[]): BuildPlan {
  const needed = new Set(wanted.flatMap((name) => [...needs(models, name)]));
  return { models: models.filter(({ name }) => needed.has(name)), checks: [] };
}

/**
 * Models that are not kept and only show the rows of a stored table, of the warehouse or of a mart,
 * under other names: these cost nothing to be made.
 */
export function viewsAmong(models: readonly Model[]): ReadonlySet<string> {
  const views = new Set<string>();
  const staged = new Set<string>();
  const marts = new Set(models.filter(({ layer }) => layer === 'marts').map(({ name }) => name));
  for (const { name, layer, header, reads } of models) {
    if (header.key.isKept) continue;
    const follows = reads.some((read) => marts.has(read));
    if (
      layer === 'staging' ||
      follows ||
      reads.some((read) => views.has(read) && !staged.has(read))
    ) {
      views.add(name);
    }
    if (layer === 'staging') staged.add(name);
  }
  return views;
}

/**
 * Models of one reader that names them once: planned within that reader they are worked out once all
 * the same, and nothing is written in between. What is published is no such model, nor is the horizon,
 * which is looked at, nor what reads a relation that may be gone by then.
 */
export function withinReader({ models, checks }: BuildPlan): ReadonlySet<string> {
  const within = new Set<string>();
  const views = viewsAmong(models);
  const passing = new Set(
    models
      .filter(({ name, header }) => !header.key.isKept && !views.has(name))
      .map(({ name }) => name),
  );
  for (const { name, layer, reads } of models) {
    const readers = [...models, ...checks].filter((one) => one.reads.includes(name));
    const mentions = readers.flatMap(({ sql }) => sql.match(mentionOf(name)) ?? []);
    const isAlone = layer !== 'marts' && name !== HORIZON && mentions.length === 1;
    if (isAlone && !reads.some((read) => passing.has(read))) within.add(name);
  }
  return within;
}

function mentionOf(name: string): RegExp {
  return new RegExp(`\\b(?:from|join)\\s+${name}\\b`, 'gu');
}
