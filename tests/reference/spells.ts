import type { Outage, Project, Restoration } from './types.js';

/** From `from` until just before `to`, `users` are out. */
export interface Spell {
  readonly from: number;
  readonly to: number;
  readonly users: number;
}

export interface Life {
  /** Index of the row among the project's outages. */
  readonly row: number;
  readonly outage: Outage;
  readonly endedAt: number;
  readonly isOpen: boolean;
  /** Clipped at as_of. */
  readonly spells: readonly Spell[];
}

export interface Rejection {
  readonly feed: 'restorations' | 'customers';
  /** Index of the row among the project's rows of that feed. */
  readonly row: number;
  readonly code:
    | 'orphan_restoration'
    | 'restored_outside'
    | 'too_many_restored'
    | 'overlapping_validity';
}

/** The row that a staged restoration belongs to, or null when there is none or no telling which. */
function rowOf(restoration: Restoration, outages: readonly Outage[]): number | null {
  const exact: number[] = [];
  const fitting: number[] = [];
  outages.forEach((outage, row) => {
    if (outage.event_id !== restoration.event_id) return;
    const sameProvider = outage.provider === restoration.provider;
    const sameAsset = outage.asset_id === restoration.asset_id;
    if (sameProvider && sameAsset) exact.push(row);
    const fitsProvider = sameProvider || restoration.provider === '';
    const fitsAsset = sameAsset || restoration.asset_id === '';
    if (fitsProvider && fitsAsset) fitting.push(row);
  });
  // The row that names exactly the same identity; two of them are no telling which.
  if (exact.length > 0) return exact.length === 1 ? (exact[0] ?? null) : null;
  // Otherwise what the restoration leaves out may be anything, if that leaves one row only.
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The stages that apply to each row, and why the others don't. */
export function stagesOf(project: Project): { stages: Restoration[][]; rejections: Rejection[] } {
  const { outages, restorations } = project;
  const stages: Restoration[][] = outages.map(() => []);
  const rejections: Rejection[] = [];
  const candidates: number[][] = outages.map(() => []);

  restorations.forEach((restoration, index) => {
    const row = rowOf(restoration, outages);
    const outage = row === null ? undefined : outages[row];
    if (row === null || outage === undefined) {
      rejections.push({ feed: 'restorations', row: index, code: 'orphan_restoration' });
      return;
    }
    const early = restoration.restored_at < outage.started_at;
    const late = outage.restored_at !== null && restoration.restored_at > outage.restored_at;
    if (early || late) {
      rejections.push({ feed: 'restorations', row: index, code: 'restored_outside' });
      return;
    }
    candidates[row]?.push(index);
  });

  outages.forEach((outage, row) => {
    for (const index of candidates[row] ?? []) {
      const stage = restorations[index];
      if (stage === undefined) continue;
      // How many are back once every stage up to and at this one's instant is taken.
      let back = 0;
      for (const other of candidates[row] ?? []) {
        const earlier = restorations[other];
        if (earlier !== undefined && earlier.restored_at <= stage.restored_at) {
          back += earlier.users_restored;
        }
      }
      if (back > outage.users) {
        rejections.push({ feed: 'restorations', row: index, code: 'too_many_restored' });
      } else {
        stages[row]?.push(stage);
      }
    }
  });
  return { stages, rejections };
}

function lifeOf(row: number, outage: Outage, stages: readonly Restoration[], asOf: number): Life {
  const restored = stages.reduce((sum, stage) => sum + stage.users_restored, 0);
  let endedAt: number;
  let isOpen = false;
  if (outage.restored_at !== null) {
    endedAt = outage.restored_at;
  } else if (stages.length > 0 && restored === outage.users) {
    endedAt = Math.max(...stages.map((stage) => stage.restored_at));
  } else {
    endedAt = Math.max(asOf, outage.started_at);
    isOpen = true;
  }

  // Between two neighbouring instants at which somebody goes out or comes back, nothing changes.
  const instants = [outage.started_at, endedAt];
  for (const stage of stages) if (stage.restored_at < endedAt) instants.push(stage.restored_at);
  instants.sort((a, b) => a - b);
  const spells: Spell[] = [];
  for (let i = 0; i + 1 < instants.length; i += 1) {
    const from = instants[i] ?? 0;
    const to = Math.min(instants[i + 1] ?? 0, asOf);
    let users = outage.users;
    for (const stage of stages) if (stage.restored_at <= from) users -= stage.users_restored;
    if (from < to && users > 0) spells.push({ from, to, users });
  }
  return { row, outage, endedAt, isOpen, spells };
}

/** Every row with its end and its spells. */
export function lives(project: Project, asOf: number): { lives: Life[]; rejections: Rejection[] } {
  const { stages, rejections } = stagesOf(project);
  return {
    lives: project.outages.map((outage, row) => lifeOf(row, outage, stages[row] ?? [], asOf)),
    rejections,
  };
}
