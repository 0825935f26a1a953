import { describe, expect, it } from 'vitest';
import { textTable } from '../../pipelines/terminal/table.js';

describe('a table for a terminal', () => {
  it('has a head, rules and its numbers at the right', () => {
    expect(
      textTable(
        ['市州', 'rows'],
        [
          ['成都', 12],
          ['x', 3],
        ],
      ).split('\n'),
    ).toEqual([
      '┌──────┬──────┐',
      '│ 市州 │ rows │',
      '├──────┼──────┤',
      '│ 成都 │   12 │',
      '│ x    │    3 │',
      '└──────┴──────┘',
    ]);
    expect(textTable(['a'], []).split('\n')).toEqual(['┌───┐', '│ a │', '└───┘']);
  });

  it('holds as many rows as there are', () => {
    const rows = Array.from({ length: 150_000 }, (_, i) => [i]);
    expect(textTable(['n'], rows).split('\n')).toHaveLength(rows.length + 4);
  });
});
