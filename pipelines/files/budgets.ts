import { same, type Words } from '../../schemas/words/index.js';
import { failure, passingFailure, type UserError } from '../base/errors.js';
import { budgetWords, overBudgetWords as w } from '../words/budgets.js';

/*
 * How much of anything is read: what lies beyond is no data of outages, and would cost a machine its memory
 * or its disk. Files themselves may be as large as they like.
 */

const MiB = 2 ** 20;
const GiB = 2 ** 30;

export type BudgetName = keyof typeof budgetWords;

interface Budget {
  readonly most: number;
  /** What `most` counts, if it is not things. */
  readonly unit?: 'bytes';
}

export const budgets = {
  line: { most: 16 * MiB, unit: 'bytes' },
  columns: { most: 4096 },
  names: { most: 1000 },
  sheetRows: { most: 1_048_576 },
  sheetColumns: { most: 16_384 },
  // Exports that say the same in every row are a hundred times as large unpacked.
  unpacked: { most: 512 * MiB, unit: 'bytes' },
  ratio: { most: 200 },
  members: { most: 10_000 },
  part: { most: 4 * GiB, unit: 'bytes' },
  parts: { most: 64 * MiB, unit: 'bytes' },
  partsRatio: { most: 100 },
  workbookMemory: { most: 4 * GiB, unit: 'bytes' },
  parquetMemory: { most: 2 * GiB, unit: 'bytes' },
  freeDisk: { most: 256 * MiB, unit: 'bytes' },
  settings: { most: MiB, unit: 'bytes' },
} as const satisfies Readonly<Record<BudgetName, Budget>>;

/**
 * Why something is not read: it is beyond a budget.
 * @param file its name or path
 * @param detail how it is beyond, made by the words below, or nothing
 */
export function overBudget(name: BudgetName, file: string, detail: Words = same('')): UserError {
  const { of, todo } = budgetWords[name];
  return failure(w.over({ file, of, most: mostOf(name), detail }), todo);
}

export function foundValue(name: BudgetName, found: number): Words {
  return w.found({ found: shown(budgets[name], found) });
}

/** What would not leave enough of the disk free; another time it may. */
export function noRoom(file: string, needed: number, free: number): UserError {
  const bytes = (value: number) => shown({ most: value, unit: 'bytes' }, value);
  const what = w.noRoom({
    file,
    needed: bytes(needed),
    free: bytes(free),
    left: mostOf('freeDisk'),
  });
  return passingFailure(what, budgetWords.freeDisk.todo);
}

export const atLine = (line: number): Words => w.atLine({ line });

export function inSheet(name: BudgetName, sheet: string, found: number): Words {
  return w.inSheet({ sheet, found: shown(budgets[name], found) });
}

/** What a budget allows, as text. */
export function mostOf(name: BudgetName): string {
  return shown(budgets[name], budgets[name].most);
}

function shown({ unit }: Budget, value: number): string {
  if (unit === undefined) return String(value);
  if (value >= GiB) return `${round(value / GiB)} GiB`;
  return value >= MiB ? `${round(value / MiB)} MiB` : `${value} B`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * Counts what comes out of something compressed.
 * @throws UserError of that file as soon as there is too much
 */
export class Unpacking {
  private bytes = 0;

  /** @param packed how many bytes it has, by now at least */
  constructor(
    private readonly file: string,
    private readonly packed: () => number,
  ) {}

  take(bytes: number): void {
    this.bytes += bytes;
    const ratio = this.bytes / Math.max(1, this.packed());
    if (this.bytes > budgets.unpacked.most && ratio > budgets.ratio.most) {
      throw overBudget('ratio', this.file, foundValue('ratio', Math.round(ratio)));
    }
  }
}
