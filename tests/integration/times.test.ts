import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../support/reading.js';

const settings = (feeds: string, zone = 'Asia/Shanghai') => `
region: { code: R, name: 区域, time_zone: ${zone}, cities: [{ code: A, name: 甲市 }, { code: B, name: 乙市 }] }
data_from: 2022-01-01
as_of: 2023-01-01
ledger: none
targets: { groups: { all: { cities: "*", hours: { urban: 5 } } } }
feeds: { outages: { ${feeds} } }
`;
const header = 'event_id,city,area_tier,started_at,restored_at,users,nature';

/** When the outages of a file begin and end, or what is wrong with it. */
async function timesOf(name: string, text: string | Uint8Array, yaml: string) {
  const { held, rejects } = await readDocument({
    ...{ feed: 'outages', name, text, way: 'rows', settings: yaml },
  });
  return {
    times: held.map((row) => [row.started_at, row.restored_at]),
    rejects: rejects.map((row) => `${row.column_name} ${row.code}: ${row.message_en}`),
  };
}

describe('a region of another time zone', () => {
  it('has the year of that zone', async () => {
    const text = `${header}\n1,A,urban,2022-12-31T20:00:00Z,2022-12-31T22:00:00Z,100,fault\n`;
    const times = async (zone: string) => (await timesOf('a.csv', text, settings('', zone))).times;
    expect(await times('Europe/London')).toEqual([['2022-12-31 20:00:00', '2022-12-31 22:00:00']]);
    expect(await times('Asia/Shanghai')).toEqual([['2023-01-01 04:00:00', '2023-01-01 06:00:00']]);
  });

  it('has lengths that are true, whenever clocks were set', async () => {
    // By the clocks, the first took four hours and the second two.
    const text = [
      header,
      '1,A,urban,27/03/2022 00:00,27/03/2022 04:00,100,fault',
      '2,B,urban,30/10/2022 00:30,30/10/2022 02:30,100,fault',
      '3,B,urban,30/10/2022 01:30,30/10/2022 02:30,100,fault',
    ].join('\n');
    const yaml = settings('date_order: day_first, time_zone: Europe/London', 'Europe/London');
    const { times, rejects } = await timesOf('a.csv', text, yaml);
    expect(times).toEqual([
      ['2022-03-27 00:00:00', '2022-03-27 03:00:00'],
      ['2022-10-29 23:30:00', '2022-10-30 02:30:00'],
    ]);
    expect(rejects).toEqual([expect.stringMatching(/^started_at bad_time: .*showed it twice/u)]);
  });

  it('reads a header that names a zone by the setting', async () => {
    const text = [
      header.replace('started_at,restored_at', 'started_at (UTC),restored_at (UTC)'),
      '1,A,urban,2022-07-01 20:00,2022-07-01 22:00,100,fault',
    ].join('\n');
    const { times } = await timesOf('a.csv', text, settings('time_zone: UTC'));
    expect(times).toEqual([['2022-07-02 04:00:00', '2022-07-02 06:00:00']]);
    const { rejects } = await timesOf('a.csv', text, settings(''));
    expect(rejects).toEqual([expect.stringContaining('not the region’s own time')]);
  });
});

describe('a date and a time of day in two columns', () => {
  const columns =
    'columns: { started_at: { date: 停电日期, time: 停电时刻 }, restored_at: { date: 复电日期, time: 复电时刻 } }';
  const apart = header.replace('started_at,restored_at', '停电日期,停电时刻,复电日期,复电时刻');

  it('are one time', async () => {
    const text = [
      apart,
      '1,A,urban,2022-03-05,08:00,2022-03-05,18:00,900,fault',
      '2,B,urban,2022-03-05,08:00,2022-03-06,02:00,450,fault',
    ].join('\n');
    expect((await timesOf('a.csv', text, settings(columns))).times).toEqual([
      ['2022-03-05 08:00:00', '2022-03-05 18:00:00'],
      ['2022-03-05 08:00:00', '2022-03-06 02:00:00'],
    ]);
  });

  it('are read from the cells of a sheet, whatever they are formatted as', async () => {
    const day = (value: number) => ({ t: 'n', v: value, z: 'yyyy/m/d' });
    const clock = (value: number, z = 'h:mm') => ({ t: 'n', v: value, z });
    const book = (rows: unknown[][]) => {
      const made = utils.book_new();
      utils.book_append_sheet(made, utils.aoa_to_sheet([apart.split(','), ...rows]), '一');
      return write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    };
    const row = (id: string, ...times: unknown[]) => [id, 'A', 'urban', ...times, 9, 'fault'];
    const formatted = book([
      row('1', day(44625), clock(0.25), day(44625), clock(0.75, 'h:mm AM/PM')),
      row('2', day(44626), '下午2:30', '2022年3月6日', '14:45'),
      row('3', day(44627), clock(0.5), '', ''),
      row('4', day(44627), clock(0.5), day(44627), ''),
    ]);
    const { times, rejects } = await timesOf('a.xlsx', formatted, settings(columns));
    expect(times).toEqual([
      ['2022-03-05 06:00:00', '2022-03-05 18:00:00'],
      ['2022-03-06 14:30:00', '2022-03-06 14:45:00'],
      ['2022-03-07 12:00:00', null],
    ]);
    expect(rejects).toEqual([expect.stringMatching(/^restored_at bad_time: "2022-03-07 \?"/u)]);
    const general = book([row('1', 44625, 0.25, 44625, 0.604166666666667)]);
    const yaml = settings(`time_format: excel, ${columns}`);
    expect((await timesOf('a.xlsx', general, yaml)).times).toEqual([
      ['2022-03-05 06:00:00', '2022-03-05 14:30:00'],
    ]);
  });
});
