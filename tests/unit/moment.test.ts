import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { loadNamed, type NamedLoad } from '../../pipelines/build/moment.js';

const load = (number: number, hash: string, loadedOn: string | null = null): NamedLoad => ({
  number,
  batchId: hash === '' ? '' : `outages-${hash.slice(0, 12)}`,
  hash,
  document: `data/outages/${number}.csv`,
  loadedOn,
  submittedAs: [],
});

function refusal(written: string, loads: readonly NamedLoad[]): string {
  try {
    loadNamed(written, loads);
  } catch (error) {
    if (error instanceof UserError) return error.what.en;
    throw error;
  }
  return '';
}

const hashes = ['1f3a'.repeat(16), '1f3b'.repeat(16), '2022'.repeat(16)];
const loads = hashes.map((hash, i) => load(i + 1, hash));

describe('what --known-at names', () => {
  it.each([
    ['2', 2],
    ['outages-1f3b1f3b1f3b', 2],
    ['outages-2', 3],
    ['1f3a', 1],
    ['1F3B1', 2],
    [hashes[2] ?? '', 3],
  ])('finds a load by %s', (written, number) => {
    expect(loadNamed(written, loads).number).toBe(number);
  });

  it('takes a batch that is another one’s beginning for itself', () => {
    const first = load(1, hashes[0] ?? '');
    const again = { ...load(2, hashes[0] ?? ''), batchId: `${first.batchId}-2` };
    expect(loadNamed(first.batchId, [first, again]).number).toBe(1);
    expect(loadNamed(again.batchId, [first, again]).number).toBe(2);
    expect(refusal('1f3a', [first, again])).toContain('2 batches begin with 1f3a');
  });

  it('refuses what fits several, and shows them', () => {
    expect(refusal('outages-1f3', loads)).toBe(
      '2 batches begin with outages-1f3:\n' +
        '1 outages-1f3a1f3a1f3a data/outages/1.csv\n2 outages-1f3b1f3b1f3b data/outages/2.csv',
    );
    const many = [...loads, load(2022, 'abcd'.repeat(16))];
    expect(refusal('2022', many)).toMatch(/2 batches.*\n3 outages-2022.*\n2022 outages-abcd/u);
    const all = Array.from({ length: 30 }, (_, i) => load(i + 1, hashes[0] ?? ''));
    expect(refusal('1f3a', all).split('\n')).toHaveLength(12);
  });

  it('takes a name that was given to a state, exactly as it was given', () => {
    const named = [...loads, { ...load(4, ''), submittedAs: ['年报é', 'annual'] }];
    expect(loadNamed('annual', named).number).toBe(4);
    expect(loadNamed('年报e\u0301', named).number).toBe(4);
    for (const other of ['annua', 'Annual', 'annual.json']) {
      expect(refusal(other, named)).toBe(`There is no batch ${other}.`);
    }
  });

  it('refuses a given name that another load has too', () => {
    const [first, second, third] = loads.map((one) => one.batchId);
    for (const name of [first ?? '', 'outages-1f3a']) {
      const named = loads.map((one) => ({
        ...one,
        submittedAs: one.batchId === third ? [name] : [],
      }));
      expect(refusal(name, named)).toMatch(/^2 batches.*\n1 outages-1f3a.*\n3 outages-2022/u);
      expect(loadNamed(second ?? '', named).number).toBe(2);
    }
  });

  it.each(['4', '1f3', '1f3c', 'outages-9', '', '-1', '1.0'])(
    'finds nothing by “%s”',
    (written) => {
      // Three digits are a number, not the beginning of a hash.
      expect(refusal(written, [load(9, '')])).toBe(`There is no batch ${written}.`);
    },
  );

  it('names a withdrawal by its number alone', () => {
    expect(loadNamed('4', [...loads, load(4, '')]).number).toBe(4);
    expect(refusal('outages', [load(4, '')])).toContain('no batch');
  });
});

describe('a date in --known-at', () => {
  const dated = (...days: (string | null)[]) => days.map((day, i) => load(i + 1, `${i}`, day));

  it.each([
    ['2022-01-05', 2],
    ['2022-01-06', 2],
    ['2022-02-28', 4],
    ['2022-03-01', 5],
    ['2023-01-01', 5],
  ])('means the end of that day: %s', (day, number) => {
    // The first has no day, and was made before the second; the third before the fourth.
    const all = dated(null, '2022-01-05', '2022-02-01', '2022-02-01', '2022-03-01');
    expect(loadNamed(day, all).number).toBe(number);
  });

  it.each([
    [
      '2022-01-04',
      [null, '2022-01-05'],
      /were loaded by 2022-01-04:\n1 outages-0 data.outages.1.csv$/u,
    ],
    [
      '2022-01-05',
      ['2022-01-05', null, '2022-02-01'],
      /were loaded by 2022-01-05:\n2 outages-1 data.outages.2.csv$/u,
    ],
    ['2022-03-01', ['2022-01-05', null], /were loaded by 2022-03-01:\n2 outages-1/u],
    [
      '2022-01-01',
      ['2022-01-05'],
      /Nothing was loaded by 2022-01-01. The first date is 2022-01-05/u,
    ],
    ['2022-01-01', [null, null], /no batch has a date/u],
    [
      '2022-01-07',
      ['2022-02-01', '2022-01-05'],
      /later date than batches after them:\n1 2022-02-01/u,
    ],
    ['2022-02-30', ['2022-01-05'], /2022-02-30/u],
    ['2022-2-3', ['2022-01-05'], /2022-2-3/u],
  ])('is refused where it leaves open what was known: %s of %j', (day, days, what) => {
    expect(refusal(day, dated(...days))).toMatch(what);
  });
});
