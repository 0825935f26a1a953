import { describe, expect, it } from 'vitest';
import type { Parsed } from '../../schemas/parse.js';
import { sichuan } from '../../schemas/region.js';
import { ignoredSpelling, vocabularyOf } from '../../schemas/vocabulary.js';

const vocabulary = vocabularyOf(sichuan);
const read = (parsed: Parsed) => (parsed.ok ? parsed.value : `!${parsed.fault.code}`);

describe('cities', () => {
  it('every city is known by code, name, bare name and English name', () => {
    for (const { code, name, nameEn } of sichuan.cities) {
      const bare = name.replace(/市$/u, '');
      for (const written of [code, name, bare, nameEn, nameEn.toUpperCase(), ` ${name} `]) {
        expect([written, read(vocabulary.city(written))]).toEqual([written, code]);
      }
    }
  });

  it.each([
    ['阿坝州', '513200'],
    ['阿坝', '513200'],
    ['甘孜州', '513300'],
    ['凉山', '513400'],
    ['Chengdu City', '510100'],
    ['Liangshan Prefecture', '513400'],
    ['５１０１００', '510100'],
  ])('%s', (written, code) => expect(read(vocabulary.city(written))).toBe(code));

  it.each(['510000', '重庆市', '市', '', '5101'])('%s is none', (written) =>
    expect(read(vocabulary.city(written))).toBe('!unknown_city'),
  );

  it('are several where a cell names several, and the setting that splits it is named', () => {
    const message = (text: string) => {
      const parsed = vocabulary.city(text);
      return parsed.ok ? '' : parsed.fault.message.en;
    };
    expect(message('成都、自贡市')).toContain('split under feeds.outages.columns.city');
    expect(message('成都;重庆')).not.toContain('split');
    expect(message('成都;成都')).not.toContain('split');
  });

  it('and other values can be ones to be ignored, in as many spellings as a code', () => {
    const ignored = { 重庆: 'ignore', 成都市: ' Ignore' };
    const more = vocabularyOf(sichuan, {
      city: ignored,
      nature: { 已取消: 'ignore' },
      provider: { 外省: 'ignore', 供电: '国网' },
    });
    const spelling = (parsed: Parsed) => ignoredSpelling(parsed.ok ? parsed.value : null);
    expect(['重庆', ' 重庆市', '成都市', '成都'].map((text) => spelling(more.city(text)))).toEqual([
      '重庆',
      '重庆',
      '成都市',
      undefined,
    ]);
    expect([spelling(more.nature('已取消')), spelling(more.nature('故障'))]).toEqual([
      '已取消',
      undefined,
    ]);
    expect(['外省', 'ignore', '供电'].map((text) => spelling(more.provider(text)))).toEqual([
      '外省',
      undefined,
      undefined,
    ]);
  });

  it('takes more spellings from the settings, as codes or names', () => {
    const city = { 蓉: '510100', Rongcheng: '成都', R: 'Chengdu City' };
    const more = vocabularyOf(sichuan, { city, area_tier: { 城中: '市中心' } });
    expect(read(more.city('R'))).toBe('510100');
    expect(read(more.tier('城中'))).toBe('central');
    expect(read(more.city('蓉'))).toBe('510100');
    expect(read(more.city('rongcheng'))).toBe('510100');
  });
});

describe('providers', () => {
  it('are their own names, but for the spellings of the settings', () => {
    expect(vocabulary.hasProviders).toBe(false);
    expect(read(vocabulary.provider('国网自贡供电公司'))).toBe('国网自贡供电公司');
    const more = vocabularyOf(sichuan, {
      provider: { 国网自贡供电公司: '自贡供电公司', zg: '自贡供电公司' },
    });
    expect(more.hasProviders).toBe(true);
    for (const written of [
      '国网自贡供电公司',
      '国网 自贡供电公司',
      'ＺＧ',
      '自贡供电公司',
      '自贡 供电公司',
    ]) {
      expect(read(more.provider(written))).toBe('自贡供电公司');
    }
    expect(read(more.provider('富顺供电公司'))).toBe('富顺供电公司');
  });
});

describe('tiers and natures', () => {
  it.each([
    ['central', 'central'],
    ['中心城区', 'central'],
    ['市中心', 'central'],
    ['中心区', 'central'],
    ['市区', 'urban'],
    ['城镇', 'town'],
    ['Rural', 'rural'],
    ['４', 'rural'],
    ['城镇/农村', '!ambiguous_tier'],
    ['1;2', '!ambiguous_tier'],
    ['城镇和农村', '!ambiguous_tier'],
    ['城镇、城镇', '!unknown_tier'],
    ['城镇/海洋', '!unknown_tier'],
    ['5', '!unknown_tier'],
  ])('tier %s', (written, tier) => expect(read(vocabulary.tier(written))).toBe(tier));

  it.each([
    ['故障停电', 'fault'],
    ['02', 'fault'],
    ['临时停电', 'planned'],
    ['检修', 'planned'],
    ['01', 'planned'],
    ['限电', 'rationing'],
    ['停运避险', 'safety_shutdown'],
    ['Safety_Shutdown', 'safety_shutdown'],
    ['03', 'other'],
    ['2', '!unknown_nature'],
  ])('nature %s', (written, nature) => expect(read(vocabulary.nature(written))).toBe(nature));
});
