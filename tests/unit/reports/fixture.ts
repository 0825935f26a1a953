import type {
  BatchRow,
  CheckRow,
  ExclusionRow,
  OutageFactRow,
  PeriodHoursRow,
  ReportData,
  SettingRow,
  VerdictRow,
} from '../../../reports/data.js';
import type { Period } from '../../../reports/period.js';
import { sichuan } from '../../../schemas/region.js';
import { type Tier, tiers } from '../../../schemas/tiers.js';

/** Plausible, made-up outcomes of Sichuan: 21 cities, four tiers, the months of 2020 to 2022. */

const limits: Record<string, Record<Tier, number>> = {
  chengdu: { central: 1, urban: 2, town: 5, rural: 11 },
  others: { central: 2, urban: 5, town: 9, rural: 15 },
};
const usersOf: Record<Tier, number> = { central: 5200, urban: 8600, town: 14300, rural: 21700 };
const years = [2020, 2021, 2022];

interface Sums {
  days: number;
  userDays: bigint;
  fault: bigint;
  planned: bigint;
  excluded: bigint;
  outages: number;
  interruptions: bigint;
}

export interface FixtureOptions {
  readonly period?: Period;
  /** The day after the last one of complete data. */
  readonly asOf?: string;
}

export function reportData({
  period = { kind: 'year', name: '2022' },
  asOf = '2023-01-01',
}: FixtureOptions = {}): ReportData {
  const periodHours = allPeriods(asOf);
  return {
    period,
    periodHours,
    verdicts: years.slice(1).flatMap((year) => verdictsOf(year, periodHours)),
    cities: sichuan.cities.map((city, i) => ({
      city_code: city.code,
      city_name: city.name,
      city_name_en: city.nameEn,
      city_sort: i + 1,
      target_group: groupOf(city.code),
    })),
    targets: Object.entries(limits).flatMap(([target_group, byTier]) =>
      tiers.map((area_tier) => ({
        year: 2022,
        target_group,
        area_tier,
        target_hours: byTier[area_tier],
        is_stage: false,
      })),
    ),
    exclusions: exclusions(period),
    topEvents: topEvents(),
    rejectedByCode: [
      { feed: 'outages', code: 'bad_time', rows: 7 },
      { feed: 'outages', code: 'unknown_city', rows: 3 },
      { feed: 'restorations', code: 'orphan_restoration', rows: 2 },
    ],
    batches,
    checks,
    settings: settings(asOf),
    program: { version: '0.1.0' },
    region: { code: sichuan.code, name: sichuan.name },
  };
}

/** The same three numbers from the same three names on every machine. */
function noise(...parts: readonly (string | number)[]): number {
  let hash = 2166136261;
  for (const character of parts.join('/')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 2246822519);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

export function groupOf(code: string): string {
  return code === '510100' ? 'chengdu' : 'others';
}

function monthSums(code: string, tier: Tier, year: number, month: number, asOf: string): Sums {
  const full = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const start = `${year}-${String(month).padStart(2, '0')}-01`;
  const untilAsOf = (Date.parse(asOf) - Date.parse(start)) / 86_400_000;
  const days = Math.max(0, Math.min(full, untilAsOf));
  const users = Math.round(usersOf[tier] * (code === '510100' ? 6 : 0.5 + noise(code)));
  const limit = limits[groupOf(code)]?.[tier] ?? 9;
  const season = [0.8, 0.9, 0.9, 0.8, 1, 1.2, 1.7, 1.9, 1, 0.7, 0.6, 0.7][month - 1] ?? 1;
  const level = 0.55 + 0.66 * noise(code, tier) + (2022 - year) * 0.12 * noise(tier, code);
  const hours = ((limit * level) / 12) * season * (0.7 + 0.6 * noise(code, tier, year, month));
  const seconds = (share: number) =>
    BigInt(Math.round(((hours * users * 3600 * share) / full) * days));
  const isDry = month <= 5 && ['513300', '513400', '513200', '510400', '511800'].includes(code);
  const users64 = BigInt(users);
  return {
    days,
    userDays: users64 * BigInt(days),
    fault: seconds(0.42 + 0.3 * noise(month, code)),
    planned: seconds(0.34),
    excluded: isDry && tier !== 'central' ? seconds(0.25 + noise(code, month) * 0.5) : 0n,
    outages: days === 0 ? 0 : Math.round(6 + 30 * noise(code, tier, month)),
    interruptions: (users64 * BigInt(Math.round(120 + 180 * noise(tier, month, code)))) / 1000n,
  };
}

function allPeriods(asOf: string): PeriodHoursRow[] {
  const rows: PeriodHoursRow[] = [];
  const codes = sichuan.cities.map((city) => city.code);
  for (const year of years) {
    const cells = new Map<string, Sums[]>();
    for (const code of codes) {
      for (const tier of tiers) {
        cells.set(
          `${code}/${tier}`,
          Array.from({ length: 12 }, (_, i) => monthSums(code, tier, year, i + 1, asOf)),
        );
      }
    }
    for (const span of spansOf(year)) {
      if (asOf <= `${year}-${String(span.from + 1).padStart(2, '0')}-01`) continue;
      for (const code of [sichuan.code, ...codes]) {
        for (const tier of [...tiers, 'all'] as const) {
          const of = (code === sichuan.code ? codes : [code]).flatMap((c) =>
            (tier === 'all' ? tiers : [tier]).map((t) => cells.get(`${c}/${t}`) ?? []),
          );
          const byCell = of.map((months) => add(months.slice(span.from, span.to), true));
          rows.push(rowOf(span, year, asOf, code, tier, add(byCell, false)));
        }
      }
    }
  }
  return rows;
}

interface Span {
  kind: string;
  name: string;
  from: number;
  to: number;
}

function spansOf(year: number): Span[] {
  const month = (i: number) => ({
    kind: 'month',
    name: `${year}-${String(i + 1).padStart(2, '0')}`,
    from: i,
    to: i + 1,
  });
  return [
    ...Array.from({ length: 12 }, (_, i) => month(i)),
    ...[0, 1, 2, 3].flatMap((q) => [
      { kind: 'quarter', name: `${year}Q${q + 1}`, from: q * 3, to: q * 3 + 3 },
      { kind: 'ytd', name: `${year}Q${q + 1}`, from: 0, to: q * 3 + 3 },
    ]),
    { kind: 'year', name: String(year), from: 0, to: 12 },
  ];
}

function add(parts: readonly Sums[], inTime: boolean): Sums {
  const sum: Sums = {
    days: 0,
    userDays: 0n,
    fault: 0n,
    planned: 0n,
    excluded: 0n,
    outages: 0,
    interruptions: 0n,
  };
  for (const part of parts) {
    sum.days = inTime ? sum.days + part.days : part.days;
    sum.userDays += part.userDays;
    sum.fault += part.fault;
    sum.planned += part.planned;
    sum.excluded += part.excluded;
    sum.outages += part.outages;
    sum.interruptions += part.interruptions;
  }
  return sum;
}

function rowOf(
  span: Span,
  year: number,
  asOf: string,
  code: string,
  tier: string,
  sum: Sums,
): PeriodHoursRow {
  const net = sum.fault + sum.planned;
  const hours = (seconds: bigint) =>
    sum.userDays === 0n ? null : (Number(seconds) * sum.days) / (3600 * Number(sum.userDays));
  const usersAvg = sum.days === 0 ? null : Number(sum.userDays) / sum.days;
  const saifi = usersAvg ? Number(sum.interruptions) / usersAvg : null;
  const end = new Date(Date.UTC(year, span.to, 1)).toISOString().slice(0, 10);
  const netHours = hours(net);
  return {
    period_kind: span.kind,
    period: span.name,
    period_start: `${year}-${String(span.from + 1).padStart(2, '0')}-01`,
    period_end: end,
    days: sum.days,
    is_final: asOf >= end,
    city_code: code,
    city_name: nameOf(code),
    area_tier: tier,
    user_days: sum.userDays,
    users_avg: usersAvg,
    gross_user_seconds: net + sum.excluded,
    excluded_user_seconds: sum.excluded,
    net_user_seconds: net,
    fault_user_seconds: sum.fault,
    planned_user_seconds: sum.planned,
    sustained_user_seconds: net,
    hours: netHours,
    hours_gross: hours(net + sum.excluded),
    hours_fault: hours(sum.fault),
    hours_planned: hours(sum.planned),
    hours_sustained: netHours,
    outages: sum.outages,
    interruptions: sum.interruptions,
    saifi,
    caidi: saifi && netHours ? netHours / saifi : null,
    asai: netHours === null ? null : 1 - netHours / (24 * sum.days),
  };
}

function nameOf(code: string): string {
  return sichuan.cities.find((city) => city.code === code)?.name ?? sichuan.name.zh;
}

function verdictsOf(year: number, periods: readonly PeriodHoursRow[]): VerdictRow[] {
  const find = (y: number, code: string, tier: string) =>
    periods.find(
      (row) =>
        row.period_kind === 'year' &&
        row.period === String(y) &&
        row.city_code === code &&
        row.area_tier === tier,
    );
  const rows: VerdictRow[] = [];
  for (const { code } of sichuan.cities) {
    const cells = tiers.map((tier) => {
      // One cell lacks a year before, so that it can't be determined either way.
      const hasBaseline = !(code === '512000' && tier === 'urban');
      const baseline = hasBaseline ? find(year - 1, code, tier) : undefined;
      return verdictOf(year, code, tier, find(year, code, tier), baseline);
    });
    rows.push(...cells, wholeOf(year, code, cells, find(year, code, 'all')));
  }
  const wholes = rows.filter((row) => row.area_tier === 'all');
  rows.push(wholeOf(year, sichuan.code, wholes, find(year, sichuan.code, 'all')));
  return rows;
}

function verdictOf(
  year: number,
  code: string,
  tier: Tier,
  row: PeriodHoursRow | undefined,
  before: PeriodHoursRow | undefined,
): VerdictRow {
  const hours = row?.hours ?? null;
  const target = limits[groupOf(code)]?.[tier] ?? 9;
  const baseline = before?.hours ?? null;
  const reduction = hours === null || !baseline ? null : 1 - hours / baseline;
  const absoluteMet = hours === null ? null : hours <= target;
  const reductionMet = reduction === null ? null : reduction >= 0.08;
  const isFinal = row?.is_final ?? false;
  const allowance = Math.max(target, 0.92 * (baseline ?? 0));
  const verdict =
    hours === null
      ? 'undetermined'
      : !isFinal
        ? hours > allowance
          ? 'exceeded'
          : 'on_course'
        : absoluteMet
          ? 'met_absolute'
          : reductionMet
            ? 'met_reduction'
            : reduction === null
              ? 'undetermined'
              : 'not_met';
  return {
    year,
    city_code: code,
    city_name: nameOf(code),
    area_tier: tier,
    target_group: groupOf(code),
    is_final: isFinal,
    hours,
    target_hours: target,
    absolute_met: absoluteMet,
    baseline_hours: baseline,
    baseline_source: baseline === null ? null : 'events',
    reduction,
    reduction_met: reductionMet,
    verdict,
    allowance_used: hours === null ? null : hours / allowance,
  };
}

function wholeOf(
  year: number,
  code: string,
  parts: readonly VerdictRow[],
  row: PeriodHoursRow | undefined,
): VerdictRow {
  const isFinal = row?.is_final ?? false;
  const worst = isFinal ? 'not_met' : 'exceeded';
  const has = (verdict: string) => parts.some((part) => part.verdict === verdict);
  const verdict = has(worst)
    ? worst
    : has('undetermined')
      ? 'undetermined'
      : isFinal
        ? 'met'
        : 'on_course';
  return {
    year,
    city_code: code,
    city_name: nameOf(code),
    area_tier: 'all',
    target_group: null,
    is_final: isFinal,
    hours: row?.hours ?? null,
    target_hours: null,
    absolute_met: null,
    baseline_hours: null,
    baseline_source: null,
    reduction: null,
    reduction_met: null,
    verdict,
    allowance_used: null,
  };
}

const reasons = [
  'no_order',
  'unknown_order',
  'not_proactive',
  'wrong_city',
  'wrong_line',
  'outside_window',
];

function exclusions({ name }: Period): ExclusionRow[] {
  const month = name.length === 7 && name[4] === '-' ? name.slice(5) : '03';
  return Array.from({ length: 64 }, (_, i) => {
    const isRefused = i % 3 !== 0;
    const city = sichuan.cities[18 + (i % 3)];
    const seconds = BigInt(Math.round(noise('claim', i) * 4_000_000)) + 3600n;
    const day = String(1 + (i % 27)).padStart(2, '0');
    const date = `${name.slice(0, 4)}-${month}-${day}`;
    const reason = isRefused ? (reasons[i % reasons.length] ?? null) : null;
    return {
      outage_id: i + 1,
      event_id: `TD${date.replaceAll('-', '')}${String(1000 + i)}`,
      provider: null,
      asset_id: `PB${i}`,
      city_code: city?.code ?? '',
      city_name: city?.name ?? '',
      area_tier: i % 4 === 0 ? 'town' : 'rural',
      line_id: `10kV 木里${i % 7}线`,
      nature: reason === 'not_proactive' ? 'fault' : 'safety_shutdown',
      order_no: reason === 'no_order' ? null : `川林火避〔${name.slice(0, 4)}〕${i % 12}号`,
      authority: '州森林草原防灭火指挥部办公室',
      approved_from: reason === 'no_order' ? null : `${date}T10:00:00`,
      approved_to: reason === 'no_order' ? null : `${date}T18:00:00`,
      started_at: `${date}T10:${String(i % 60).padStart(2, '0')}:00`,
      ended_at: `${date}T19:30:00`,
      outcome: isRefused ? 'refused' : 'qualified',
      reason,
      excluded_user_seconds: isRefused ? 0n : seconds,
      counted_user_seconds: isRefused ? seconds : seconds / 9n,
      excluded_user_hours: isRefused ? 0 : Number(seconds) / 3600,
      counted_user_hours: Number(isRefused ? seconds : seconds / 9n) / 3600,
      batch_id: 'b1',
      source_file: 'data/outages/2022.csv',
      source_line: i + 2,
    };
  });
}

function topEvents(): OutageFactRow[] {
  return Array.from({ length: 10 }, (_, i) => {
    const city = sichuan.cities[(i * 5) % 21];
    const seconds = BigInt(9_000_000 - i * 613_337) * 36n;
    const start = `2022-0${1 + (i % 9)}-1${i % 9}T0${i % 9}:15:00`;
    return {
      outage_id: i + 1,
      event_id: `TD2022${String(40_010 + i * 17)}`,
      provider: null,
      city_code: city?.code ?? '',
      city_name: city?.name ?? '',
      county: null,
      area_tier: tiers[i % 4] ?? 'rural',
      line_id: null,
      asset_id: `PB-${i}`,
      started_at: start,
      restored_at: i === 7 ? null : start.replace('T0', 'T1'),
      ended_at: start.replace('T0', 'T1'),
      is_open: i === 7,
      users: 12_345 - i * 811,
      nature: i % 3 === 0 ? 'fault' : 'planned',
      cause: ['雷击导致绝缘子闪络', '110kV变电站检修', '暴雨引发山体滑坡，线路倒杆'][i % 3] ?? null,
      avoidance_order: null,
      notified_at: null,
      reported_user_hours: null,
      gross_user_seconds: seconds,
      excluded_user_seconds: 0n,
      net_user_seconds: seconds,
      claim: 'none',
      claim_reason: null,
      batch_id: 'b1',
      source_file: 'data/outages/2022年停电事件.xlsx',
      source_line: 100 + i * 37,
    };
  });
}

const hash = (seed: string) =>
  Array.from({ length: 64 }, (_, i) => Math.floor(noise(seed, i) * 16).toString(16)).join('');

const batches: BatchRow[] = [
  ['outages', 'data/outages/2020年停电事件.csv', 18_220, 18_210, 4, 6, 'gb18030'],
  ['outages', 'data/outages/2021年停电事件.csv', 17_944, 17_936, 5, 3, 'gb18030'],
  ['outages', 'data/outages/2022年停电事件.xlsx', 16_408, 16_404, 1, 3, 'xlsx'],
  ['restorations', 'data/restorations/分步送电.csv', 2211, 2209, 2, 0, 'utf-8'],
  ['customers', 'data/customers/用户基数.csv', 252, 252, 0, 0, 'utf-8'],
  ['orders', 'data/orders/停运避险批准单.csv', 148, 147, 0, 1, 'utf-8'],
].map(([feed, file, read, loaded, rejected, skipped, encoding], i) => ({
  batch_id: hash(String(file)).slice(0, 12),
  feed: String(feed),
  source_file: String(file),
  content_hash: hash(String(file)),
  encoding: String(encoding),
  rows_read: Number(read),
  rows_loaded: Number(loaded),
  rows_rejected: Number(rejected),
  rows_skipped: Number(skipped),
  unknown_columns: i === 2 ? '备注, 抢修班组' : '',
  ingested_order: i + 1,
}));

const check = (
  name: string,
  severity: string,
  failing: number,
  what: string,
  whatEn: string,
): CheckRow => ({
  name,
  severity,
  status: failing === 0 ? 'pass' : 'fail',
  failing_rows: failing,
  what,
  what_en: whatEn,
});

const checks: CheckRow[] = [
  check(
    'gross_is_net_plus_excluded',
    'error',
    0,
    '全部户秒等于计入与扣除之和',
    'Gross equals net plus excluded',
  ),
  check('long_outage', 'warning', 2, '没有历时超过30天的停电', 'No outage lasts more than 30 days'),
  check(
    'rows_add_up',
    'error',
    0,
    '读取行数等于载入、拒绝与跳过之和',
    'Rows read equal rows loaded, rejected and skipped',
  ),
  check('stray_month', 'warning', 0, '没有孤立的月份', 'No month of data stands alone'),
  check('uncovered_days', 'error', 0, '每日都有用户基数', 'Every day has its users'),
];

function settings(asOf: string): SettingRow[] {
  return [
    ['as_of', asOf, 'data'],
    ['data_from', '2020-01-01', 'data'],
    ['exclusion.evidence', 'order', 'default'],
    ['exclusion.patrol_allowance', '0', 'default'],
    ['exclusion.start_tolerance', '0', 'default'],
    ['overlap', 'first_cause', 'default'],
    ['repeated_rows', 'conflict', 'file'],
    ['sustained_over', '180', 'default'],
    ['targets.basis', 'previous_year', 'default'],
    ['targets.rate', '0.08', 'default'],
  ].map(([name = '', value = '', source = '']) => ({ name, value, source }));
}
