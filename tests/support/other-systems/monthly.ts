import { streamOf } from '../../../data-samples/generator/prng.js';
import {
  at,
  type Layout,
  minute,
  type Outage,
  parts,
  type Sheet,
  totals,
  two,
  workbook,
} from './kit.js';

const cities = {
  510300: { name: '自贡市', counties: ['自流井区', '贡井区', '大安区'], users: 12_460 },
  511000: { name: '内江市', counties: ['市中区', '东兴区'], users: 9_815 },
  511700: { name: '达州市', counties: ['通川区', '达川区', '宣汉县'], users: 15_230 },
} as const;
type City = keyof typeof cities;
const codes = ['510300', '511000', '511700'] as const;
const cityOf = (code: string) => cities[Number(code) as City];

/** 2022/1/5 下午3:07 */
function time(seconds: number): string {
  const p = parts(seconds);
  const h = Number(p.hour);
  const shown = h % 12 === 0 ? 12 : h % 12;
  return `${p.year}/${Number(p.month)}/${Number(p.day)} ${h < 12 ? '上午' : '下午'}${two(shown)}:${p.minute}`;
}

const random = streamOf(836, 'monthly');
const outages: Outage[] = [];
let cancelled = 0;

function sheetOf(month: number): Sheet {
  const rows: (string | number | null)[][] = [
    [`某供电公司 2022 年 ${month} 月停电明细表`],
    [null, null, null, null, null, null, null, null, null, `填报日期：2022-${two(month)}-28`],
    [
      '序号',
      '市州',
      '区县',
      '停电时间',
      null,
      '影响户数',
      null,
      '停电类别',
      '执行情况',
      '停电原因',
    ],
    [null, null, null, '起', '止', '户数（万户）', '其中：重要用户', null, null, null],
  ];
  const merged = ['A1:J1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'F3:G3', 'H3:H4', 'I3:I4', 'J3:J4'];
  let number = 0;
  for (const code of codes) {
    const { name, counties } = cityOf(code);
    const first = rows.length + 1;
    for (let i = 0; i < 4; i++) {
      number += 1;
      const from = at(2022, month, random.int(1, 26), random.int(0, 23), random.int(0, 59));
      const to = from + random.int(10, 700) * minute;
      const users = random.int(12, 2300);
      const isPlanned = random.chance(0.4);
      const isCancelled = isPlanned && number % 3 === 0;
      const isOpen = month === 2 && code === '511700' && i === 3;
      if (isCancelled) cancelled += 1;
      else outages.push({ city: code, users, from, to: isOpen ? undefined : to });
      rows.push([
        number,
        i === 0 ? name : null,
        counties[i % counties.length] ?? null,
        time(from),
        isOpen && !isCancelled ? '未恢复' : time(to),
        users / 10_000,
        random.int(0, 3),
        isPlanned ? '计划检修' : '故障跳闸',
        isCancelled ? '已取消' : '已执行',
        isPlanned ? '设备检修' : random.pick(['雷击', '外力破坏', '树障']),
      ]);
    }
    merged.push(`B${first}:B${rows.length}`);
  }
  rows.push(['合计', null, null, null, null, 1, null, null, null, null]);
  rows.push(['填报人：张某', null, null, '审核人：李某', null, null, null, null, null, null]);
  rows.push(['注：重要用户指一级、二级重要电力用户。']);
  return { name: `${month}月`, rows, merged };
}

const base: Sheet = {
  name: '用户数',
  rows: [
    ['2022 年等效用户数'],
    ['市州', '用户数（万户）', '统计日期'],
    ...codes.map((code) => [cityOf(code).name, cityOf(code).users / 10_000, '2022年1月1日']),
  ],
  merged: ['A1:C1'],
};

const help: Sheet = {
  name: '填报说明',
  rows: [
    ['市州', '填全称'],
    ['停电时间', '填实际停电、送电时间，未恢复的填“未恢复”'],
  ],
};

const book = workbook([help, sheetOf(1), sheetOf(2), base]);

export const monthly: Layout = {
  name: 'merged-workbook',
  files: [
    ['data/outages/停电明细2022.xlsx', book],
    ['data/customers/停电明细2022.xlsx', book],
  ],
  expected: totals({
    period: '2022Q1',
    from: at(2022, 1, 1),
    to: at(2022, 3, 1),
    region: '510000',
    users: Object.fromEntries(codes.map((code) => [code, cityOf(code).users])),
    outages,
    leftOut: cancelled,
  }),
};
