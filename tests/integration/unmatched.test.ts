import { describe, expect, it } from 'vitest';
import { type DocumentMatches, unmatchedSettings } from '../../pipelines/ingest/unmatched.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { withFigures } from '../support/figures.js';

const settings = {
  feeds: {
    outages: {
      columns: { users: ['Users Out', '户数'], restored_at: ['none', 'back'], event_id: 'id' },
      values: { nature: { storm: 'fault', works: 'planned' }, city: { 蓉城: '510100' } },
    },
    history: { columns: { hours: 'SAIDI' } },
  },
};
const { feeds } = parseSettings(JSON.stringify(settings)).settings;
const document: DocumentMatches = {
  feed: 'outages',
  document: 'data/outages/a.csv',
  matchedHeaders: [],
  metSpellings: [],
  unknownColumns: [],
};

describe('settings that matched no file', () => {
  it('are told over all documents of their feed', () => {
    const documents = [
      { ...document, matchedHeaders: ['户数', 'id'], unknownColumns: ['Users Oot'] },
      { ...document, metSpellings: [{ column: 'nature', spelling: 'storm' }] },
    ];
    expect(unmatchedSettings(feeds, documents)).toEqual([
      {
        zh: '设置 feeds.outages.columns.restored_at：没有文件含有表头“back”',
        en: 'feeds.outages.columns.restored_at: no file has the header "back"',
      },
      {
        zh: '设置 feeds.outages.columns.users：没有文件含有表头“Users Out”（是否为“Users Oot”？）',
        en: 'feeds.outages.columns.users: no file has the header "Users Out" (did you mean "Users Oot"?)',
      },
      {
        zh: '设置 feeds.outages.values.city：没有文件含有写法“蓉城”',
        en: 'feeds.outages.values.city: no file has the spelling "蓉城"',
      },
      {
        zh: '设置 feeds.outages.values.nature：没有文件含有写法“works”',
        en: 'feeds.outages.values.nature: no file has the spelling "works"',
      },
    ]);
  });

  it('are told of filters, and of the settings for some files over these', () => {
    const outages = {
      where: { 状态: ['已执行', '完成'], 类别: ['x'] },
      files: {
        '*.xlsx': { columns: { event_id: 'No' } },
        'b.csv': {
          columns: { users: 'N', event_id: { join: ['a', 'b'] } },
          values: { nature: { works: 'ignore', 抢修: 'fault' } },
          except: { 备注: ['试'] },
        },
      },
    };
    const own = parseSettings(JSON.stringify({ feeds: { outages } })).settings.feeds;
    const spellings = [
      { column: 'where.状态', spelling: '已执行' },
      { column: 'nature', spelling: '抢修' },
    ];
    const documents = [
      // What another file has is no comfort to this one.
      { ...document, matchedHeaders: ['状态', 'N', 'a', 'b', '备注'], metSpellings: spellings },
      { ...document, document: 'data/outages/b.csv', unknownColumns: ['备 注', 'n.'] },
    ];
    expect(unmatchedSettings(own, documents).map(({ en }) => en)).toEqual([
      'feeds.outages.where.状态: no file has the spelling "完成"',
      'feeds.outages.where: no file has the header "类别"',
      'feeds.outages.files: there is no file "*.xlsx"',
      'feeds.outages.files.b.csv.columns.event_id: no file has the header "a"',
      'feeds.outages.files.b.csv.columns.event_id: no file has the header "b"',
      'feeds.outages.files.b.csv.columns.users: no file has the header "N" (did you mean "n."?)',
      'feeds.outages.files.b.csv.values.nature: no file has the spelling "works"',
      'feeds.outages.files.b.csv.values.nature: no file has the spelling "抢修"',
      'feeds.outages.files.b.csv.except: no file has the header "备注" (did you mean "备 注"?)',
    ]);
  });

  it('are none where the feed has no documents', () => {
    expect(unmatchedSettings(feeds, [])).toEqual([]);
    expect(unmatchedSettings(feeds, [{ ...document, feed: 'customers' }])).toEqual([]);
  });

  it('are known from each file, whichever way it is read', async () => {
    const line = (i: number, city: string, nature: string) =>
      `${i},${city},urban,2022-01-01 00:00:00,2022-01-01 01:00:00,5,${nature}\n`;
    const text = 'id,city,area_tier,started_at,back,户数,nature\n';
    const few = text + line(1, '蓉城', 'Storm') + line(2, '成都', 'works');
    const many = Array.from({ length: 30_000 }, (_, i) => line(i, '成都', 'storm')).join('');
    const late = `${text}${many}${line(30_001, '蓉城市', 'fault')}`;
    const yaml = JSON.stringify(settings);
    for (const [content, met] of [
      [few, ['city 蓉城', 'nature storm', 'nature works']],
      [late, ['city 蓉城', 'nature storm']],
    ] as const) {
      await withFigures(
        [
          ['data/outages/a.csv', content],
          ['shihu.yaml', yaml],
        ],
        async ({ ingested: [file] }) => {
          expect(file?.rowsRejected).toBe(0);
          expect([...(file?.matchedHeaders ?? [])].sort()).toEqual(['back', 'id', '户数']);
          const spellings = file?.metSpellings.map((one) => `${one.column} ${one.spelling}`);
          expect(spellings?.sort()).toEqual(met);
        },
      );
    }
  });
});
