import type { Merge } from '../header-rows.js';
import type { Row } from './batches.js';

/** A workbook that is open, whatever its format. */
export interface Book {
  readonly sheets: readonly Sheet[];
  readonly close: () => void;
}

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Its rows that have a cell which is not empty, in their order; may be asked for again. */
  readonly rows: () => AsyncIterable<readonly Row[]>;
  /** Its cells that are merged with others to their right. */
  readonly merges: () => Promise<readonly Merge[]>;
  /** Finds out whether all of it is sound. */
  readonly verify: () => Promise<void>;
}

export function isFilled(cell: string): boolean {
  return cell.trim() !== '';
}
