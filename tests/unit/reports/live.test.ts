import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvOf, csvRecord } from '../../../reports/base/csv.js';
import { bare, guarded, harmless, isLive, unguarded } from '../../../reports/base/live.js';

const signs = [...'=+-@＝＋－＠﹦﹢﹣﹫'];
const leads = [
  '',
  ...'\u0000\t\n\v\f\r\u001f\u007f\u0085\u00a0\u00ad\u1680\u2003\u200b\u2028\u202e\u202f\u2060\u3000',
  ...[' ', '\ufeff', ' \u00a0\t', '\u{e0041}'],
];

describe('a text that a spreadsheet would run', () => {
  it('begins with a sign, whatever stands unseen before it, or with a control', () => {
    for (const sign of signs) {
      for (const lead of leads) expect([lead, isLive(`${lead}${sign}1`)]).toEqual([lead, true]);
    }
    for (const text of ['\u0000', '\tx', '\nx', '\rx', '\u0085x', ' \u000bx']) {
      expect([text, isLive(text)]).toEqual([text, true]);
    }
    for (const text of [
      '',
      'x',
      ' x',
      "'x",
      '1-2',
      '１',
      '时=户',
      '\u00a0',
      '\u3000x',
      '_x',
      '"=1',
    ]) {
      expect([text, isLive(text)]).toEqual([text, false]);
    }
  });

  it('is one no more with an apostrophe, which can be taken away', () => {
    const text = fc.string({ unit: fc.constantFrom(...signs, ...leads, 'a', '1', "'") });
    fc.assert(
      fc.property(text, (written) => {
        const cell = harmless(written);
        expect(isLive(cell)).toBe(false);
        expect(isLive(written) && cell === written).toBe(false);
        expect(bare(cell)).toBe(written);
      }),
    );
  });

  it('is harmless in the CSV of a page', () => {
    const title = { zh: '', en: '' };
    const rows = leads.map((lead) => [`${lead}=1`] as const);
    const csv = csvOf({ name: 'x', title, columns: [{ name: 'a', label: title }], rows });
    for (const [cell = ''] of Papa.parse<string[]>(csv.slice(1).trim()).data.slice(1)) {
      expect(cell.startsWith("'")).toBe(true);
    }
  });
});

const delimiters = [',', ';', '\t', '|'];
const unit = fc.constantFrom(...signs, ...leads, ...delimiters, '"', "'", '\n', 'a', '1');
const cells = fc.array(fc.string({ unit, maxLength: 6 }), { minLength: 1, maxLength: 5 });

describe('a line of rejected rows', () => {
  it('gives the same cells, and the same line, when the apostrophes are taken away', () => {
    fc.assert(
      fc.property(fc.constantFrom(...delimiters), cells, (delimiter, given) => {
        // What reads the file has made one kind of line break of all.
        const own = given.map((cell) => cell.replaceAll('\r', ''));
        const line = csvRecord(own, delimiter);
        const kept = guarded(line, delimiter);
        expect(unguarded(kept, delimiter)).toBe(line);
        const { data } = Papa.parse<string[]>(kept, { delimiter, newline: '\n' });
        expect(data[0]?.map((cell) => unguarded(cell, delimiter))).toEqual(own);
      }),
      { numRuns: 500 },
    );
  });

  it('has no live cell, whatever a reader takes for a delimiter and wherever a quote is left open', () => {
    fc.assert(
      fc.property(fc.constantFrom(...delimiters), fc.string({ unit }), (delimiter, line) => {
        const kept = guarded(line, delimiter);
        expect(unguarded(kept, delimiter)).toBe(line);
        for (const cell of kept.split(/[\n\r",;|\t]/u)) {
          expect([...signs, '\u0000', '\v', '\f'].some((lead) => cell.startsWith(lead))).toBe(
            false,
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
