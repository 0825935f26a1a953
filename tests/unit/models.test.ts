import { describe, expect, it } from 'vitest';
import { headOf, readHeader } from '../../pipelines/models/header.js';
import { checkHeader, modelHeader } from '../../pipelines/models/headers.js';
import { keyText } from '../../pipelines/models/key.js';
import { type Model, orderModels } from '../../pipelines/models/models.js';

function model(name: string, ...reads: string[]): Model {
  const header = {
    zh: '甲',
    en: 'x',
    key: { columns: [], isKept: true, links: [], overlapsTogether: false },
    grain: 'x',
    meaning: 'x',
    reads,
    source: 'x',
  };
  return { name, layer: 'marts', file: `marts/${name}.sql`, header, sql: '', reads };
}

const order = (models: Model[], given: string[] = []) =>
  orderModels(models, new Set(given)).map(({ name }) => name);

describe('the order of the models', () => {
  it('puts each after all that it reads, else by name', () => {
    const models = [model('d', 'b', 'c'), model('c', 'a'), model('b', 'a'), model('a', 'source')];
    expect(order(models, ['source'])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('names the files of a circle', () => {
    const models = [model('a', 'c'), model('b', 'a'), model('c', 'b'), model('z', 'a')];
    expect(() => order(models)).toThrow(
      'sql/marts/a.sql → sql/marts/c.sql → sql/marts/b.sql → sql/marts/a.sql',
    );
  });

  it('names the file that reads a table which nothing makes', () => {
    expect(() => order([model('a', 'nowhere')])).toThrow('sql/marts/a.sql reads nowhere');
  });

  it('refuses two sources of one relation', () => {
    expect(() => order([model('a'), model('a')])).toThrow('has two sources');
    expect(() => order([model('a')], ['a'])).toThrow('has two sources');
  });
});

describe('the head of a file', () => {
  const sql = `-- zh: 甲
-- Grain: one row per city. Key: whole. Reads: a, b.
-- Meaning: what goes on
--   over a line.
-- Source: method, "Detail".
select 1
-- en: not of the head
`;

  it('is read by its parts, each at the beginning of a line or of a sentence', () => {
    expect(headOf(sql)).toEqual({
      zh: '甲',
      grain: 'one row per city.',
      key: 'whole.',
      reads: 'a, b.',
      meaning: 'what goes on over a line.',
      source: 'method, "Detail".',
    });
    const whole = `-- en: a\n${sql}`;
    expect(readHeader(modelHeader, whole, 'marts/x.sql').reads).toEqual(['a', 'b']);
    expect([headOf('select 1'), headOf('')]).toEqual([{}, {}]);
  });

  it('is a defect of the file where a part is missing, wrong or out of place', () => {
    const read = (text: string) => () => readHeader(checkHeader, text, 'checks/x.sql');
    expect(read(sql)).toThrow('sql/checks/x.sql: lacks Severity; lacks en; has no use for Meaning');
    const wrong =
      '-- Severity: bad\n-- zh: 甲\n-- en: a\n-- Grain: b. Key: whole. Reads: c. Source: d.\nselect 1';
    expect(read(wrong)).toThrow('sql/checks/x.sql: Severity: ');
  });
});

describe('the key of a model', () => {
  const keyed = (text: string) => keyText.parse(text);

  it('is whole, or columns with what else is to be known', () => {
    expect(keyed('whole.')).toEqual({
      columns: [],
      isKept: true,
      links: [],
      overlapsTogether: false,
    });
    expect(keyed('outage_id; not kept; a is b of orders; overlaps together.')).toEqual({
      columns: ['outage_id'],
      isKept: false,
      links: [{ column: 'a', foreign: 'b', relation: 'orders' }],
      overlapsTogether: true,
    });
    expect(keyed('month_no, city_code').columns).toEqual(['month_no', 'city_code']);
  });

  it('says what it does not understand', () => {
    expect(() => keyed('month of start')).toThrow('month of start');
    expect(() => keyed('month_no; kept')).toThrow('kept');
  });
});
