import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { glossesIn } from '../../../reports/words/index.js';

const en = glossesIn('en');
const zh = glossesIn('zh');

describe('a text that stays Chinese', () => {
  it('has its meaning beside it in English alone', () => {
    expect(en.cause('雷击')).toBe('雷击 (lightning)');
    expect(en.county('通川区')).toBe('通川区 (Tongchuan)');
    expect(zh.cause('雷击')).toBe('雷击');
    expect(zh.county('通川区')).toBe('通川区');
  });

  it('is known in parts only where every part is', () => {
    expect(en.cause('外力破坏,挖断电缆')).toBe(
      '外力破坏,挖断电缆 (third-party damage, cable dug up)',
    );
    expect(en.cause('雷击、树障')).toBe('雷击、树障 (lightning, trees)');
    expect(en.cause('雷击,某某')).toBe('雷击,某某');
    expect(en.cause('某某')).toBe('某某');
    expect(en.cause('—')).toBe('—');
    expect(en.cause('')).toBe('');
    expect(en.cause(',')).toBe(',');
  });

  it('is no word of the language of programs', () => {
    for (const text of ['constructor', '__proto__', 'toString', '__proto__,constructor']) {
      expect(en.cause(text)).toBe(text);
      expect(en.county(text)).toBe(text);
    }
  });

  it('of a county is known by its name alone, whatever its kind was', () => {
    expect(en.county('会理县')).toBe('会理县 (Huili)');
    expect(en.county('会理市')).toBe('会理市 (Huili)');
    expect(en.county('新津县')).toBe('新津县 (Xinjin)');
    expect(en.county('北川县')).toBe('北川县 (Beichuan)');
    expect(en.county('北川羌族自治县')).toBe('北川羌族自治县 (Beichuan)');
    expect(en.county('泸县')).toBe('泸县 (Luxian)');
    expect(en.county('泸')).toBe('泸');
    expect(en.county('东区')).toBe('东区 (Dongqu)');
  });

  it('is what the project says it is, before what is known here', () => {
    const own = glossesIn('en', { 雷击: 'thunderbolt', 甲县: 'Jia' });
    expect(own.cause('雷击')).toBe('雷击 (thunderbolt)');
    expect(own.cause('雷击,大风')).toBe('雷击,大风 (thunderbolt, high wind)');
    expect(own.county('甲县')).toBe('甲县 (Jia)');
  });
});

describe('the sample', () => {
  it('has no cause and no county that is not known', () => {
    const text = readFileSync('data-samples/sichuan/data/outages/2022.csv', 'utf8');
    const { data } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/u, ''), {
      header: true,
      skipEmptyLines: true,
    });
    const unknown = (column: string, gloss: (text: string) => string) => {
      const found = new Set(data.map((row) => row[column] ?? '').filter((name) => name !== ''));
      expect(found.size).toBeGreaterThan(20);
      return [...found].filter((name) => gloss(name) === name);
    };
    expect(unknown('cause', en.cause)).toEqual([]);
    expect(unknown('county', en.county)).toEqual([]);
  });
});
