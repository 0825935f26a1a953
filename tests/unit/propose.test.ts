import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../pipelines/project/settings.js';
import { type Proposal, propose } from '../../pipelines/propose/propose.js';
import type { Sample, SampleTable } from '../../pipelines/propose/sample.js';
import { yamlOf } from '../../pipelines/propose/yaml.js';
import type { FeedName } from '../../schemas/feeds/index.js';

interface Given {
  readonly feed?: FeedName;
  readonly answers?: Readonly<Record<string, string>>;
  readonly settings?: string;
  readonly mark?: string;
}

/** A proposal for a file of these lines. */
function proposed(
  text: string,
  { feed = 'outages', answers = {}, settings = '', mark = ',' }: Given = {},
): Proposal {
  const rows = text
    .trim()
    .split('\n')
    .map((line, i) => ({ line: i + 1, cells: line.split(mark) }));
  const table: SampleTable = { name: null, rows: (by) => (by === mark ? rows : []) };
  const sample: Sample = {
    ...{ name: 'export.csv', path: 'export.csv', format: 'delimited', tables: [table] },
    ...{ isWhole: true, hasEnd: true },
  };
  const loaded = parseSettings(settings);
  return propose(sample, { loaded, feed, answers: new Map(Object.entries(answers)) });
}

const own = ({ settings }: Proposal) =>
  (settings.feeds as Record<string, Record<string, unknown>> | undefined)?.outages ?? {};
const keys = ({ questions }: Proposal) => questions.map(({ key }) => key);
const head = 'event_id,city,area_tier,started_at,restored_at,users,nature';
const row = (start: string, end: string) => `1,成都,市区,${start},${end},5,故障`;

describe('dates', () => {
  it('are left alone where they are read anyway', () => {
    const plain = proposed(`${head}\n${row('2022-03-05 08:00', '2022/3/5 9:30')}`);
    expect(plain.settings).toEqual({});
    expect(keys(plain)).toEqual([]);
  });

  it.each([
    ['13/03/2022 08:00', '13/03/2022 09:00', { date_order: 'day_first' }],
    ['03/13/2022 8:00 AM', '03/13/2022 9:00 PM', { date_order: 'month_first' }],
    ['1646461800', '1646465400', { time_format: 'epoch' }],
    ['1646461800000', '1646465400000', { time_format: 'epoch_ms' }],
    ['44625.5', '44625.75', { time_format: 'excel' }],
  ])('%s are written in one way', (start, end, expected) => {
    const proposal = proposed(`${head}\n${row(start, end)}`);
    expect(own(proposal)).toEqual(expected);
    expect(keys(proposal)).toEqual([]);
  });

  it('are asked about where two ways fit, whatever a single day has in common', () => {
    const both = proposed(`${head}\n${row('05/05/2022 08:00', '06/05/2022 08:00')}`);
    expect(keys(both)).toEqual(['date_order']);
    expect(own(both)).toEqual({});
    const [question] = both.questions;
    expect(question?.choices.map(({ answer, examples }) => [answer, examples[0]])).toEqual([
      ['day_first', { cell: '06/05/2022 08:00', value: '2022-05-06 08:00:00' }],
      ['month_first', { cell: '06/05/2022 08:00', value: '2022-06-05 08:00:00' }],
    ]);
    const answers = { date_order: 'month_first' };
    const decided = proposed(`${head}\n${row('05/05/2022 08:00', '06/05/2022 08:00')}`, {
      answers,
    });
    expect(own(decided)).toEqual(answers);
    expect(keys(decided)).toEqual([]);
  });

  it('and times of day apart are one time', () => {
    const text = `event_id,city,area_tier,停电日期,停电时刻,复电日期,复电时刻,users,nature
1,成都,市区,2022-03-05,08:00,2022-03-05,09:00,5,故障`;
    expect(own(proposed(text)).columns).toMatchObject({
      started_at: { date: '停电日期', time: '停电时刻' },
      restored_at: { date: '复电日期', time: '复电时刻' },
    });
  });
});

describe('the end', () => {
  const file = (header: string, end = '2022-03-05 09:30') =>
    `${head.replace('restored_at', header)}\n${row('2022-03-05 08:00', end)}`;

  it.each(['End Time', 'DatFimInterrupcao', 'Outage Restored', '供电恢复时间'])(
    'is %s',
    (header) => {
      expect(keys(proposed(file(header)))).toEqual([]);
    },
  );

  it.each(['Estimated Restoration', 'Time B', '预计复电', 'Ready'])(
    'may be %s, or not',
    (header) => {
      const proposal = proposed(file(header));
      expect(keys(proposal)).toEqual(['restored_at']);
      expect(own(proposal)).not.toHaveProperty('columns.restored_at');
      const answers = { restored_at: header };
      expect(own(proposed(file(header), { answers }))).toMatchObject({
        columns: { restored_at: header },
      });
    },
  );

  it('that is not there yet, or is not known', () => {
    const more = (mark: string) =>
      `${file('restored_at')}\n2${row('2022-03-06 08:00', mark).slice(1)}`;
    expect(own(proposed(more('未恢复')))).toMatchObject({
      columns: { restored_at: { blanks: ['未恢复'] } },
    });
    expect(keys(proposed(more('Unknown')))).toEqual(['restored_at.blanks']);
    const answers = { 'restored_at.blanks': 'skip' };
    expect(own(proposed(more('Unknown'), { answers }))).toMatchObject({
      except: { restored_at: ['Unknown'] },
    });
  });
});

describe('numbers', () => {
  const file = (users: string, hours: string) =>
    proposed(
      [
        `${head},时户数`.replaceAll(',', ';'),
        `1;成都;市区;2022-03-05 08:00;2022-03-05 09:30;${users};故障;${hours}`,
      ].join('\n'),
      { mark: ';' },
    );

  it.each([
    ['5', '12.5', {}],
    ['1,300', '12.5', {}],
    ['5', '12,5', { decimal: ',' }],
    ['1.300', '12,5', { decimal: ',', thousands: '.' }],
    ['5', '1.234,5', { decimal: ',', thousands: '.' }],
    ['1 300', '1 234,5', { decimal: ',', thousands: ' ' }],
  ])('%s and %s can be read in one way', (users, hours, expected) => {
    expect(own(file(users, hours))).toEqual(expected);
  });

  it('of three places behind their only mark are asked about', () => {
    const [question] = file('5', '1,234').questions;
    expect(question?.key).toBe('decimal');
    expect(question?.choices.map(({ examples }) => examples.map(({ value }) => value))).toEqual([
      expect.arrayContaining(['1.234000000']),
      expect.arrayContaining(['1234.000000000']),
    ]);
  });
});

describe('what the file lacks', () => {
  it('is asked for, but for identifiers', () => {
    const text = `city,started_at,restored_at,users
成都,2022-03-05 08:00,2022-03-05 09:00,5
绵阳,2022-03-05 08:00,2022-03-05 09:00,5`;
    const proposal = proposed(text);
    expect(keys(proposal)).toEqual(['constants.area_tier', 'constants.nature']);
    expect(own(proposal)).toEqual({ columns: { event_id: 'none' } });
  });

  it('is not asked for where the settings have it', () => {
    const settings = 'feeds: { outages: { constants: { nature: fault, area_tier: urban } } }';
    const text = 'event_id,city,started_at,restored_at,users\n1,成都,2022-03-05 08:00,,5';
    expect(proposed(text, { settings }).settings).toEqual({});
  });
});

describe('values', () => {
  const file = (city: string, nature: string) =>
    `${head}\n1,${city},市区,2022-03-05 08:00,2022-03-05 09:00,5,${nature}`;

  it('that mean one thing are proposed, others asked', () => {
    expect(own(proposed(file('成都', 'Unplanned')))).toEqual({
      values: { nature: { Unplanned: 'fault' } },
    });
    const proposal = proposed(file('成都', 'Programada'));
    expect(keys(proposal)).toEqual(['values.nature.Programada']);
    const answers = { 'values.nature.Programada': 'ignore' };
    expect(own(proposed(file('成都', 'Programada'), { answers }))).toEqual({
      values: { nature: { Programada: 'ignore' } },
    });
  });

  it('of places elsewhere make a region', () => {
    expect(proposed(file('Ohio', 'fault')).settings).toMatchObject({
      region: { cities: [{ name: 'Ohio' }] },
    });
    expect(proposed(`${file('成都', 'fault')}\n${row('2022-03-05 08:00', '')}`).settings).toEqual(
      {},
    );
  });
});

describe('users', () => {
  const file = (served: string) =>
    `${head.replace('users', 'Customers Interrupted')},Customers Served\n${row('2022-03-05 08:00', '')},${served}`;

  it('that are out are not those that are served', () => {
    expect(own(proposed(file('100')))).toMatchObject({
      columns: { users: 'Customers Interrupted' },
    });
  });
});

describe('rows', () => {
  it('below the table are no data', () => {
    const text = `${head}\n${row('2022-03-05 08:00', '2022-03-05 09:00')}\n填表人：张三,,,,,,\n审核人：李四,,,,,,`;
    expect(own(proposed(text))).toEqual({ lines_below: 2 });
  });

  it('of one identifier are groups, or not', () => {
    const text = `${head}\n${row('2022-03-05 08:00', '2022-03-05 09:00')}\n${row('2022-03-05 08:00', '2022-03-05 10:00')}`;
    expect(keys(proposed(text))).toEqual(['repeated_rows']);
    expect(proposed(text, { answers: { repeated_rows: 'groups' } }).settings).toEqual({
      repeated_rows: 'groups',
    });
  });

  it('of a group have its cells', () => {
    const text = `${head}\n${row('2022-03-05 08:00', '2022-03-05 09:00')}\n2,,,2022-03-06 08:00,2022-03-06 10:00,7,故障`;
    expect(keys(proposed(text))).toEqual(['fill_down']);
    expect(own(proposed(text, { answers: { fill_down: 'yes' } }))).toEqual({
      fill_down: ['city', 'area_tier'],
    });
  });
});

describe('a header', () => {
  it('below a title is found anyway, and one of two rows is said', () => {
    const table = `${head}\n${row('2022-03-05 08:00', '2022-03-05 09:00')}`;
    expect(proposed(`统计表,,,,,,\n${table}`).settings).toEqual({});
    const two = proposed(
      `event_id,city,area_tier,时间,,users,nature\n,,,停电开始,复电,,\n${row('2022-03-05 08:00', '2022-03-05 09:00')}`,
    );
    expect(own(two)).toEqual({
      ...{ header_rows: 2, header_line: 1 },
      columns: { started_at: '时间 停电开始', restored_at: '时间 复电' },
    });
  });
});

describe('the YAML', () => {
  it('says what is proposed, and has what is open as comments', () => {
    const text = `${head.replace('users', 'Customers Affected')}\n${row('05/03/2022 08:00', '06/03/2022 08:00')}`;
    const yaml = yamlOf(proposed(text), 'en');
    expect(yaml).toContain('users: Customers Affected # by the words of the header');
    expect(yaml).toMatch(/^# \? date_order — dates of started_at, restored_at/mu);
    const { settings } = parseSettings(yaml);
    expect(settings.feeds.outages).toEqual({ columns: { users: 'Customers Affected' } });
  });

  it('holds the very header, whatever is in it', () => {
    for (const header of [
      'customers: {a',
      'customers # 1',
      '"customers',
      'customers\u202e',
      '&customers *x',
    ]) {
      const text = `${head.replace('users', header)}\n${row('2022-03-05 08:00', '2022-03-06 08:00')}`;
      const yaml = yamlOf(proposed(text, { answers: { users: header } }), 'zh');
      const { settings } = parseSettings(yaml);
      expect(settings.feeds.outages?.columns?.users).toBe(header);
    }
  });
});

describe('other feeds', () => {
  it('are asked for the unit of hours, and for days', () => {
    const history = proposed('市州,地区特征,年份,SAIDI\n成都,市区,2021,123', { feed: 'history' });
    expect(keys(history)).toEqual(['hours.unit']);
    const minutes = proposed('市州,地区特征,年份,SAIDI（分钟）\n成都,市区,2021,123', {
      feed: 'history',
    });
    expect(keys(minutes)).toEqual([]);
    const text = '地市,区域,户数,启用时间\n成都,城区,1000,2022-01-01';
    const customers = proposed(text, { feed: 'customers' });
    expect(keys(customers)).toEqual(['valid_from']);
    for (const [answer, expected] of [
      ['启用时间', { columns: { valid_from: '启用时间' } }],
      ['2021-01-01', { constants: { valid_from: '2021-01-01' } }],
    ] as const) {
      const decided = proposed(text, { feed: 'customers', answers: { valid_from: answer } });
      expect(decided.settings).toMatchObject({ feeds: { customers: expected } });
      expect(keys(decided)).toEqual([]);
    }
  });
});

it('takes the feed that fits', () => {
  const text = '市州,地区特征,用户数,生效日期\n成都,市区,100,2022-01-01';
  const rows = text.split('\n').map((line, i) => ({ line: i + 1, cells: line.split(',') }));
  const table: SampleTable = { name: null, rows: () => rows };
  const sample: Sample = {
    ...{ name: 'a.csv', path: 'a.csv', format: 'delimited', tables: [table] },
    ...{ isWhole: true, hasEnd: true },
  };
  const proposal = propose(sample, { loaded: parseSettings(''), answers: new Map() });
  expect(proposal.feed).toBe('customers');
  expect(proposal.settings).toEqual({});
});
