import { streamOf } from '../../../data-samples/generator/prng.js';
import { at, isoLike, type Layout, type Outage, rounded, totals } from './kit.js';

const customers = 25;
const random = streamOf(1366, 'gridlabd');

const header =
  'Annual Event #,Metric Interval Event #,Starting DateTime (YYYY-MM-DD hh:mm:ss),' +
  'Ending DateTime (YYYY-MM-DD hh:mm:ss),Object type,Object Name,Inducing Object,"Protective" Device,' +
  'Desired Fault type,Implemented Fault Type,Number customers affected,' +
  'Secondary number of customers affected';

/** One sustained interruption of everybody, and momentary ones that reclosers end. */
function events(): Outage[] {
  const made: Outage[] = [];
  for (let i = 0; i < 32; i++) {
    const from = at(2000, 1, 4 + i * 11, random.int(0, 23), random.int(0, 59), random.int(0, 59));
    const users = i === 20 ? 1 : customers;
    made.push({ city: 'FEEDER', users, from, to: from + random.int(2, 290) });
  }
  const long = at(2000, 6, 17, 15, 42, 8);
  made.push({ city: 'FEEDER', users: customers, from: long, to: long + 333 });
  return made.sort((a, b) => a.from - b.from);
}

const outages = events();
const lasts = ({ from, to = from }: Outage) => to - from;
const sum = (rows: readonly Outage[], of: (row: Outage) => number) =>
  rows.reduce((total, row) => total + of(row), 0);

const sustained = outages.filter((row) => lasts(row) > 300);
const momentary = outages.filter((row) => lasts(row) <= 300);
const saifi = sum(sustained, (row) => row.users) / customers;
const saidi = sum(sustained, (row) => row.users * lasts(row)) / 3600 / customers;
const maifi = sum(momentary, (row) => row.users) / customers;
const hoursOfYear = customers * 8760;
const asai = (hoursOfYear - saidi * customers) / hoursOfYear;

const lines = outages.map((row, i) => {
  const line = random.pick(['oh_line_650_632', 'oh_line_632_671', 'ug_line_692_675']);
  const device = i % 3 === 0 ? 'N/A' : random.pick(['recl_650', 'fuse_646', 'sect_671']);
  const fault = random.pick(['SLG-A', 'SLG-C', 'DLG-BC', 'TLG']);
  const [from, to] = [isoLike(row.from), isoLike(row.to ?? row.from)];
  const kind = line.startsWith('oh') ? 'overhead_line' : 'underground_line';
  return `${i + 1},${i + 1},${from},${to},${kind},${line},eventgen_1,${device},${fault},${fault},${row.users},0`;
});

const six = (value: number) => value.toFixed(6);
const text = [
  'Reliability report for ieee13.glm',
  `Number of customers = ${customers}`,
  '',
  '1366 metrics based around 1-hour base (outage-hours)',
  '',
  'Events for year starting at 2000-01-01 00:00:00',
  header,
  ...lines,
  '',
  `SAIFI = ${six(saifi)}, SAIDI = ${six(saidi)}, CAIDI = ${six(saidi / saifi)}, ASAI = ${six(asai)}, MAIFI = ${six(maifi)}`,
  '',
].join('\n');

export const gridlabd: Layout = {
  name: 'gridlab-d',
  files: [
    ['data/outages/Metrics_Output.csv', text],
    [
      'data/customers/users.csv',
      `city,area_tier,users,valid_from\nFEEDER,urban,${customers},2000-01-01\n`,
    ],
  ],
  expected: {
    ...totals({
      period: '2000',
      from: at(2000, 1, 1),
      to: at(2001, 1, 1),
      region: 'MODEL',
      users: { FEEDER: customers },
      outages,
      leftOut: 0,
    }),
    sustained: {
      saifi: rounded(saifi, 9),
      saidi_hours: rounded(saidi, 9),
      caidi_hours: rounded(saidi / saifi, 9),
      maifi: rounded(maifi, 9),
    },
  },
};
