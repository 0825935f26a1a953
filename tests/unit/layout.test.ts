import { describe, expect, it } from 'vitest';
import { type FeedReading, readColumns } from '../../pipelines/ingest/columns.js';
import { findLayout } from '../../pipelines/ingest/layout.js';
import { matchHeader } from '../../pipelines/ingest/match.js';
import { troublesOf } from '../../pipelines/ingest/troubles.js';
import { parseSettings } from '../../pipelines/project/settings.js';
import { type FeedName, feedNames } from '../../schemas/feeds/index.js';

/** How a feed is read under settings for it. */
function readingOf(feed: FeedName, settings: object = {}): FeedReading {
  return readColumns(feed, parseSettings(JSON.stringify({ feeds: { [feed]: settings } })));
}

const outages = readingOf('outages');

/** The columns that header cells are, by cell; with what numbers are multiplied by. */
function columnsOf(cells: readonly string[], reading = outages): (string | null)[] {
  const { places } = matchHeader(cells, reading.columns);
  return cells.map((_, at) => {
    const here = [...places].filter(([, place]) => place.at === at);
    const said = here.map(([name, { scale }]) =>
      scale ? `${name} × ${scale.times}/${scale.over}` : name,
    );
    return said.length > 0 ? said.join(' + ') : null;
  });
}

async function troubles(text: string, reading = outages): Promise<string[]> {
  const layout = await findLayout(text, reading);
  return troublesOf(layout, reading).map(({ level, what }) => `${level}: ${what.en}`);
}

describe('headers', () => {
  it.each(feedNames)('of %s match by every spelling', (feed) => {
    const reading = readingOf(feed);
    for (const { name, aliases } of reading.columns) {
      for (const spelling of [name, ...aliases, name.toUpperCase(), ` ${name}\u3000`]) {
        expect([spelling, columnsOf([spelling], reading)[0]]).toEqual([spelling, name]);
      }
    }
  });

  it('match by full-width forms, marks of required columns and units', () => {
    expect(columnsOf(['＊停电编号', 'ＵＳＥＲＳ', '停电用户数（户）', '\ufeff市州'])).toEqual([
      'event_id',
      'users',
      null,
      'city',
    ]);
  });

  it.each([',', '\t', ';', '|'])('are found with the delimiter %s', async (delimiter) => {
    const header = ['event_id', '市州', '地区特征', '备注'].join(delimiter);
    const layout = await findLayout(`标题\n\n${header}\n1${delimiter}成都`, outages);
    expect(layout).toMatchObject({ delimiter, headerLine: 3, unknown: ['备注'] });
    expect([...layout.places.keys()]).toEqual(['event_id', 'city', 'area_tier']);
    expect(layout.unknownAt).toEqual([3]);
    expect(layout.missing.map(({ name }) => name)).toEqual([
      'started_at',
      'restored_at',
      'users',
      'nature',
    ]);
  });

  it('are not seen where there are none', async () => {
    expect((await findLayout('1,2,3\n4,5,6\n', outages)).headerLine).toBeNull();
    expect((await findLayout('', outages)).headerLine).toBeNull();
  });
});

describe('a missing column', () => {
  const guesses = async (header: string, reading = outages) =>
    (await findLayout(`${header}\n`, reading)).guesses.map(
      ({ column, header: guess }) => `${column.name}: ${guess}`,
    );

  it('is guessed from all unknown headers, by spelling or by a word in it', async () => {
    expect(await guesses('event_id,city,started_ta')).toEqual(['started_at: started_ta']);
    const all = '单据编号,所在城市,地区特征,停电日期,实际恢复,受影响用户,停电性质';
    expect(await guesses(all)).toEqual([
      'event_id: 单据编号',
      'city: 所在城市',
      'started_at: 停电日期',
      'restored_at: 实际恢复',
      'users: 受影响用户',
    ]);
    const english = 'OutageEnd,vendor,event_id,city,TimeRestored';
    expect(await guesses(english)).toEqual(['restored_at: OutageEnd']);
  });

  it('of an end makes the file unread, unless the settings say that there is none', async () => {
    const header = 'event_id,city,area_tier,started_at,users,nature';
    const { refusal } = await findLayout(`${header},restored_on\n`, outages);
    expect(refusal?.en).toBe('the file has no column restored_at (could it be "restored_on"?)');
    expect(refusal?.zh).toBe('没有 restored_at（复电时间）列（是否为“restored_on”？）');
    const none = readingOf('outages', { columns: { restored_at: 'none' } });
    expect(await findLayout(`${header}\n`, none)).toMatchObject({ refusal: null, missing: [] });
    const both = readingOf('outages', { columns: { restored_at: ['none', 'back'] } });
    expect((await findLayout(`${header},back\n`, both)).places.get('restored_at')?.at).toBe(6);
    const constant = readingOf('outages', { constants: { restored_at: '2022-01-01' } });
    expect((await findLayout(`${header}\n`, constant)).refusal).toBeNull();
  });

  const withLength = (length: string, cell: string) =>
    `event_id,city,area_tier,started_at,${length},users,nature\n1,成都,农村,2022-01-01,${cell},5,故障\n`;

  it.each(['停电时长', '持续时间', 'duration', 'Outage Duration', '停电时间(小时)'])(
    'of an end is not made up from %s, of which nothing says enough',
    async (length) => {
      const { refusal } = await findLayout(withLength(length, '90'), outages);
      expect(refusal?.en).toContain(`"${length}" is a duration`);
    },
  );

  it('of an end comes with the lines by which a length stands for it', async () => {
    const yaml = async (length: string) => {
      const [trouble] = troublesOf(await findLayout(withLength(length, '90'), outages), outages);
      return trouble?.yaml
        ?.split('\n')
        .slice(3)
        .map((line) => line.trim());
    };
    expect(await yaml('停电时长')).toEqual(['duration:', 'header: 停电时长', 'unit: minutes']);
    expect(await yaml('停电时间(小时)')).toEqual(['duration: 停电时间(小时)']);
    expect(await yaml('elapsed')).toEqual(['duration:', 'header: elapsed', 'unit: minutes']);
  });

  it.each([
    ['停电历时（分钟）', '90', '60/1'],
    ['停电时长(小时)', '1.5', '3600/1'],
    ['duration_min', '90', '60/1'],
    ['Outage Duration (hours)', '1', '3600/1'],
    ['duration_h', '1', '3600/1'],
    ['持续时间：天', '1', '86400/1'],
  ])('of an end is none where there is %s', async (length, cell, scale) => {
    const layout = await findLayout(withLength(length, cell), outages);
    expect([layout.refusal, layout.missing]).toEqual([null, []]);
    expect(columnsOf([length])).toEqual([`duration × ${scale}`]);
  });

  it('of an end is none where the lengths themselves say their unit', async () => {
    const layout = await findLayout(withLength('停电时长', '1小时30分'), outages);
    expect([layout.refusal, layout.missing]).toEqual([null, []]);
  });

  it('of lengths is none where the end is there and nothing says their unit', () => {
    expect(columnsOf(['复电时间', '停电时长'])).toEqual(['restored_at', null]);
    expect(columnsOf(['复电时间', '停电时长（小时）'])).toEqual([
      'restored_at',
      'duration × 3600/1',
    ]);
    const named = readingOf('outages', { columns: { duration: { header: 't', unit: 'min' } } });
    expect(columnsOf(['复电时间', 't'], named)).toEqual(['restored_at', 'duration × 60/1']);
  });

  it('comes with the lines to add to the settings', async () => {
    const layout = await findLayout(
      'event_id,city,area_tier,started_at,users,nature,到: 恢复\n',
      outages,
    );
    const [trouble] = troublesOf(layout, outages);
    expect(trouble?.yaml).toBe('feeds:\n  outages:\n    columns:\n      restored_at: "到: 恢复"');
  });
});

describe('headers of the settings', () => {
  const saidi = (hours: string | string[]) =>
    readingOf('history', { columns: { city: 'where', year: 'Year', hours } });

  it('win where they are written out in full', () => {
    const cells = ['where', 'SAIDI (minutes)', 'SAIDI (hours)', 'hours'];
    expect(columnsOf(cells, saidi('SAIDI (hours)'))).toEqual(['city', null, 'hours', null]);
    expect(columnsOf(cells, saidi('saidi（HOURS）'))).toEqual(['city', null, 'hours', null]);
    expect(columnsOf(cells, saidi('SAIDI'))).toEqual(['city', null, 'hours', null]);
    expect(columnsOf(cells, saidi('SAIDI (minutes)'))).toEqual([
      'city',
      'hours × 60/3600',
      null,
      null,
    ]);
  });

  it('keep their unit however it is written', () => {
    for (const [header, scale] of [
      ['SAIDI_minutes', '60/3600'],
      ['saidi min', '60/3600'],
      ['户均停电分钟数', '60/3600'],
      ['停电/秒', '1/3600'],
    ]) {
      expect(columnsOf([header ?? ''], saidi(header ?? ''))).toEqual([`hours × ${scale}`]);
    }
    expect(columnsOf(['SAIDI_all', 'cust_out'], saidi('SAIDI_all'))).toEqual(['hours', null]);
    const users = readingOf('outages', { columns: { users: 'cust_out' } });
    expect(columnsOf(['cust_out'], users)).toEqual(['users']);
  });

  it('may be one for two columns', () => {
    const columns = { nature: 'kind', cause: 'kind', city: 'unit', provider: 'unit' };
    const reading = readingOf('outages', { columns });
    expect(columnsOf(['unit', 'kind', '停电原因'], reading)).toEqual([
      'provider + city',
      'nature + cause',
      null,
    ]);
  });

  it('of a list are refused where a file has several', async () => {
    const reading = readingOf('outages', { columns: { started_at: ['停电日期', '停电时刻'] } });
    const header = 'event_id,city,area_tier,停电日期,停电时刻,restored_at,users,nature\n';
    const { refusal } = await findLayout(header, reading);
    expect(refusal?.en).toMatch(
      /feeds\.outages\.columns\.started_at lists as synonyms \("停电日期", "停电时刻"\)/u,
    );
    expect((await findLayout(header.replace(',停电时刻', ''), reading)).refusal).toBeNull();
  });

  it('of a list that look like a date and a time of day are proposed as such', async () => {
    const reading = readingOf('outages', {
      columns: { started_at: ['停电时刻', '停电日期'], restored_at: ['End', 'Ended'] },
    });
    const header = 'event_id,city,area_tier,停电日期,停电时刻,End,Ended,users,nature\n';
    const found = troublesOf(await findLayout(header, reading), reading);
    expect(found.map(({ yaml }) => yaml)).toEqual([
      'feeds:\n  outages:\n    columns:\n      started_at:\n        date: 停电日期\n        time: 停电时刻',
      undefined,
    ]);
    expect(found[0]?.todo.zh).toContain('一个是日期、另一个是时刻');
  });

  it('are told where they were found', async () => {
    const reading = readingOf('outages', { columns: { users: ['Users Out', '户数'] } });
    const { ofSettings } = await findLayout('event_id,city,户数(户)\n', reading);
    expect(ofSettings).toEqual(['户数']);
  });
});

describe('the time zone that a header names', () => {
  const header = (zone: string) =>
    `event_id,city,area_tier,started_at (${zone}),restored_at,users,nature\n`;
  const yamlOf = async (zone: string, settings: object = {}) => {
    const reading = readingOf('outages', settings);
    return troublesOf(await findLayout(header(zone), reading), reading).map(
      ({ level, yaml }) => `${level}: ${yaml?.split('time_zone: ')[1] ?? 'none'}`,
    );
  };

  it.each([
    ['UTC', 'UTC'],
    ['GMT', 'UTC'],
    ['世界标准时间', 'UTC'],
    ['europe/london', 'Europe/London'],
    ['UTC+9', 'Etc/GMT-9'],
    ['GMT-05:00', 'Etc/GMT+5'],
    ['+05:30', 'none'],
    ['EST', 'none'],
    ['Nowhere/Else', 'none'],
  ])('%s is refused, with the setting %s', async (zone, name) => {
    expect(await yamlOf(zone)).toEqual([`problem: ${name}`]);
    for (const settings of [{ time_zone: 'UTC' }, { time_format: 'epoch' }]) {
      expect(await yamlOf(zone, settings)).toEqual([]);
    }
  });

  it.each(['北京时间', 'UTC+8', '当地时间', '24小时制'])('%s is the region’s own', async (zone) => {
    expect(await yamlOf(zone)).toEqual([]);
  });

  it('counts in the headers of a date and a time of day as well', async () => {
    const columns = { started_at: { date: 'Date', time: 'Time (UTC)' } };
    const text = 'event_id,city,area_tier,Date,Time (UTC),restored_at,users,nature\n';
    const found = async (settings: object) => {
      const reading = readingOf('outages', settings);
      return troublesOf(await findLayout(text, reading), reading).map(({ yaml }) => yaml);
    };
    expect(await found({ columns })).toEqual(['feeds:\n  outages:\n    time_zone: UTC']);
    expect(await found({ columns, time_zone: 'UTC' })).toEqual([]);
  });

  it('is that of the method only where the region is in it', async () => {
    const region =
      'region: {code: R, name: R, time_zone: Europe/London, cities: [{code: A, name: A}]}';
    const reading = readColumns('outages', parseSettings(region));
    const refused = async (zone: string) =>
      troublesOf(await findLayout(header(zone), reading), reading).map(({ yaml }) => yaml);
    expect(await refused('北京时间')).toEqual(['feeds:\n  outages:\n    time_zone: Asia/Shanghai']);
    expect(await refused('local')).toEqual([]);
  });
});

describe('what a header adds to a name', () => {
  const history = readingOf('history');
  it.each([
    ['用户年均停电时间（小时/户）', 'hours'],
    ['用户年均停电时间(h)', 'hours'],
    ['用户年均停电时间（小时/户·年）', 'hours'],
    ['用户年均停电时间【分钟/户】', 'hours × 60/3600'],
    ['用户年均停电时间[min]', 'hours × 60/3600'],
    ['用户年均停电时间（单位：秒）', 'hours × 1/3600'],
    ['用户年均停电时间/分钟', 'hours × 60/3600'],
    ['用户年均停电时间：分钟', 'hours × 60/3600'],
    ['用户年均停电时间，单位：分钟', 'hours × 60/3600'],
    ['*用户年均停电时间（分）（必填）', 'hours × 60/3600'],
    ['（必填）用户年均停电时间', 'hours'],
    ['hours_minutes', 'hours × 60/3600'],
    ['用户年均停电时间（2021年）', 'hours'],
    ['用户年均停电时间（预计）', null],
    ['用户年均停电时间/复电时间', null],
  ])('%s is read as %s', (header, column) => {
    expect(columnsOf([header], history)).toEqual([column]);
  });

  it.each([
    ['停电用户数（万户）', 'users × 10000/1'],
    ['停电户数 户数（万户）', 'users × 10000/1'],
    ['停电户数/千户', 'users × 1000/1'],
    ['停电户数(万)', 'users × 10000/1'],
    ["users ('000)", 'users × 1000/1'],
    ['停电户数（备注）', 'users'],
    ['停电时户数（万时户）', 'reported_user_hours × 36000000/3600'],
    ['停电时户数（户·分钟）', 'reported_user_hours × 60/3600'],
    ['停电时户数（时户）', 'reported_user_hours'],
    ['停电开始时间（年月日 时分）', 'started_at'],
    ['停电时间（起）', 'started_at'],
    ['停电时间（止）', null],
    ['停电时间（小时）', null],
    ['复电时间（预计）', null],
    ['复电时间（北京时间）', 'restored_at'],
    ['线路编号（新）', 'line_id'],
    ['event_id_old', null],
  ])('%s is read as %s', (header, column) => {
    expect(columnsOf([header])).toEqual([column]);
  });

  it.each([
    ['history', '用户年均停电时间（kWh）', 'hours in "kWh"'],
    ['history', '用户年均停电时间（%）', 'hours in "%"'],
    ['history', '用户年均停电时间（万元）', 'hours in "万元"'],
    ['outages', '停电用户数（次）', 'users in "次"'],
    ['outages', '停电用户数/MW', 'users in "MW"'],
    ['outages', '停电用户数（小时）', 'users in "小时"'],
    ['outages', '停电开始时间（UTC）', 'started_at in "UTC"'],
    ['outages', 'started_at_utc', 'started_at in "utc"'],
  ] as const)('of %s: %s is refused', async (feed, header, told) => {
    const { refusal } = await findLayout(`city,area_tier,${header}\n`, readingOf(feed));
    expect(refusal?.en).toContain(told);
  });

  it('is a refusal where it alone tells two columns apart', async () => {
    const header = 'event_id,city,停电用户数（低压）,停电用户数（中压）\n';
    const { refusal } = await findLayout(header, outages);
    expect(refusal?.en).toContain('several headers that may be users: "停电用户数（低压）"');
    expect(columnsOf(['停电用户数（万户）', '停电用户数（户）'])).toEqual([null, 'users']);
  });
});

describe('what is said of a header', () => {
  const end = 'started_at,restored_at,nature';
  it('names the second of two known ones, where both have data', async () => {
    const text = `event_id,city,area_tier,${end},停电用户数,影响用户数\n1,a,b,2,3,c,4,5\n`;
    expect(await troubles(text)).toEqual([
      'warning: has two headers for users: "停电用户数" is used and "影响用户数" is not',
    ]);
    expect(await troubles(text.replace('4,5', '4,'))).toEqual([]);
  });

  it('names columns with data and no header', async () => {
    const text = `event_id,city,area_tier,users,${end},,\n1,a,b,2,3,4,c,,x\n`;
    expect((await findLayout(text, outages)).nameless).toEqual(['I']);
  });

  it('names a header over two rows, whichever of them has more names', async () => {
    const upper = 'event_id,city,area_tier,停电时间,,users,nature';
    const rows = '1,成都,市区,2022-01-01,2022-01-02,5,故障\n'.repeat(3);
    expect(await troubles(`${upper}\n,,,起,止,,\n${rows}`)).toEqual([
      'problem: has a header of two rows (1 and 2: "起", "止" under "停电时间") and cannot be read as if it had one',
    ]);
    const lower = ',,area_tier,started_at,restored_at,users,nature';
    const both = await findLayout(`event_id,city,,停电,,,\n${lower}\n${rows}`, outages);
    expect(both.refusal?.zh).toContain('表头占了两行（第 1、2 行');
    expect(
      await troubles(
        `某公司停电记录\n${upper.replace('停电时间,', 'started_at,restored_at')}\n${rows}`,
      ),
    ).toEqual([]);
  });
});
