import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenQuotes } from '../../pipelines/files/open-quotes.js';

/** Line by line and sign by sign, as a reader takes them. */
function openLines(content: string): number {
  return content.split('\n').filter((line, i, all) => isOpen(line, i < all.length - 1)).length;
}

function isOpen(line: string, isEnded: boolean): boolean {
  let at: 'start' | 'inside' | 'quoted' | 'behind' = 'start';
  for (const sign of line) {
    const isEnd = ',\t;|'.includes(sign);
    if (at === 'quoted') at = sign === '"' ? 'behind' : 'quoted';
    else if (at === 'behind') {
      if (sign === '"') at = 'quoted';
      else if (isEnd) at = 'start';
      else if (!' \r'.includes(sign)) return true;
    } else if (at === 'start' && sign === '"') at = 'quoted';
    else at = isEnd ? 'start' : 'inside';
  }
  return isEnded && at === 'quoted';
}

const text = fc.string({
  unit: fc.constantFrom('"', '"', ',', '\n', ' ', '\r', 'a', '户'),
  maxLength: 60,
});

describe('lines with quotes that don’t close', () => {
  it.each([
    ['a,b\nc,d\n', 0],
    ['a,"b ""c""",d\n"x" ,y\n', 0],
    ['a,"b\nc,d\n', 1],
    ['a,"b"c\n"d,e\nf\n', 2],
    ['a "b" c,5" pipe\n', 0],
  ])('in %j', (content, lines) => {
    const quotes = new OpenQuotes();
    quotes.write(Buffer.from(content));
    expect(quotes.lines).toBe(lines);
  });

  it('are the same wherever a chunk ends, and those that each line tells by itself', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(80), { maxLength: 4 }), (content, cuts) => {
        const bytes = Buffer.from(content);
        const quotes = new OpenQuotes();
        let from = 0;
        for (const cut of [...cuts, bytes.length].sort((a, b) => a - b)) {
          quotes.write(bytes.subarray(from, cut));
          from = Math.max(from, Math.min(cut, bytes.length));
        }
        expect(quotes.lines).toBe(openLines(content));
      }),
      { numRuns: 500 },
    );
  });
});
