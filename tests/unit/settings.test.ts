import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { loadSettings, parseSettings } from '../../pipelines/project/settings.js';
import { withFolder, writeFiles } from '../support/folder.js';
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
      start_tolerance_minutes: 0,
      patrol_allowance_minutes: 0,
      sustained_over_seconds: 180,
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
    ['overlap: frist', 'shihu.yaml:1: overlap is "frist". Expected: first_cause | sum'],
    ['\nsustained_over_seconds: -1', 'shihu.yaml:2: sustained_over_seconds is -1. Expected: ≥ 0'],
    ['\nsustained_over: -1', 'shihu.yaml:2: sustained_over is -1. Expected: ≥ 0'],
    ['rate: 1', 'rate is 1. Expected: < 1'],
    ['rate: 0.0812345678', 'at most 6 decimals'],
    ['start_tolerance: ten', 'start_tolerance is "ten". Expected: a number'],
    ['as_of: 2022-13-01', 'as_of is "2022-13-01"'],
    ['as_of: 2022-01-01\ndata_from: 2022-01-01', 'must be later than data_from'],
    ['as_of: 5', 'as_of is 5'],
    ['feeds: { outages: { time_format: "%d/%m" } }', 'Expected: a format of strptime with a year'],
    ['feeds: { outages: { time_format: "%d/%m/%Q" } }', 'there is no %Q'],
    ['feeds: { outages: { time_format: "%F %d" } }', 'each once'],
    ['feeds: { outages: { time_format: "%F %M" } }', 'a format of strptime'],
    ['feeds: { outages: { time_format: "%F %H:%M %p" } }', '%I (hours from 1 to 12) together'],
    ['feeds: { outages: { time_format: "%F %I:%M" } }', '%I (hours from 1 to 12) together'],
    ['feeds: { outages: { time_format: epoch_us } }', 'or epoch, epoch_ms, excel'],
    [
      'feeds: { outages: { columns: { started_at: { header: s, time_format: "%H" } } } }',
      'a format of strptime with a year',
    ],
    [
      'patrol_alowance: 3',
      'there is no setting "patrol_alowance" (did you mean patrol_allowance_minutes?)',
    ],
    ['targets:\n  groups:\n    a: {cities: "*", hours: {rurl: 3}}', 'rurl'],
    [
      'targets:\n  groups:\n    a: {cities: ["999"], hours: {rural: 3}}',
      '"999" in targets.groups.a.cities does not exist',
    ],
    [
      'targets:\n  stages: {2021: {chengd: {rural: 3}}}',
      '"chengd" in targets.stages.2021 does not exist (did you mean chengdu?)',
    ],
    ['rate_groups: [all]', '"all" in rate_groups does not exist'],
    [
      'no_outages_confirmed:\n  2022: [510300, 自页]',
      'shihu.yaml:2: "自页" in no_outages_confirmed.2022 does not exist. Allowed: 510100 成都市',
    ],
    ['no_outages_confirmed: {22: [510300]}', 'no_outages_confirmed'],
    ['no_outages_confirmed: {2022: []}', 'no_outages_confirmed.2022 is []'],
    ['event_scope: file', 'event_scope is "file". Expected: project | document'],
    [
      'feeds: {orders: {covers: {a.xls: [Zigongg]}}}',
      '"Zigongg" in feeds.orders.covers.a.xls does not exist (did you mean 510300 自贡市?)',
    ],
    ['basis: {average_since: soon}', 'basis'],
    ['feeds: {outages: {columns: {evnt_id: x}}}', 'evnt_id'],
    ['a: [', 'not valid YAML'],
    ['region: {code: x, name: y, cities: [{code: x, name: z}]}', 'the code x occurs twice'],
    ['region: {code: x, name: y}', 'region'],
    ['- 1', 'Expected: entries of the form "name: value"'],
    [
      'start_tolerance_minutes: 1\nstart_tolerance: 1',
      'shihu.yaml:2: start_tolerance is the old name of start_tolerance_minutes; only one of them can be given',
    ],
    ['start_tolerance: 1.5', 'start_tolerance is 1.5. Expected: a whole number'],
    ['synthetic: maybe', 'synthetic is "maybe". Expected: true or false'],
    ['ledger: {units: x}', 'ledger.units is "x". Expected: a list such as [a, b]'],
    ['ledger: {task: [x]}', 'ledger.task is ["x"]. Expected: a text'],
    [
      'feeds:\n  orders:\n    columns:\n      批准文号: 单号',
      'shihu.yaml:4: feeds.orders.columns has no setting "批准文号". Allowed: order_no, city, approved_from, approved_to, authority, reason, lines',
    ],
    [
      'feeds:\n  outages:\n    values:\n      city: {Z1: AA}',
      'shihu.yaml:4: "AA" in feeds.outages.values.city does not exist (did you mean 513200 阿坝藏族羌族自治州?). Allowed: 510100 成都市',
    ],
    [
      'feeds:\n  outages:\n    values:\n      area_tier:\n        u: urbann',
      'shihu.yaml:5: "urbann" in feeds.outages.values.area_tier does not exist (did you mean urban?). Allowed: central, urban, town, rural',
    ],
    [
      'feeds: {outages: {values: {nature: {xx: faultt}}}}',
      '"faultt" in feeds.outages.values.nature does not exist (did you mean fault?). Allowed: fault, planned, rationing, safety_shutdown, other',
    ],
    [
      'feeds: {outages: {values: {area_tier: {rural: 乡镇}}}}',
      'The two sides seem to be swapped. Write 乡镇: rural (spelling on the left, code on the right)',
    ],
    [
      'feeds: {outages: {values: {city: {自贡市: 盐都}}}}',
      'The two sides seem to be swapped. Write 盐都: 自贡市',
    ],
    [
      'feeds:\n  outages:\n    files:\n      "*.xlsx":\n        values: {nature: {xx: faultt, yy: ignore}}',
      'shihu.yaml:5: "faultt" in feeds.outages.files.*.xlsx.values.nature does not exist (did you mean fault?)',
    ],
    [
      'feeds: {history: {files: {a.csv: {values: {provider: {a: ignore}}}}}}',
      'history has no column provider, so feeds.history.files.a.csv.values.provider has no effect',
    ],
    [
      'feeds: {history: {values: {provider: {a: b}}}}',
      'history has no column provider, so feeds.history.values.provider has no effect. Columns: city, area_tier, year, hours',
    ],
  ])('%s', (source, expected) => expect(trouble(source)).toContain(expected));

  it('take the names of earlier versions, and say what they are called now', () => {
    const former = parseSettings('start_tolerance: 10\nsustained_over: 60\n');
    const present = parseSettings('start_tolerance_minutes: 10\nsustained_over_seconds: 60\n');
    expect({ ...former, notices: [] }).toEqual(present);
    expect([...former.given].sort()).toEqual(['start_tolerance_minutes', 'sustained_over_seconds']);
    expect(former.notices).toEqual([
      {
        zh: '设置 start_tolerance 现名 start_tolerance_minutes，旧名仍可使用',
        en: 'start_tolerance is now start_tolerance_minutes; the old name still works',
      },
      {
        zh: '设置 sustained_over 现名 sustained_over_seconds，旧名仍可使用',
        en: 'sustained_over is now sustained_over_seconds; the old name still works',
      },
    ]);
  });

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

  it('take what JSON has in cells, true and false too, where rows are chosen by them', () => {
    const { settings } = parseSettings(
      'feeds: {outages: {where: {planned: [false], kind: [01, x]}, except: {test: [True]}}}',
    );
    expect(settings.feeds.outages?.where).toEqual({ planned: ['false'], kind: ['01', 'x'] });
    expect(settings.feeds.outages?.except).toEqual({ test: ['True'] });
    expect(() => parseSettings('feeds: {outages: {values: {nature: {x: true}}}}')).toThrow();
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
