import { describe, expect, it } from 'vitest';
import { complete, type Names } from '../../../pipelines/shell/completion.js';

const names: Names = {
  tables: new Map([
    ['verdicts', ['year', 'city_code', 'verdict']],
    ['period_hours', ['period', 'hours', 'hours_gross']],
  ]),
  analyses: ['worst_lines'],
  parameters: new Map([['worst_lines', ['city', 'top']]]),
};
const found = (line: string, before?: string) => complete(line, names, before)[0];

describe('completion', () => {
  it('knows tables after FROM and JOIN', () => {
    expect(complete('select * from v', names)).toEqual([['verdicts'], 'v']);
    expect(found('select * from verdicts join ')).toEqual(['period_hours', 'verdicts']);
  });

  it('knows the columns of the tables that the statement names, above too', () => {
    expect(found('select * from period_hours where ho')).toEqual(['hours', 'hours_gross']);
    expect(found('where ye', 'select * from verdicts')).toEqual(['year']);
    expect(complete('select verdicts.ci', names)).toEqual([['city_code'], 'ci']);
    expect(complete('from verdicts v where v.ver', names)).toEqual([['verdict'], 'ver']);
  });

  it('knows every column and the keywords before any table is named', () => {
    expect(found('hours_')).toEqual(['hours_gross']);
    expect(found('SEL')).toEqual(['select']);
  });

  it('knows the commands with a dot and what they take', () => {
    expect(found('.de')).toEqual(['.describe']);
    expect(complete('.describe ver', names)).toEqual([['verdicts'], 'ver']);
    expect(found('.mode nd')).toEqual(['ndjson']);
    expect(found('.run ')).toEqual(['@worst_lines']);
    expect(found('.timer o')).toEqual(['off', 'on']);
    expect(found('.explain select * from per')).toEqual(['period_hours']);
    expect(complete('.schema ver', names)).toEqual([['verdicts'], 'ver']);
    expect(found('.mode li')).toEqual(['line']);
    expect(found('.o')).toEqual(['.once', '.output']);
  });

  it('knows saved questions, and the parameters that are not given yet', () => {
    expect(complete('.run wor', names)).toEqual([['worst_lines'], 'wor']);
    expect(complete('.run @wor', names)).toEqual([['@worst_lines'], '@wor']);
    expect(complete('.run worst_lines c', names)).toEqual([['city='], 'c']);
    expect(complete('.run @worst_lines city=510100 ', names)).toEqual([['top='], '']);
    expect(found('.run other ')).toEqual([]);
  });

  it('has nothing for what it does not know', () => {
    expect(found('.param x')).toEqual([]);
    expect(found('zzz')).toEqual([]);
  });
});
