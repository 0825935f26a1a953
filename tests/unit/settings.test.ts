import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { loadSettings, parseSettings } from '../../pipelines/project/settings.js';
import { withFolder, writeFiles } from '../support/figures.js';
import { gbk } from '../support/gbk.js';

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
    ['start_tolerance: ten', 'setting start_tolerance is "ten"; expected a number'],
    ['as_of: 2022-13-01', 'setting as_of'],
    ['as_of: 2022-01-01\ndata_from: 2022-01-01', 'should lie after data_from'],
    ['as_of: 5', 'setting as_of is 5'],
    ['patrol_alowance: 3', 'has no setting "patrol_alowance" (did you mean patrol_allowance?)'],
    ['targets:\n  groups:\n    a: {cities: "*", hours: {rurl: 3}}', 'rurl'],
    ['targets:\n  groups:\n    a: {cities: ["999"], hours: {rural: 3}}', 'names "999"'],
    [
      'targets:\n  stages: {2021: {chengd: {rural: 3}}}',
      'names "chengd", which does not exist (did you mean chengdu?)',
    ],
    ['rate_groups: [all]', 'names "all"'],
    [
      'no_outages_confirmed:\n  2022: [510300, 自页]',
      'shihu.yaml:2: setting no_outages_confirmed.2022 names "自页", which does not exist; allowed: 510100 成都市',
    ],
    ['no_outages_confirmed: {22: [510300]}', 'no_outages_confirmed'],
    ['no_outages_confirmed: {2022: []}', 'no_outages_confirmed.2022 is []'],
    ['event_scope: file', 'setting event_scope is "file"; expected project | document'],
    [
      'feeds: {orders: {covers: {a.xls: [Zigongg]}}}',
      'covers.a.xls names "Zigongg", which does not exist (did you mean 510300 自贡市?)',
    ],
    ['basis: {average_since: soon}', 'basis'],
    ['feeds: {outages: {columns: {evnt_id: x}}}', 'evnt_id'],
    ['a: [', 'is not YAML'],
    ['region: {code: x, name: y, cities: [{code: x, name: z}]}', 'has the code x twice'],
    ['region: {code: x, name: y}', 'region'],
    ['- 1', 'expected a map of "name: value"'],
    ['start_tolerance: 1.5', 'setting start_tolerance is 1.5; expected a whole number'],
    ['synthetic: maybe', 'setting synthetic is "maybe"; expected true or false'],
    ['ledger: {units: x}', 'setting ledger.units is "x"; expected a list such as [a, b]'],
    ['ledger: {task: [x]}', 'setting ledger.task is ["x"]; expected a text'],
    [
      'feeds:\n  orders:\n    columns:\n      批准文号: 单号',
      'shihu.yaml:4: feeds.orders.columns has no setting "批准文号"; allowed: order_no, city, approved_from, approved_to, authority, reason, lines',
    ],
    [
      'feeds:\n  outages:\n    values:\n      city: {Z1: AA}',
      'shihu.yaml:4: setting feeds.outages.values.city names "AA", which does not exist (did you mean 513200 阿坝藏族羌族自治州?); allowed: 510100 成都市',
    ],
    [
      'feeds:\n  outages:\n    values:\n      area_tier:\n        u: urbann',
      'shihu.yaml:5: setting feeds.outages.values.area_tier names "urbann", which does not exist (did you mean urban?); allowed: central, urban, town, rural',
    ],
    [
      'feeds: {outages: {values: {nature: {xx: faultt}}}}',
      'names "faultt", which does not exist (did you mean fault?); allowed: fault, planned, rationing, safety_shutdown, other',
    ],
    [
      'feeds: {outages: {values: {area_tier: {rural: 乡镇}}}}',
      'The two sides seem to have changed places: write 乡镇: rural (spelling on the left, code on the right)',
    ],
    [
      'feeds: {outages: {values: {city: {自贡市: 盐都}}}}',
      'The two sides seem to have changed places: write 盐都: 自贡市',
    ],
    [
      'feeds: {history: {values: {provider: {a: b}}}}',
      'history has no column provider, so setting feeds.history.values.provider does nothing; its columns: city, area_tier, year, hours',
    ],
  ])('%s', (source, expected) => expect(trouble(source)).toContain(expected));

  it('take cities by any of their spellings, and files by either of their paths', () => {
    const { settings } = parseSettings(`
no_outages_confirmed: {2022: [自贡, 510400, Luzhou]}
targets: {groups: {a: {cities: [自贡], hours: {rural: 3}}}}
feeds: {outages: {covers: {a.xls: [自贡市], data/outages/b/c.zip: [513400]}}}`);
    expect(settings.event_scope).toBe('project');
    expect(settings.no_outages_confirmed).toEqual({ 2022: ['510300', '510400', '510500'] });
    expect(settings.targets.groups.a?.cities).toEqual(['510300']);
    expect(settings.feeds.outages?.covers).toEqual({
      'data/outages/a.xls': ['510300'],
      'data/outages/b/c.zip': ['513400'],
    });
  });

  it('take numbers where texts belong, as they are written', () => {
    const { settings } = parseSettings(`
targets: {groups: {a: {cities: [510300], hours: {rural: 3}}}}
feeds: {outages: {values: {city: {0103: 510300}, nature: {1: fault}, provider: {9: 007}}, constants: {city: 510300}}}`);
    expect(settings.targets.groups.a?.cities).toEqual(['510300']);
    expect(settings.feeds.outages?.values).toEqual({
      city: { '0103': '510300' },
      nature: { 1: 'fault' },
      provider: { 9: '007' },
    });
    expect(settings.feeds.outages?.constants).toEqual({ city: '510300' });
  });

  it('are read in the encodings that data files are read in', async () => {
    const text = 'ledger: {task: 提高供电可靠性, units: [自贡供电公司]}\n';
    const encodings = [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      gbk(text),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ];
    for (const bytes of encodings) {
      await withFolder(async (folder) => {
        writeFiles(folder, [['shihu.yaml', bytes]]);
        const { settings } = await loadSettings(join(folder, 'shihu.yaml'));
        expect(settings.ledger).toEqual({ task: '提高供电可靠性', units: ['自贡供电公司'] });
      });
    }
    await withFolder(async (folder) => {
      writeFiles(folder, [['shihu.yaml', Buffer.from('ledger: {task: São João}\n', 'latin1')]]);
      await expect(loadSettings(join(folder, 'shihu.yaml'))).rejects.toMatchObject({
        exitCode: 2,
        what: {
          en: expect.stringContaining('"ledger: {task: São João}" in Windows-1252'),
        },
        hint: { en: 'Save it as UTF-8 in a text editor.' },
      });
    });
  });

  it('take a region of one’s own', () => {
    const { region } = parseSettings(
      'region: {code: PE, name: Pernambuco, cities: [{code: A1, name: Afrânio, aliases: [AFRANIO]}]}',
    );
    expect(region.cities).toEqual([
      { code: 'A1', name: 'Afrânio', nameEn: 'Afrânio', aliases: ['AFRANIO'] },
    ]);
  });
});
