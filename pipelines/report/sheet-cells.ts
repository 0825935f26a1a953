import type { Value } from '../../reports/base/dataset.js';
import { legible } from '../../reports/base/html.js';
import type { CellKind } from '../../reports/workbook/index.js';
import {
  flagCell,
  isoCell,
  numberCell,
  type SheetCell,
  textCell,
  wholeCell,
} from '../workbook/cell.js';
import type { PlacedCell } from '../workbook/sheet.js';

const shownAs: Record<CellKind, string> = {
  text: '',
  count: '#,##0',
  hours: '#,##0.000',
  userHours: '#,##0.0',
  share: '0.00%',
  ratio: 'General',
  time: '',
  flag: '',
};

/** The kind's format with other decimals. */
function formatOf(kind: CellKind, decimals: number | undefined): string {
  const format = shownAs[kind];
  return decimals === undefined ? format : format.replace(/\.0+/u, `.${'0'.repeat(decimals)}`);
}

export function cellOf(value: Value, kind: CellKind, decimals?: number): SheetCell | undefined {
  if (value === null) return undefined;
  if (typeof value === 'boolean') return flagCell(value);
  if (typeof value === 'bigint') return wholeCell(value, shownAs[kind]);
  if (typeof value === 'number') return numberCell(value, formatOf(kind, decimals));
  // What is not seen but changes what is seen is spelled out, as on the pages.
  return kind === 'time' ? isoCell(legible(value)) : textCell(legible(value));
}

/** A text of the workbook's own, in a look of its own. */
export function lookedCell(text: string, look: PlacedCell['look'] & string): PlacedCell {
  return { ...textCell(legible(text)), look };
}
