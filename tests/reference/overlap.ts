import type { Claim } from './claims.js';
import type { Life } from './spells.js';
import type { Settings } from './types.js';

/** A stretch of a spell that is counted or excluded throughout. */
export interface Piece {
  readonly row: number;
  readonly life: Life;
  readonly from: number;
  readonly to: number;
  readonly users: number;
  readonly excluded: boolean;
}

/** Cuts a row's spells at the edges of the time that is excluded. */
export function piecesOf(life: Life, claim: Claim): Piece[] {
  const pieces: Piece[] = [];
  for (const spell of life.spells) {
    const add = (from: number, to: number, excluded: boolean) => {
      if (from < to) pieces.push({ row: life.row, life, from, to, users: spell.users, excluded });
    };
    if (claim.excluded === null) {
      add(spell.from, spell.to, false);
      continue;
    }
    const { from, to } = claim.excluded;
    add(spell.from, Math.min(spell.to, from), false);
    add(Math.max(spell.from, from), Math.min(spell.to, to), true);
    add(Math.max(spell.from, to), spell.to, false);
  }
  return pieces;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Started first; then counted before excluded; then provider; then event. */
function inOrderOfCause(a: Piece, b: Piece): number {
  const one = a.life.outage;
  const two = b.life.outage;
  return (
    one.started_at - two.started_at ||
    Number(a.excluded) - Number(b.excluded) ||
    byText(one.provider, two.provider) ||
    byText(one.event_id, two.event_id)
  );
}

/** One population: walk every stretch of time in which the same pieces are active. */
function firstCause(pieces: readonly Piece[]): Piece[] {
  const instants = [...new Set(pieces.flatMap((piece) => [piece.from, piece.to]))];
  instants.sort((a, b) => a - b);
  const contributions: Piece[] = [];
  for (let i = 0; i + 1 < instants.length; i += 1) {
    const from = instants[i] ?? 0;
    const to = instants[i + 1] ?? 0;
    const active = pieces.filter((piece) => piece.from <= from && to <= piece.to);
    active.sort(inOrderOfCause);
    let most = 0;
    for (const piece of active) {
      const users = Math.max(0, piece.users - most);
      most = Math.max(most, piece.users);
      if (users > 0) contributions.push({ ...piece, from, to, users });
    }
  }
  return contributions;
}

/** What every row adds, and when: pieces whose `users` are the contribution. */
export function contributions(
  lives: readonly Life[],
  claims: readonly Claim[],
  settings: Settings,
): Piece[] {
  const alone: Piece[] = [];
  const populations = new Map<string, Piece[]>();
  lives.forEach((life, row) => {
    const claim = claims[row];
    if (claim === undefined) throw new Error('a row without its claim');
    const { city, area_tier, asset_id } = life.outage;
    const shares =
      settings.overlap === 'first_cause' &&
      settings.repeated_rows === 'conflict' &&
      asset_id !== '';
    if (!shares) {
      alone.push(...piecesOf(life, claim));
      return;
    }
    const key = JSON.stringify([city, area_tier, asset_id]);
    const population = populations.get(key) ?? [];
    population.push(...piecesOf(life, claim));
    populations.set(key, population);
  });
  return [...alone, ...[...populations.values()].flatMap(firstCause)];
}

/** User-seconds of a piece within a span of seconds. */
export function userSeconds(piece: Piece, from: number, to: number): bigint {
  const seconds = Math.min(piece.to, to) - Math.max(piece.from, from);
  return seconds > 0 ? BigInt(seconds) * BigInt(piece.users) : 0n;
}
