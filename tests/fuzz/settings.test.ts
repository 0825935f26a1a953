import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { packageRoot } from '../../pipelines/base/package.js';
import { orderText, parseOrder } from '../../pipelines/ingest/order-file.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { corpusOf, keeping, runs } from './support/corpus.js';
import { mutated, mutations } from './support/mutate.js';

const sample = readFileSync(join(packageRoot, 'data-samples', 'sichuan', 'shihu.yaml'));
const full = Buffer.from(`# 设置
region:
  code: "990000"
  name: 某省
  cities:
    - {code: "990100", name: 甲市, aliases: [甲]}
    - {code: "990200", name: 乙州}
as_of: 2023-01-01
rate: 0.08
rate_groups: [other]
basis: {average_since: 2019}
targets:
  groups: {other: {cities: "*", hours: {central: 2, rural: 15.5}}}
  stages: {2021: {other: {rural: 16}}}
no_outages_confirmed: {2021: [甲], 2022: [乙州]}
feeds:
  outages:
    columns: {restored_at: [复电, 送电], county: none}
    values: {nature: {坏了: fault}, city: {J: 甲}}
    constants: {city: 0103, provider: 1e3}
    covers: {a.csv: [甲]}
`);
const loads = Buffer.from(
  orderText([
    {
      ...{ number: 1, kind: 'load', feed: 'outages', document: 'data/outages/甲,"乙".csv' },
      ...{ hash: 'ab12', orderedBy: 'arrival', window: null, unchanged: [], loadedOn: null },
    },
    {
      ...{ number: 2, kind: 'load', feed: 'outages', document: '更正.csv', hash: 'cd34' },
      ...{ orderedBy: 'name', unchanged: [{ standing: 1, first: 2, last: 5 }] },
      window: { from: '2022-02-01', to: '2022-02-28', provider: '甲', since: 2 },
      loadedOn: '2022-03-02',
    },
    {
      ...{ number: 9, kind: 'withdraw', feed: 'customers', document: 'x', hash: '' },
      ...{ orderedBy: 'arrival', window: null, unchanged: [], loadedOn: null },
    },
  ]),
);

/** What the work gives, unless it is refused in words of both languages. */
function unlessRefused<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    const { what } = error as UserError;
    expect([what.zh !== '', what.en !== '']).toEqual([true, true]);
    return undefined;
  }
}

const textOf = (content: Uint8Array) => Buffer.from(content).toString('utf8');

describe('settings', () => {
  const read = (content: Uint8Array) =>
    unlessRefused(() => {
      const { settings, region } = parseSettings(textOf(content));
      expect(settings.rate).toBeLessThan(1);
      expect(region.cities.length).toBeGreaterThan(0);
    });

  it('with some of their bytes changed are read or refused in words', async () => {
    expect(unlessRefused(() => parseSettings(textOf(full)).region.cities.length)).toBe(2);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(sample, full), mutations, (seed, changes) => {
        const content = mutated(seed, changes);
        return keeping('settings', '.yaml', content, async () => read(content));
      }),
      { numRuns: runs(150) },
    );
  });

  it('of any value are read or refused in words', () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(2022, '2022', 'all', -1));
    const names = [
      'region',
      'as_of',
      'rate',
      'basis',
      'targets',
      'feeds',
      'ledger',
      'no_outages_confirmed',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (settings) => {
        read(Buffer.from(JSON.stringify(settings)));
      }),
      { numRuns: runs(150) },
    );
  });

  it.each(corpusOf('settings'))('%s of the corpus', (_, content) => {
    read(content);
  });
});

describe('the list of loads', () => {
  const read = (content: Uint8Array) => {
    const entries = unlessRefused(() => parseOrder(textOf(content), 'shihu.loads.csv'));
    if (!entries) return;
    expect(parseOrder(orderText(entries), 'shihu.loads.csv')).toEqual(entries);
    const numbers = entries.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  };

  it('with some of its bytes changed is read as it would be written, or refused in words', async () => {
    await fc.assert(
      fc.asyncProperty(mutations, (changes) => {
        const content = mutated(loads, changes);
        return keeping('loads', '.csv', content, async () => read(content));
      }),
      { numRuns: runs(300) },
    );
  });

  it.each(corpusOf('loads'))('%s of the corpus', (_, content) => {
    read(content);
  });
});
