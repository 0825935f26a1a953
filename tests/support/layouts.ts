import { utils, write } from '@e965/xlsx';

/** The same three outages as different programs export them. */

interface Outage {
  readonly id: number;
  readonly city: 'Chengdu' | 'Mianyang';
  readonly tier: 'urban' | 'rural';
  /** Civil time as `2022-03-13T14:30`. */
  readonly start: string;
  readonly end: string;
  readonly users: number;
  readonly nature: 'fault' | 'planned';
}

const three: readonly Omit<Outage, 'id'>[] = [
  {
    ...{ city: 'Chengdu', tier: 'urban', users: 120, nature: 'fault' },
    ...{ start: '2022-03-13T14:30', end: '2022-03-13T16:05' },
  },
  {
    ...{ city: 'Mianyang', tier: 'rural', users: 1300, nature: 'planned' },
    ...{ start: '2022-03-05T08:00', end: '2022-03-05T08:30' },
  },
  {
    ...{ city: 'Chengdu', tier: 'urban', users: 5, nature: 'fault' },
    ...{ start: '2022-12-02T23:50', end: '2022-12-03T00:20' },
  },
];

/** What has to come out of each file, however it is written. */
export const totals = { rows: 3, users: 1425, seconds: 9300, userSeconds: 3_033_000 } as const;

export interface Layout {
  readonly file: string;
  readonly content: string | Buffer;
  /** Answers to what nothing in the file tells. */
  readonly answers: Readonly<Record<string, string>>;
  /** Settings that the proposal has to have, by path. */
  readonly settings: Readonly<Record<string, unknown>>;
}

const minutes = ({ start, end }: Outage) =>
  (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000;
const epoch = (time: string) => Date.parse(`${time}+08:00`);
const parts = (time: string) => {
  const [, year = '', month = '', day = '', hour = '', minute = ''] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)$/u.exec(time) ?? [];
  return { year, month, day, hour, minute };
};
const dayFirst = (time: string, mark = '/') => {
  const { year, month, day, hour, minute } = parts(time);
  return `${day}${mark}${month}${mark}${year} ${hour}:${minute}`;
};
const clock12 = (time: string) => {
  const { hour, minute } = parts(time);
  return `${Number(hour) % 12 || 12}:${minute} ${Number(hour) < 12 ? 'AM' : 'PM'}`;
};
const monthDay = (time: string) => {
  const { year, month, day } = parts(time);
  return `${month}/${day}/${year}`;
};

/** Numbers of events begin anew in each file, so that no file has those of another. */
let files = 0;
function outages(of = three): Outage[] {
  files += 1;
  return of.map((one, i) => ({ id: 100 * files + i, ...one }));
}

const lines = (rows: readonly (readonly (string | number)[])[], mark = ',') =>
  rows.map((row) => `${row.join(mark)}\n`).join('');

const early = three.map((one) => ({
  ...one,
  start: one.start.replace('-13T', '-04T'),
  end: one.end.replace('-13T', '-04T'),
}));

/** A workbook with a header of two rows, of which the upper one is merged, and a city over several rows. */
function workbook(): Buffer {
  const [one, two, three] = outages().map((o) => [o.tier, o.start, o.end, o.users, o.nature]);
  const rows = [
    ['2022年停电明细'],
    ['市州', '地区特征', '停电起止', '', '户数', '停电性质'],
    ['', '', '停电时间', '复电时间', '', ''],
    ['成都', ...(one ?? [])],
    ['', ...(three ?? [])],
    ['绵阳', ...(two ?? [])],
  ];
  const sheet = utils.aoa_to_sheet(rows);
  const merge = (row: number, from: number, to: number) => ({
    s: { r: row, c: from },
    e: { r: row, c: to },
  });
  sheet['!merges'] = [merge(1, 2, 3), { s: { r: 3, c: 0 }, e: { r: 4, c: 0 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '明细');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

export const layouts: readonly Layout[] = [
  {
    file: 'canonical.csv',
    answers: {},
    settings: {},
    content: lines([
      ['event_id', 'city', 'area_tier', 'started_at', 'restored_at', 'users', 'nature'],
      ...outages().map((o) => [
        ...[o.id, o.city, o.tier, `${o.start.replace('T', ' ')}:00`],
        ...[`${o.end.replace('T', ' ')}:00`, o.users, o.nature],
      ]),
    ]),
  },
  {
    file: 'day-first.csv',
    answers: {},
    settings: { date_order: 'day_first', 'columns.restored_at': 'Restoration Time' },
    content: lines([
      [
        'Incident ID',
        'City',
        'Tier',
        'Start Time',
        'Restoration Time',
        'Customers Affected',
        'Type',
      ],
      ...outages().map((o) => [
        ...[o.id, o.city, o.tier, dayFirst(o.start), dayFirst(o.end), o.users, o.nature],
      ]),
    ]),
  },
  {
    file: 'month-first.csv',
    answers: {},
    settings: { date_order: 'month_first' },
    content: lines([
      ['Event', 'City', 'Tier', 'Outage Start', 'Outage End', 'Customers', 'Outage Type'],
      ...outages().map((o) => [
        ...[o.id, o.city, o.tier, `${monthDay(o.start)} ${clock12(o.start)}`],
        ...[`${monthDay(o.end)} ${clock12(o.end)}`, o.users, o.nature],
      ]),
    ]),
  },
  {
    file: 'comma.csv',
    answers: {},
    settings: { decimal: ',', thousands: '.', date_order: 'day_first' },
    content: lines(
      [
        ['Nr', 'Ort', 'Tier', 'Beginn', 'Ende', 'Kunden', 'Art', '时户数'],
        ...outages().map((o) => [
          ...[o.id, o.city, o.tier, dayFirst(o.start, '.'), dayFirst(o.end, '.')],
          ...[o.users === 1300 ? '1.300' : o.users, o.nature],
          ((o.users * minutes(o)) / 60).toFixed(1).replace('.', ','),
        ]),
      ],
      ';',
    ),
  },
  {
    file: 'duration.csv',
    answers: {},
    settings: { 'columns.started_at': 'start' },
    content: lines([
      ['id', 'city', 'tier', 'start', 'duration_min', 'customers', 'type'],
      ...outages().map((o) => [
        ...[o.id, o.city, o.tier, o.start.replace('T', ' '), minutes(o), o.users, o.nature],
      ]),
    ]),
  },
  {
    file: 'unitless.csv',
    answers: { 'duration.unit': 'minutes' },
    settings: {},
    content: lines([
      ['id', 'city', 'tier', 'start', 'Duration', 'customers', 'type'],
      ...outages().map((o) => [
        ...[o.id, o.city, o.tier, o.start.replace('T', ' '), minutes(o), o.users, o.nature],
      ]),
    ]),
  },
  {
    file: 'epoch.jsonl',
    answers: {},
    settings: { time_format: 'epoch_ms' },
    content: outages()
      .map((o) =>
        JSON.stringify({
          ...{ id: o.id, city: o.city, tier: o.tier, start: epoch(o.start), end: epoch(o.end) },
          ...{ customers: o.users, type: o.nature },
        }),
      )
      .join('\n'),
  },
  {
    file: 'two-rows.csv',
    answers: {},
    settings: { header_rows: 2, lines_below: 1, 'columns.restored_at': '时间 复电' },
    content: lines([
      ['停电统计表', '', '', '', '', '', ''],
      ['编号', '市州', '地区特征', '时间', '', '停电户数', '停电性质'],
      ['', '', '', '停电开始', '复电', '', ''],
      ...outages().map((o) => [
        ...[o.id, o.city, o.tier, o.start.replace('T', ' '), o.end.replace('T', ' ')],
        ...[o.users, o.nature],
      ]),
      ['填表人：张三', '', '', '', '', '', ''],
    ]),
  },
  {
    file: 'latin.csv',
    answers: { 'values.nature.Programada': 'planned' },
    settings: { encoding: 'windows-1252', date_order: 'day_first' },
    content: Buffer.from(
      lines(
        [
          [
            'Número',
            'Cidade',
            'Tier',
            'Início',
            'Fim',
            'Consumidores atingidos',
            'Tipo',
            'Observação',
          ],
          ...outages().map((o) => [
            ...[o.id, o.city, o.tier, dayFirst(o.start), dayFirst(o.end), o.users],
            ...[o.nature === 'planned' ? 'Programada' : 'Não Programada', 'manutenção à noite'],
          ]),
        ],
        ';',
      ),
      'latin1',
    ),
  },
  {
    file: 'ambiguous.csv',
    answers: { date_order: 'day_first' },
    settings: {},
    content: lines([
      [
        'Incident ID',
        'City',
        'Tier',
        'Start Time',
        'Restoration Time',
        'Customers Affected',
        'Type',
      ],
      ...outages(early).map((o) => [
        ...[o.id, o.city, o.tier, dayFirst(o.start), dayFirst(o.end), o.users, o.nature],
      ]),
    ]),
  },
  {
    file: 'apart.csv',
    answers: {},
    settings: { 'columns.started_at.time': 'Time Event Began', date_order: 'month_first' },
    content: lines([
      [
        ...[
          'No',
          'Date Event Began',
          'Time Event Began',
          'Date of Restoration',
          'Time of Restoration',
        ],
        ...['City', 'Tier', 'Event Type', 'Number of Customers Affected'],
      ],
      ...outages().map((o) => [
        ...[o.id, monthDay(o.start), clock12(o.start), monthDay(o.end), clock12(o.end)],
        ...[o.city, o.tier, o.nature, o.users],
      ]),
    ]),
  },
  {
    file: 'nested.json',
    answers: { json_path: 'data.items' },
    settings: {},
    content: JSON.stringify({
      columns: [{ name: 'id' }],
      data: {
        items: outages().map((o) => ({
          ...{ id: o.id, city: o.city, area_tier: o.tier, start: `${o.start}:00+08:00` },
          ...{ end: `${o.end}:00+08:00`, customers: o.users, nature: o.nature },
        })),
      },
    }),
  },
  {
    file: 'merged.xlsx',
    answers: { fill_down: 'yes' },
    settings: {
      ...{ header_rows: 2, 'columns.event_id': 'none' },
      'columns.started_at': '停电起止 停电时间',
    },
    content: workbook(),
  },
  {
    file: 'compact.txt',
    answers: {},
    settings: {},
    content: lines(
      [
        ['工单编号', '城市', '地区类型', '停电开始', '恢复供电', '影响户数', '停电类型'],
        ...outages().map((o) => [
          ...[o.id, o.city, o.tier, o.start.replace(/\D/gu, ''), o.end.replace(/\D/gu, '')],
          ...[o.users, o.nature],
        ]),
      ],
      '|',
    ),
  },
];
