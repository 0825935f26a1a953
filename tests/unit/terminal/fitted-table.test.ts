import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { fittedTable, layoutOf } from '../../../pipelines/terminal/fitted-table.js';

const left = (n: number) => Array.from({ length: n }, () => 'left' as const);
const right = (n: number) => Array.from({ length: n }, () => 'right' as const);
const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));

describe('a table for a screen', () => {
  it('is left as it is where there is room', () => {
    expect(layoutOf([5, 5], left(2), 17)).toBeUndefined();
    const { text, narrowed } = fittedTable(['a', 'b'], [['1', '2']], right(2), 80);
    expect([text.includes('…'), narrowed]).toEqual([false, undefined]);
  });

  it('has long texts cut first, as little as need be, and never numbers', () => {
    expect(layoutOf([5, 100], left(2), 60)).toEqual({ longest: 48, first: 2, last: 0 });
    const rows = [['1234567890'.repeat(3), '停电'.repeat(40)]];
    const { text, narrowed } = fittedTable(['n', 't'], rows, ['right', 'left'], 80);
    expect(widest(text)).toBeLessThanOrEqual(80);
    expect(text).toContain('1234567890'.repeat(3));
    expect(text).toMatch(/停电停…/u);
    expect(narrowed).toEqual({ shown: 2, of: 2 });
  });

  it('leaves out columns of the middle where that is not enough', () => {
    const head = Array.from({ length: 30 }, (_, i) => `column_${i}`);
    const row = head.map((_, i) => String(1000 + i));
    const { text, narrowed } = fittedTable(head, [row], right(30), 80);
    expect(widest(text)).toBeLessThanOrEqual(80);
    expect(narrowed).toEqual({ shown: 6, of: 30 });
    const [, names] = text.split('\n');
    expect(names?.split('│').map((name) => name.trim())).toEqual([
      ...['', 'column_0', 'column_1', 'column_2', '…', 'column_27', 'column_28', 'column_29', ''],
    ]);
  });

  it.each([20, 40, 79, 80, 120, 200])('fits %i columns if one column does', (screen) => {
    for (const count of [2, 3, 8, 40]) {
      const widths = Array.from({ length: count }, (_, i) => 1 + ((i * 7) % 12));
      const layout = layoutOf(widths, right(count), screen);
      const { first, last } = layout ?? { first: count, last: 0 };
      const shown = [...widths.slice(0, first), ...widths.slice(count - last)];
      const gap = first + last < count ? 4 : 0;
      expect(shown.reduce((sum, width) => sum + width + 3, 1 + gap)).toBeLessThanOrEqual(screen);
      expect(first).toBeGreaterThan(0);
    }
  });

  it('shows one column however narrow the screen', () => {
    expect(layoutOf([50], right(1), 10)).toEqual({ longest: 24, first: 1, last: 0 });
    expect(layoutOf([50, 50, 50], right(3), 10)).toEqual({ longest: 24, first: 1, last: 0 });
  });
});
