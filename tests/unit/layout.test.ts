import { describe, expect, it } from 'vitest';
import { findLayout, likelyHeader, matchHeader } from '../../pipelines/ingest/layout.js';
import { feedColumns, feedNames } from '../../schemas/feeds/index.js';
import { sichuan } from '../../schemas/region.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';

const vocabulary = vocabularyOf(sichuan);
const outages = feedColumns('outages', vocabulary);

describe('headers', () => {
  it.each(feedNames)('of %s match by every spelling', (feed) => {
    const columns = feedColumns(feed, vocabulary);
    for (const { name, aliases } of columns) {
      for (const spelling of [name, ...aliases, name.toUpperCase(), ` ${name}\u3000`]) {
        expect([spelling, matchHeader([spelling], columns)[0]]).toEqual([spelling, name]);
      }
    }
  });

  it('match by full-width forms, marks of required columns and units', () => {
    expect(
      matchHeader(['＊停电编号', 'ＵＳＥＲＳ', '停电用户数（户）', '\ufeff市州'], outages),
    ).toEqual(['event_id', 'users', null, 'city']);
  });

  it.each([',', '\t', ';', '|'])('are found with the delimiter %s', async (delimiter) => {
    const header = ['event_id', '市州', '地区特征', '备注'].join(delimiter);
    const layout = await findLayout(`标题\n\n${header}\n1${delimiter}成都`, outages);
    expect(layout).toMatchObject({ delimiter, headerLine: 3, unknown: ['备注'] });
    expect(layout.columns).toEqual(['event_id', 'city', 'area_tier', null]);
    expect(layout.missing.map(({ name }) => name)).toEqual(['started_at', 'users', 'nature']);
  });

  it('guess what a missing column was meant to be', async () => {
    const layout = await findLayout('event_id,city,started_ta\n', outages);
    const missing = layout.missing.find(({ name }) => name === 'started_at');
    expect(missing && likelyHeader(missing, layout)).toBe('started_ta');
  });

  it('are not seen where there are none', async () => {
    expect((await findLayout('1,2,3\n4,5,6\n', outages)).headerLine).toBeNull();
    expect((await findLayout('', outages)).headerLine).toBeNull();
  });
});
