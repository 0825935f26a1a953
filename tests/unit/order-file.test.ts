import { describe, expect, it } from 'vitest';
import { orderText, parseOrder } from '../../pipelines/ingest/order-file.js';
import { parseRuns, runsOf, writeRuns } from '../../pipelines/ingest/runs.js';
import { isLive } from '../../reports/base/live.js';

const parse = (text: string) => parseOrder(text, 'shihu.loads.csv');

describe('the order of loads', () => {
  it('is written and read back', () => {
    const entries = [
      {
        number: 1,
        kind: 'load' as const,
        feed: 'outages' as const,
        document: 'data/outages/"a", b.csv',
        hash: 'ab12',
        orderedBy: 'arrival' as const,
        window: null,
        unchanged: [],
        loadedOn: null,
      },
      {
        number: 4,
        kind: 'load' as const,
        feed: 'outages' as const,
        document: '更正.csv',
        hash: 'cd34',
        orderedBy: 'name' as const,
        window: { from: '2022-02-01', to: '2022-02-28', provider: '甲', since: 3 },
        unchanged: [{ standing: 1, first: 2, last: 5 }],
        loadedOn: '2022-03-01',
      },
      {
        number: 5,
        kind: 'withdraw' as const,
        feed: 'outages' as const,
        document: '更正.csv',
        hash: '',
        orderedBy: 'arrival' as const,
        window: null,
        unchanged: [],
        loadedOn: '2022-03-02',
      },
    ];
    expect(parse(orderText(entries))).toEqual(entries);
  });

  it('has no cell that a spreadsheet would run', () => {
    const entries = ['=1+1', "'=1.csv", ' -1.csv', '＝.csv'].map((document, i) => ({
      ...{ number: i + 1, kind: 'load' as const, feed: 'outages' as const, document, hash: '' },
      window: { from: '2022-02-01', to: '2022-02-28', provider: document, since: 1 },
      ...{ orderedBy: 'arrival' as const, unchanged: [], loadedOn: null },
    }));
    const text = orderText(entries);
    expect(text.split(/[,\n]/u).filter(isLive)).toEqual([]);
    expect(parse(text)).toEqual(entries);
  });

  it('can be written by hand, and comes back from Excel', () => {
    const read = parse(
      '\ufefffeed,document\r\noutages,data/outages/z.csv\r\n,\r\noutages,data/outages/a.csv\r\n',
    );
    expect(read).toMatchObject([
      { number: 1, document: 'data/outages/z.csv', hash: '', kind: 'load', orderedBy: 'arrival' },
      { number: 2, document: 'data/outages/a.csv', hash: '', kind: 'load', orderedBy: 'arrival' },
    ]);
    expect(parse('number,feed,document\n,outages,a\n7,outages,b\n,outages,c\n')).toMatchObject([
      { number: 1 },
      { number: 7 },
      { number: 8 },
    ]);
  });

  it.each([
    ['number,feed,document\n2,outages,a\n1,outages,b\n', /:3: number is "1".*greater than 2/u],
    ['number,feed,document\nx,outages,a\n', /:2: number is "x"/u],
    ['feed,document\noutage,a\n', /:2: feed is "outage"\. It must be one of: outages/u],
    ['feed,document\noutages,\n', /:2: document is empty/u],
    ['what,feed,document\ngone,outages,a\n', /:2: what is "gone"/u],
    ['feed,document,window\noutages,a,2022-02-30..2022-03-01\n', /:2: window is/u],
    ['feed,document,unchanged\noutages,a,1-2\n', /:2: unchanged is "1-2"/u],
    ['document\na\n', /:1: missing column: feed/u],
  ])('names the line that is wrong: %j', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});

describe('lines that share a standing', () => {
  it('are told as runs, without those of the version’s own', () => {
    // Rows on the lines 2, 3, 5, 6, 7 and 9.
    const starts = [
      { first: 2, standing: 1, lineBefore: 0 },
      { first: 5, standing: 3, lineBefore: 3 },
      { first: 6, standing: 1, lineBefore: 5 },
      { first: 7, standing: 2, lineBefore: 6 },
    ];
    const runs = runsOf(starts, 9, 3);
    expect(writeRuns(runs)).toBe('1:2-3 6;2:7-9');
    expect(parseRuns('1:2-3 6;2:7-9')).toEqual(runs);
    expect(runsOf(starts.slice(1, 2), 5, 3)).toEqual([]);
    expect(parseRuns('')).toEqual([]);
    expect(parseRuns('1:9-2')).toBeUndefined();
  });
});
