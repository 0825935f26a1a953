import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withDatabase } from '../../pipelines/base/database.js';
import { integer, optional, text, wide } from '../../schemas/column.js';

const note = { zh: '甲', en: 'a' };
const shape = z.object({
  name: text(note),
  users: integer(note),
  seconds: wide(note),
  share: z.number().nullable(),
  kind: z.enum(['a', 'b']),
  day: optional(text(note)),
  names: z.string().transform((value) => JSON.parse(value) as string[]),
});

const row = `select 'x' as name, 3 as users, sum(5) as seconds, null as share, 'a' as kind,
  date '2022-01-01' as day, '["p"]' as names`;

const rows = (sql: string) => withDatabase(':memory:', {}, (one) => one.rows(sql, {}, shape));

describe('rows with a shape', () => {
  it('hold what their columns are declared as', async () => {
    expect(await rows(row)).toEqual([
      { name: 'x', users: 3, seconds: 5n, share: null, kind: 'a', day: '2022-01-01', names: ['p'] },
    ]);
  });

  it.each([
    ['null as name', 'column name holds null: not a string'],
    ['1.5::double as users', 'column users holds 1.5: not a whole number'],
    ["'five' as seconds", 'column seconds holds "five": not a whole number'],
    ['true as share', 'column share holds true: not a number'],
    ["'nan'::double as share", 'column share holds'],
    ["'c' as kind", 'column kind holds "c": '],
    ['1 as day', 'column day holds 1: not a string'],
  ])('refuse %s', async (wrong, said) => {
    await expect(rows(`select * replace (${wrong}) from (${row})`)).rejects.toThrow(said);
  });

  it('have the columns of the shape and no others', async () => {
    await expect(rows(`select * exclude (day), 1 as more from (${row})`)).rejects.toThrow(
      'lacking day, beside it more',
    );
  });

  it('are bound to lists of numbers too', async () => {
    const sql = 'select range as n from range(5) where range in (select unnest($ids)) order by n';
    const found = (ids: bigint[]) =>
      withDatabase(':memory:', {}, (one) => one.rows(sql, { ids }, z.object({ n: z.int() })));
    expect(await found([1n, 3n])).toEqual([{ n: 1 }, { n: 3 }]);
    expect(await found([])).toEqual([]);
  });
});
