import { pick } from './choices.js';
import { distinct } from './distinct.js';
import { reference } from './index.js';
import { atMost, decimal, isZero, minus, one, over, power, type Ratio } from './ratio.js';
import type { TieSeed } from './seeds.js';
import type { History, Project } from './types.js';
import { groupOf } from './verdicts.js';

/** History and targets are given to this many places: exact ties, and nearest misses. */
const places = 6;

/** The decimal at or just below a fraction, moved by `nudge` in the last place. */
function nearest(fraction: Ratio, nudge: number): string {
  const scale = 10n ** BigInt(places);
  let units = (fraction.num * scale) / fraction.den + BigInt(nudge);
  if (units < 0n) units = 0n;
  const digits = units.toString().padStart(places + 1, '0');
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return text.replace(/\.?0+$/, '');
}

/** The project with one limit, baseline or rate set to what one of its cells reaches. */
export function tied(project: Project, tie: TieSeed): Project {
  const { settings } = project;
  const known = reference(project).verdicts.filter(
    (row) => row.area_tier !== 'all' && row.exact.hours !== null,
  );
  const more = known.filter((row) => row.hours !== 0);
  const reached = more.length > 0 ? more : known;
  const row = reached.length === 0 ? undefined : pick(reached, tie.cell);
  const hours = row?.exact.hours;
  const tier = row?.area_tier;
  if (row === undefined || hours === null || hours === undefined) return project;
  if (tier === undefined || tier === 'all') return project;
  const text = nearest(hours, tie.nudge);
  const { targets } = settings;
  const group = groupOf(row.city_code, settings);
  // What settings take as a limit.
  const isLimit = !isZero(decimal(text)) && atMost(decimal(text), decimal('9000'));

  if (tie.kind === 'target' && group !== null && isLimit) {
    const limits = targets.groups[group];
    if (limits === undefined) return project;
    const changed = { ...limits, hours: { ...limits.hours, [tier]: text } };
    const groups = { ...targets.groups, [group]: changed };
    return { ...project, settings: { ...settings, targets: { ...targets, groups } } };
  }
  if (tie.kind === 'stage' && group !== null && isLimit) {
    const year = String(row.year);
    const stage = targets.stages[year] ?? {};
    const changed = { ...stage, [group]: { ...stage[group], [tier]: text } };
    const stages = { ...targets.stages, [year]: changed };
    return { ...project, settings: { ...settings, targets: { ...targets, stages } } };
  }
  if (tie.kind === 'rate') {
    const base = row.exact.baseline_hours;
    if (base === null || isZero(base) || hours.num * base.den > base.num * hours.den) {
      return project;
    }
    const rate = nearest(minus(one, over(hours, base)), tie.nudge);
    if (decimal(rate).num >= decimal(rate).den) return project;
    return { ...project, settings: { ...settings, rate } };
  }
  const base = settings.basis === 'previous_year' ? row.year - 1 : settings.basis.average_since;
  const kept = minus(one, decimal(settings.rate));
  if (base >= row.year || isZero(kept)) return project;
  const baseline: History = {
    city: row.city_code,
    area_tier: tier,
    year: base,
    hours: nearest(over(hours, power(kept, row.year - base)), tie.nudge),
  };
  const history = distinct([baseline, ...project.history], (item) => [
    item.city,
    item.area_tier,
    item.year,
  ]);
  return { ...project, history };
}
