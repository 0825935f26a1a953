import { describe, expect, it } from 'vitest';
import { parseMonth } from '../../schemas/months.js';

const read = (text: string) => {
  const parsed = parseMonth(text);
  return parsed.ok ? parsed.value : parsed.fault.code;
};

describe('a month', () => {
  it.each([
    ...[
      '2022-07',
      '2022-7',
      '2022/07',
      '2022.7',
      '202207',
      '2022年7月',
      '2022年07月份',
      '２０２２年７月',
    ],
    ...['2022-07-01', '2022/7/1', '2022-07-01 00:00:00', '20220701', '2022年7月1日'],
  ])('is %s, as its first day', (text) => expect(read(text)).toBe('2022-07-01'));

  it.each([
    ...['7月', '七月', '2022', '2022-13', '2022-00', '202213', '2022-07-02', '2022-07-31', '22-07'],
    ...['2022-07-01 08:00', '1899-12', '2200-01', '07/2022', '2022年', ''],
  ])('is not %j', (text) => expect(read(text)).toBe('bad_time'));
});
