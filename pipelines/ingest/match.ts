import type { FeedColumn } from '../../schemas/feeds/index.js';
import { isOne, type Scale } from '../../schemas/units.js';
import { fold } from '../../schemas/vocabulary.js';
import {
  type Addition,
  additionsOf,
  type HeaderCell,
  headerCell,
  readBracket,
  readTail,
} from './header.js';

/** Where in a file a declared column is. */
export interface Place {
  readonly at: number;
  /** What its numbers are multiplied by, where the header gives them in another unit. */
  readonly scale?: Scale;
  /** The column's own unit, where the header names it: cells must not contradict. */
  readonly own?: Scale;
  /** Cells that make it together with that one, where the settings say so. */
  readonly and?: readonly number[];
}

/** All cells that a column is made of. */
export function cellsOf({ at, and = [] }: Place): readonly number[] {
  return [at, ...and];
}

/** What keeps a header from being read as it stands, or is worth saying of it. */
export type HeaderIssue =
  /** Several headers of a list in the settings, which are to mean the same. */
  | { readonly kind: 'synonyms'; readonly column: FeedColumn; readonly headers: readonly string[] }
  /** Headers that differ only in a note. */
  | { readonly kind: 'alike'; readonly column: FeedColumn; readonly headers: readonly string[] }
  | {
      readonly kind: 'foreign';
      readonly column: FeedColumn;
      readonly header: string;
      readonly unit: string;
    }
  /** Two known headers of one column; not a refusal. */
  | {
      readonly kind: 'spare';
      readonly column: FeedColumn;
      readonly used: string;
      readonly spare: string;
      readonly at: number;
    };

/** What the cells of a header are. */
export interface Match {
  /** By declared column; one cell can be several where the settings say so. */
  readonly places: ReadonlyMap<string, Place>;
  readonly issues: readonly HeaderIssue[];
  /** Headers of the settings that the file has, as the settings write them. */
  readonly ofSettings: readonly string[];
}

/** A cell that can be a column, with how well it fits: the smaller, the better. */
interface Candidate {
  readonly at: number;
  readonly cell: HeaderCell;
  /** Place of the spelling in its list. */
  readonly spelling: number;
  /** What comes before the order of spellings. */
  readonly rank: number;
  /** Written out in full, letter by letter or but for case and width; with a unit; with a note. */
  readonly fit: 'exact' | 'folded' | 'usual' | 'scaled' | 'noted' | 'foreign';
  readonly scale?: Scale;
  readonly unit?: string;
}

const fits = ['exact', 'folded', 'usual', 'scaled', 'noted', 'foreign'] as const;
const isFull = ({ fit }: Candidate) => fit === 'exact' || fit === 'folded';

/**
 * Which declared column each header cell is. A header that the settings write out in full comes
 * before everything else, then one that the settings name but for an addition, then what the
 * declaration knows, in its order.
 */
export function matchHeader(cells: readonly string[], columns: readonly FeedColumn[]): Match {
  const parts = cells.map(headerCell);
  const places = new Map<string, Place>();
  const issues: HeaderIssue[] = [];
  const ofSettings = new Set<string>();
  const taken = new Set<number>();
  const take = (column: FeedColumn, { at, cell, unit, ...found }: Candidate) => {
    // What the settings say comes before what the header seems to.
    const scale = column.scale ?? found.scale;
    // Lengths have no unit of their own that could go without saying.
    const isOwn = scale && isOne(scale) && column.quantity !== 'length';
    places.set(column.name, { at, ...(scale && (isOwn ? { own: scale } : { scale })) });
    taken.add(at);
    if (unit !== undefined && !column.scale) {
      issues.push({ kind: 'foreign', column, header: cell.text, unit });
    }
  };
  for (const column of columns) {
    const made = madeOf(parts, column);
    if (!made) continue;
    places.set(column.name, made.place);
    for (const header of made.headers) ofSettings.add(header);
    // A text that names a row may be data of its own as well.
    if (column.making?.of !== 'date_and_time') continue;
    for (const at of cellsOf(made.place)) {
      taken.add(at);
      const cell = parts[at];
      const { unit } = cell ? worst(additionsOf(cell, column)) : {};
      if (cell && unit !== undefined)
        issues.push({ kind: 'foreign', column, header: cell.text, unit });
    }
  }
  for (const column of columns) {
    if (places.has(column.name)) continue;
    const { headers = [] } = column;
    const found = candidates(parts, headers, column, true);
    for (const { spelling } of found) ofSettings.add(headers[spelling] ?? '');
    const [best] = found;
    if (!best) continue;
    take(column, best);
    const full = found.filter(isFull);
    const several = new Set(full.map(({ spelling }) => spelling)).size > 1 ? full : [];
    const apart = distinct(several);
    if (apart.length > 1) issues.push({ kind: 'synonyms', column, headers: apart });
    else for (const one of alike(column, found)) issues.push(one);
  }
  for (const column of columns) {
    if (places.has(column.name)) continue;
    const spellings = [column.name, ...column.aliases];
    const free = (one: Candidate) => !taken.has(one.at);
    const found = candidates(parts, spellings, column, false).filter(free);
    const [best] = found;
    if (!best) continue;
    // Beside the column itself, numbers of no unit say nothing.
    if (column.inPlaceOf && places.has(column.inPlaceOf) && !best.scale) continue;
    take(column, best);
    const clash = alike(column, found);
    for (const one of clash) issues.push(one);
    const spare = found.find(({ at, fit }) => at !== best.at && fit !== 'foreign');
    if (spare && clash.length === 0) {
      issues.push({
        kind: 'spare',
        column,
        used: best.cell.text,
        spare: spare.cell.text,
        at: spare.at,
      });
    }
  }
  return { places, issues, ofSettings: [...ofSettings] };
}

/** The cells that make a column together; undefined where the file doesn't have all of them. */
function madeOf(
  cells: readonly HeaderCell[],
  { making }: FeedColumn,
): { place: Place; headers: readonly string[] } | undefined {
  if (!making || making.of === 'line') return undefined;
  const found = making.headers.map((header) => {
    const exact = cells.findIndex(({ text }) => text === header.trim());
    const { folded } = headerCell(header);
    return exact >= 0 ? exact : cells.findIndex((cell) => cell.folded === folded);
  });
  const [at, ...and] = found;
  if (at === undefined || found.includes(-1)) return undefined;
  return { place: { at, and }, headers: making.headers };
}

/** Cells that can be the column by one of the spellings, the best first. */
function candidates(
  cells: readonly HeaderCell[],
  spellings: readonly string[],
  column: FeedColumn,
  isOwn: boolean,
): Candidate[] {
  const wanted = spellings.map(headerCell);
  const found = cells.flatMap((cell, at) => {
    if (cell.folded === '') return [];
    const all = wanted.flatMap((spelling, i): Candidate[] => {
      const fit = fitOf(cell, spelling, column, isOwn);
      return fit ? [{ at, cell, spelling: i, rank: rankOf(fit, isOwn), ...fit }] : [];
    });
    return all.sort(compare).slice(0, 1);
  });
  return found.sort(compare);
}

/** Full names of the settings first; then the order of spellings; notes and foreign units last. */
function compare(a: Candidate, b: Candidate): number {
  return (
    a.rank - b.rank ||
    a.spelling - b.spelling ||
    fits.indexOf(a.fit) - fits.indexOf(b.fit) ||
    a.at - b.at
  );
}

function rankOf({ fit }: Fit, isOwn: boolean): number {
  if (isOwn && (fit === 'exact' || fit === 'folded')) return 0;
  return fit === 'foreign' ? 3 : fit === 'noted' ? 2 : 1;
}

type Fit = Pick<Candidate, 'fit' | 'scale' | 'unit'>;

function fitOf(
  cell: HeaderCell,
  spelling: HeaderCell,
  column: FeedColumn,
  isOwn: boolean,
): Fit | undefined {
  if (cell.folded === spelling.folded) {
    const full = cell.text === spelling.text ? 'exact' : 'folded';
    // What the declaration writes is in the feed's own unit, also where the settings name it.
    const isDeclared =
      !isOwn || [column.name, ...column.aliases].some((one) => fold(one) === cell.folded);
    return isDeclared ? { fit: full } : ownFit(full, additionsOf(cell, column));
  }
  if (cell.base === spelling.base) {
    const additions = cell.brackets.map((bracket) => readBracket(bracket, column));
    return additions.some(({ says }) => says === 'other') ? undefined : worst(additions);
  }
  if (cell.tail?.base !== spelling.base) return undefined;
  const tail = readTail(cell, column);
  return tail && worst([tail, ...cell.brackets.map((bracket) => readBracket(bracket, column))]);
}

/** Of a header that the settings write out, a note is part of the name; a unit stays a unit. */
function ownFit(full: 'exact' | 'folded', additions: readonly Addition[]): Fit {
  const fit = worst(additions);
  if (fit.fit === 'foreign') return fit;
  return { ...fit, fit: full };
}

function scaleSaid(one: Addition): Scale | undefined {
  return one.says === 'usual' || one.says === 'scale' ? one.scale : undefined;
}

function worst(additions: readonly Addition[]): Fit {
  const foreign = additions.find((one) => one.says === 'foreign');
  if (foreign) return { fit: 'foreign', unit: foreign.unit };
  // 户数（万户）says that it counts users, and then in what.
  const scales = additions.map(scaleSaid).filter((one) => one !== undefined);
  const scale = scales.find((one) => !isOne(one)) ?? scales[0];
  const isNoted = additions.some(({ says }) => says === 'nothing');
  const fit = isNoted ? 'noted' : scale && !isOne(scale) ? 'scaled' : 'usual';
  return scale ? { fit, scale } : { fit };
}

/** Whether the best is one of several that differ only in a note, where that matters. */
function alike(column: FeedColumn, [best, ...others]: readonly Candidate[]): HeaderIssue[] {
  if (best?.fit !== 'noted') return [];
  if (!column.required && !column.quantity && column.kind !== 'time' && column.kind !== 'date') {
    return [];
  }
  const same = others.filter(({ fit, spelling }) => fit === 'noted' && spelling === best.spelling);
  const headers = distinct([best, ...same]);
  return headers.length > 1 ? [{ kind: 'alike', column, headers }] : [];
}

function distinct(found: readonly Candidate[]): string[] {
  const byText = new Map(found.map(({ cell }) => [cell.folded, cell.text]));
  return [...byText.values()];
}
