import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { parseSettings } from '../../pipelines/project/settings.js';

function trouble(source: string): string {
  try {
    parseSettings(source, 'shihu.yaml');
  } catch (error) {
    if (error instanceof UserError) {
      expect(error.exitCode).toBe(2);
      expect(error.what.zh).not.toBe('');
      return error.what.en;
    }
    throw error;
  }
  return 'none';
}

describe('settings', () => {
  it('have defaults for everything', () => {
    const { settings, region } = parseSettings('');
    expect(region.cities).toHaveLength(21);
    expect(settings).toMatchObject({
      repeated_rows: 'conflict',
      overlap: 'first_cause',
      evidence: 'order',
      start_tolerance: 0,
      patrol_allowance: 0,
      sustained_over: 180,
      rate: 0.08,
      rate_groups: 'all',
      basis: 'previous_year',
    });
    expect(settings.targets.groups.chengdu?.hours).toEqual({
      central: 1,
      urban: 2,
      town: 5,
      rural: 11,
    });
    expect(settings.targets.groups.other?.hours).toEqual({
      central: 2,
      urban: 5,
      town: 9,
      rural: 15,
    });
  });

  it.each([
    ['overlap: frist', 'shihu.yaml:1: setting overlap is "frist"; expected first_cause | sum'],
    ['\nsustained_over: -1', 'shihu.yaml:2: setting sustained_over is -1; expected ≥ 0'],
    ['rate: 1', 'setting rate is 1; expected < 1'],
    ['rate: 0.0812345678', 'at most 6 decimals'],
    ['start_tolerance: ten', 'setting start_tolerance is "ten"; expected number'],
    ['as_of: 2022-13-01', 'setting as_of'],
    ['as_of: 2022-01-01\ndata_from: 2022-01-01', 'should lie after data_from'],
    ['as_of: 5', 'setting as_of is 5'],
    ['patrol_alowance: 3', 'has no setting "patrol_alowance" (did you mean patrol_allowance?)'],
    ['targets:\n  groups:\n    a: {cities: "*", hours: {rurl: 3}}', 'rurl'],
    ['targets:\n  groups:\n    a: {cities: ["999"], hours: {rural: 3}}', 'names "999"'],
    [
      'targets:\n  stages: {2021: {chengd: {rural: 3}}}',
      'names "chengd", which does not exist (try chengdu)',
    ],
    ['rate_groups: [all]', 'names "all"'],
    ['basis: {average_since: soon}', 'basis'],
    ['feeds: {outages: {columns: {evnt_id: x}}}', 'evnt_id'],
    ['a: [', 'is not YAML'],
    ['region: {code: x, name: y, cities: [{code: x, name: z}]}', 'has the code x twice'],
    ['region: {code: x, name: y}', 'region'],
    ['- 1', 'expected object'],
  ])('%s', (source, expected) => expect(trouble(source)).toContain(expected));

  it('take a region of one’s own', () => {
    const { region } = parseSettings(
      'region: {code: PE, name: Pernambuco, cities: [{code: A1, name: Afrânio, aliases: [AFRANIO]}]}',
    );
    expect(region.cities).toEqual([
      { code: 'A1', name: 'Afrânio', nameEn: 'Afrânio', aliases: ['AFRANIO'] },
    ]);
  });
});
