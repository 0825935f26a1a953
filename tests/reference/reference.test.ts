import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projects } from './arbitrary.js';
import { time } from './civil.js';
import { type Project, type Ratio, type Result, reference } from './index.js';
import { customer, order, outage, project, stage } from './make.js';
import { ratio } from './ratio.js';
import { serialise } from './serialise.js';

const hour = 3600n;

function cell(result: Result, period: string, city = '510300', tier = 'urban', kind?: string) {
  const rows = result.periodHours.filter(
    (row) =>
      row.period === period &&
      row.city_code === city &&
      row.area_tier === tier &&
      (kind === undefined ? row.period_kind !== 'ytd' : row.period_kind === kind),
  );
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error(`${rows.length} rows of ${period}`);
  return row;
}

function verdict(result: Result, year: number, city = '510300', tier = 'urban') {
  const row = result.verdicts.find(
    (item) => item.year === year && item.city_code === city && item.area_tier === tier,
  );
  if (row === undefined) throw new Error(`no verdict on ${year}`);
  return row;
}

function fact(result: Result, event: string) {
  const row = result.outageFacts.find((item) => item.event_id === event);
  if (row === undefined) throw new Error(`no row ${event}`);
  return row;
}

/** Net user-hours of each row, by event. */
function netHours(result: Result): Record<string, number> {
  return Object.fromEntries(
    result.outageFacts.map((row) => [row.event_id, Number(row.net_user_seconds) / 3600]),
  );
}

const exactly = (num: bigint, den: bigint): Ratio => ratio(num, den);

describe('the worked example', () => {
  const example = project(
    {
      outages: [
        outage('1', '2022-01-10 08:00:00', '2022-01-10 10:30:00', 40, { asset_id: 'A1' }),
        outage('2', '2022-01-20 08:00:00', null, 60, { asset_id: 'A2', nature: 'planned' }),
        outage('3', '2022-02-01 08:00:00', '2022-02-01 08:02:00', 100, { asset_id: 'A3' }),
        outage('4', '2022-02-10 10:00:00', '2022-02-10 20:30:00', 50, {
          asset_id: 'A4',
          nature: 'safety_shutdown',
          avoidance_order: 'SD-1',
        }),
        outage('5', '2022-02-10 17:00:00', '2022-02-10 19:00:00', 30, { asset_id: 'A4' }),
        outage('6', '2022-03-31 10:00:00', '2022-03-31 11:00:00', 80, {
          asset_id: 'A6',
          nature: 'rationing',
        }),
      ],
      restorations: [
        stage('2', '2022-01-20 12:00:00', 20, { asset_id: 'A2' }),
        stage('2', '2022-01-20 14:00:00', 40),
      ],
      orders: [order('SD-1', '2022-02-10 10:00:00', '2022-02-10 18:00:00')],
      customers: [customer(320, '2021-01-01')],
    },
    {},
  );
  const result = reference(example);
  const quarter = cell(result, '2022Q1');

  test('row by row', () => {
    expect(netHours(result)).toEqual({ 1: 100, 2: 320, 3: 10 / 3, 4: 125, 5: 0, 6: 80 });
    expect(fact(result, '4')).toMatchObject({
      gross_user_seconds: 525n * hour,
      excluded_user_seconds: 400n * hour,
      claim: 'qualified',
      claim_reason: null,
    });
    expect(fact(result, '5')).toMatchObject({ gross_user_seconds: 0n, claim: 'none' });
    expect(fact(result, '2')).toMatchObject({ ended_at: '2022-01-20T14:00:00', is_open: false });
    expect(result.exclusionAudit).toHaveLength(1);
    expect(result.exclusionAudit[0]).toMatchObject({
      order_no: 'SD-1',
      outcome: 'qualified',
      excluded_user_hours: 400,
      counted_user_hours: 125,
    });
  });

  test('the quarter', () => {
    expect(result.horizon).toEqual({ data_from: '2022-01-01', as_of: '2022-04-01' });
    expect(quarter).toMatchObject({
      days: 90,
      is_final: true,
      user_days: 28_800n,
      users_avg: 320,
      gross_user_seconds: 3_702_000n,
      excluded_user_seconds: 1_440_000n,
      net_user_seconds: 2_262_000n,
      fault_user_seconds: 372_000n,
      planned_user_seconds: 1_890_000n,
      sustained_user_seconds: 625n * hour,
      outages: 6,
      interruptions: 330n,
    });
    expect(quarter.hours_gross?.toFixed(6)).toBe('3.213542');
    expect(quarter.hours?.toFixed(6)).toBe('1.963542');
    expect(quarter.hours_sustained).toBe(1.953125);
    expect(quarter.asai?.toFixed(8)).toBe('0.99909095');
    expect(quarter.exact.hours).toEqual(exactly(1885n, 960n));
    expect(quarter.saifi).toBe(330 / 320);
    expect(quarter.exact.caidi).toEqual(exactly(1885n, 990n));
  });

  test('periods add up, and only those with data are listed', () => {
    const months = ['2022-01', '2022-02', '2022-03'].map((name) => cell(result, name));
    expect(months.map((row) => row.net_user_seconds)).toEqual([
      420n * hour,
      128n * hour + 1200n,
      80n * hour,
    ]);
    expect(new Set(result.periodHours.map((row) => `${row.period_kind} ${row.period}`))).toEqual(
      new Set([
        'month 2022-01',
        'month 2022-02',
        'month 2022-03',
        'quarter 2022Q1',
        'year 2022',
        'ytd 2022Q1',
        'ytd 2022Q2',
        'ytd 2022Q3',
        'ytd 2022Q4',
      ]),
    );
    expect(cell(result, '2022Q1', '510000', 'all')).toMatchObject({ net_user_seconds: 2_262_000n });
    expect(cell(result, '2022')).toMatchObject({ is_final: false, days: 90 });
    expect(verdict(result, 2022)).toMatchObject({ verdict: 'on_course', target_hours: 5 });
  });
});

/** One year of 100 users, with hours per user exactly `seconds / 3600`. */
function year(seconds: number, rest: Partial<Project> = {}, year = 2022): Project {
  const start = Date.UTC(year, 5, 1) / 1000;
  return project(
    {
      outages: [
        {
          ...outage('1', '2022-06-01 00:00:00', null, 100, { asset_id: 'A' }),
          started_at: start,
          restored_at: start + seconds,
        },
      ],
      customers: [customer(100, '2018-01-01')],
      ...rest,
    },
    { data_from: `${year}-01-01`, as_of: `${year + 1}-01-01` },
  );
}

describe('verdicts', () => {
  const history = (hours: string) => [
    { city: '510300', area_tier: 'urban' as const, year: 2021, hours },
  ];

  test('the limit itself meets it; a second more does not', () => {
    expect(verdict(reference(year(5 * 3600)), 2022)).toMatchObject({
      hours: 5,
      absolute_met: true,
      verdict: 'met_absolute',
      allowance_used: 1,
    });
    expect(verdict(reference(year(5 * 3600 + 1)), 2022)).toMatchObject({
      absolute_met: false,
      verdict: 'undetermined',
    });
    expect(verdict(reference(year(5 * 3600 + 1, { history: history('1') })), 2022)).toMatchObject({
      verdict: 'not_met',
      baseline_source: 'history',
    });
    expect(verdict(reference(year(5 * 3600 - 1)), 2022)).toMatchObject({ absolute_met: true });
  });

  test('eight per cent itself meets it; a second more does not', () => {
    // 92 % of 12.5 h are 11.5 h.
    expect(verdict(reference(year(41_400, { history: history('12.5') })), 2022)).toMatchObject({
      absolute_met: false,
      reduction_met: true,
      verdict: 'met_reduction',
    });
    expect(verdict(reference(year(41_401, { history: history('12.5') })), 2022)).toMatchObject({
      reduction_met: false,
      verdict: 'not_met',
    });
    expect(verdict(reference(year(41_399, { history: history('12.5') })), 2022)).toMatchObject({
      verdict: 'met_reduction',
    });
    expect(verdict(reference(year(41_400, { history: history('12.5') })), 2022).reduction).toBe(
      0.08,
    );
  });

  test('a baseline of zero is one: hours above it are no reduction', () => {
    expect(verdict(reference(year(41_400, { history: history('0') })), 2022)).toMatchObject({
      baseline_hours: 0,
      reduction: null,
      reduction_met: false,
      verdict: 'not_met',
    });
  });

  test('a group without the alternative', () => {
    const base = year(41_400, { history: history('12.5') });
    const settings = { ...base.settings, rate_groups: ['chengdu'] };
    expect(verdict(reference({ ...base, settings }), 2022)).toMatchObject({
      reduction_met: true,
      verdict: 'not_met',
    });
    expect(verdict(reference({ ...base, settings, history: [] }), 2022).verdict).toBe('not_met');
  });

  test('the mean annual reduction since a base year', () => {
    // 92 % of 92 % of 12.5 h are 10.58 h, 38,088 s.
    const known = [{ city: '510300', area_tier: 'urban' as const, year: 2020, hours: '12.5' }];
    const judged = (seconds: number) => {
      const base = year(seconds, { history: known });
      const settings = { ...base.settings, basis: { average_since: 2020 } };
      return verdict(reference({ ...base, settings }), 2022);
    };
    expect(judged(38_088)).toMatchObject({ reduction_met: true, verdict: 'met_reduction' });
    expect(judged(38_088).reduction).toBeCloseTo(0.08, 12);
    expect(judged(38_089)).toMatchObject({ reduction_met: false, verdict: 'not_met' });
  });

  test('a stage target holds for its year only', () => {
    const base = year(7 * 3600);
    const targets = { ...base.settings.targets, stages: { 2022: { other: { urban: '7' } } } };
    expect(
      verdict(reference({ ...base, settings: { ...base.settings, targets } }), 2022),
    ).toMatchObject({ target_hours: 7, verdict: 'met_absolute' });
    const earlier = { ...base.settings.targets, stages: { 2021: { other: { urban: '7' } } } };
    expect(
      verdict(reference({ ...base, settings: { ...base.settings, targets: earlier } }), 2022),
    ).toMatchObject({ target_hours: 5, verdict: 'undetermined' });
  });

  test('a year that has not ended', () => {
    const base = year(5 * 3600 + 1);
    const settings = { ...base.settings, as_of: '2022-07-01' };
    const so = (history: Project['history'], more = {}) =>
      verdict(reference({ ...base, history, settings: { ...settings, ...more } }), 2022).verdict;
    expect(so([])).toBe('exceeded');
    expect(so(history('12.5'))).toBe('on_course');
    expect(so(history('1'))).toBe('exceeded');
    expect(so(history('12.5'), { rate_groups: ['chengdu'] })).toBe('exceeded');
    expect(verdict(reference({ ...base, customers: [], settings }), 2022).verdict).toBe(
      'undetermined',
    );
  });

  test('over all tiers, one bad cell decides', () => {
    const base = year(5 * 3600 + 1, {
      customers: [
        customer(100, '2018-01-01'),
        customer(10, '2018-01-01', null, { area_tier: 'town' }),
      ],
      history: history('1'),
    });
    const result = reference(base);
    expect(verdict(result, 2022, '510300', 'town')).toMatchObject({
      hours: 0,
      verdict: 'met_absolute',
    });
    expect(verdict(result, 2022, '510300', 'all')).toMatchObject({
      verdict: 'not_met',
      target_hours: null,
      absolute_met: null,
    });
    expect(verdict(result, 2022, '510000', 'all').verdict).toBe('not_met');
    expect(result.verdicts).toHaveLength(4);
  });

  test('a baseline from events', () => {
    const base = year(41_400, {}, 2022);
    const before = year(45_000, {}, 2021).outages.map((row) => ({ ...row, event_id: '0' }));
    const result = reference({
      ...base,
      outages: [...before, ...base.outages],
      settings: { ...base.settings, data_from: '2021-01-01' },
    });
    expect(verdict(result, 2022)).toMatchObject({
      baseline_hours: 12.5,
      baseline_source: 'events',
      verdict: 'met_reduction',
    });
    expect(verdict(result, 2021)).toMatchObject({ baseline_source: null, verdict: 'undetermined' });
  });
});

describe('staged restoration', () => {
  const rows = [
    outage('1', '2022-05-01 08:00:00', '2022-05-01 18:00:00', 50, { asset_id: 'A', provider: 'n' }),
    outage('1', '2022-05-01 08:00:00', '2022-05-01 18:00:00', 5, { asset_id: 'B', provider: 'n' }),
    outage('2', '2022-05-02 08:00:00', null, 10),
  ];
  const judged = (restorations: Project['restorations']) =>
    reference(project({ outages: rows, restorations }));

  test('lowers the number out from its instant on; the rest comes back at the end', () => {
    const result = judged([
      stage('1', '2022-05-01 10:00:00', 20, { asset_id: 'A' }),
      stage('1', '2022-05-01 10:00:00', 10, { asset_id: 'A', provider: 'n' }),
      stage('1', '2022-05-01 18:00:00', 1, { asset_id: 'A', provider: 'n' }),
    ]);
    expect(result.rejections).toEqual([]);
    expect(fact(result, '1').net_user_seconds).toBe((100n + 160n) * hour);
  });

  test('is rejected when it has no one row, lies outside it or gives back too many', () => {
    const result = judged([
      stage('1', '2022-05-01 10:00:00', 1),
      stage('9', '2022-05-01 10:00:00', 1),
      stage('2', '2022-05-02 07:59:59', 1),
      stage('1', '2022-05-01 18:00:01', 1, { asset_id: 'B' }),
      stage('2', '2022-05-02 09:00:00', 4),
      stage('2', '2022-05-02 11:00:00', 6, { provider: '', asset_id: '' }),
      stage('2', '2022-05-02 12:00:00', 1),
    ]);
    expect(result.rejections.map(({ row, code }) => [row, code])).toEqual([
      [0, 'orphan_restoration'],
      [1, 'orphan_restoration'],
      [2, 'restored_outside'],
      [3, 'restored_outside'],
      [6, 'too_many_restored'],
    ]);
    expect(fact(result, '2')).toMatchObject({
      ended_at: '2022-05-02T11:00:00',
      is_open: false,
      net_user_seconds: (10n + 12n) * hour,
    });
  });

  test('that leaves somebody out leaves the row open', () => {
    const result = judged([stage('2', '2022-05-02 09:00:00', 9)]);
    expect(fact(result, '2')).toMatchObject({ ended_at: '2022-06-01T00:00:00', is_open: true });
    // 10 users for an hour, then one until the end of the month: 29 days and 15 hours.
    expect(fact(result, '2').net_user_seconds).toBe((10n + 29n * 24n + 15n) * hour);
  });
});

describe('claims', () => {
  const shutdown = (from: string, rest = {}) =>
    outage('1', from, '2022-05-01 20:00:00', 1, {
      nature: 'safety_shutdown',
      avoidance_order: 'SD-1',
      line_id: 'L1',
      ...rest,
    });
  const register = [order('SD-1', '2022-05-01 10:00:00', '2022-05-01 18:00:00', { lines: ['L1'] })];
  const judged = (row: ReturnType<typeof outage>, settings = {}, orders = register) =>
    fact(reference(project({ outages: [row], orders }, settings)), '1');
  const at = '2022-05-01 10:00:00';

  test('give the first reason that failed', () => {
    const reason = (rest: object, from = at) => judged(shutdown(from, rest)).claim_reason;
    expect(reason({ avoidance_order: '' })).toBe('no_order');
    expect(reason({ avoidance_order: 'SD-2', nature: 'fault' })).toBe('unknown_order');
    expect(reason({ nature: 'fault', city: '510100' })).toBe('not_proactive');
    expect(reason({ city: '510100', line_id: '' })).toBe('wrong_city');
    expect(reason({ line_id: '' }, '2022-05-01 09:00:00')).toBe('wrong_line');
    expect(reason({}, '2022-05-01 09:59:59')).toBe('outside_window');
    expect(reason({}, '2022-05-01 18:00:00')).toBe('outside_window');
    expect(reason({}, '2022-05-01 17:59:59')).toBeNull();
    expect(reason({ nature: 'planned' })).toBeNull();
    expect(judged(shutdown(at, { avoidance_order: '', nature: 'planned' })).claim).toBe('none');
  });

  test('exclude the approved window only, with the allowance after it', () => {
    expect(judged(shutdown(at))).toMatchObject({
      excluded_user_seconds: 8n * hour,
      net_user_seconds: 2n * hour,
    });
    expect(judged(shutdown(at), { patrol_allowance_minutes: 60 })).toMatchObject({
      excluded_user_seconds: 9n * hour,
      net_user_seconds: hour,
    });
    expect(judged(shutdown('2022-05-01 09:30:00'), { start_tolerance_minutes: 30 })).toMatchObject({
      claim: 'qualified',
      excluded_user_seconds: 8n * hour,
      net_user_seconds: 2n * hour + 1800n,
    });
    expect(
      judged(shutdown('2022-05-01 09:29:59'), { start_tolerance_minutes: 30 }).claim_reason,
    ).toBe('outside_window');
  });

  test('by claim alone', () => {
    const byClaim = { evidence: 'claim' };
    expect(judged(shutdown('2022-05-01 05:00:00'), byClaim, [])).toMatchObject({
      claim: 'qualified',
      excluded_user_seconds: 15n * hour,
      net_user_seconds: 0n,
    });
    expect(judged(shutdown(at, { nature: 'fault' }), byClaim, []).claim_reason).toBe(
      'not_proactive',
    );
    expect(judged(shutdown(at, { avoidance_order: '' }), byClaim, []).claim_reason).toBe(
      'no_order',
    );
  });
});

describe('overlap', () => {
  const shutdown = outage('S', '2022-05-01 10:00:00', '2022-05-01 20:00:00', 50, {
    asset_id: 'A',
    nature: 'safety_shutdown',
    avoidance_order: 'SD-1',
  });
  const orders = [order('SD-1', '2022-05-01 10:00:00', '2022-05-01 18:00:00')];
  const judged = (fault: ReturnType<typeof outage>, settings = {}) =>
    reference(project({ outages: [shutdown, fault], orders }, settings));
  const fault = (from: string, to: string, users: number) =>
    outage('F', from, to, users, { asset_id: 'A' });

  test('a fault that was on before the shutdown stays counted until it ends', () => {
    const result = judged(fault('2022-05-01 08:00:00', '2022-05-01 12:00:00', 30));
    expect(fact(result, 'F').net_user_seconds).toBe(120n * hour);
    expect(fact(result, 'S')).toMatchObject({
      // 20 beside the fault for two hours, 50 for the six that are left of the window.
      excluded_user_seconds: (40n + 300n) * hour,
      net_user_seconds: 100n * hour,
    });
  });

  test('a fault within the window adds nothing while the window lasts', () => {
    const result = judged(fault('2022-05-01 12:00:00', '2022-05-01 17:00:00', 50));
    expect(fact(result, 'F').gross_user_seconds).toBe(0n);
    const longer = judged(fault('2022-05-01 12:00:00', '2022-05-01 21:00:00', 60));
    // Ten more users than the shutdown until 20:00, all sixty afterwards.
    expect(fact(longer, 'F').net_user_seconds).toBe((80n + 60n) * hour);
    expect(fact(longer, 'S').net_user_seconds).toBe(100n * hour);
  });

  test('of two that start together the counted one goes first', () => {
    const result = judged(fault('2022-05-01 10:00:00', '2022-05-01 11:00:00', 50));
    expect(fact(result, 'F').net_user_seconds).toBe(50n * hour);
    expect(fact(result, 'S').excluded_user_seconds).toBe(350n * hour);
  });

  test('of two counted ones that start together the provider decides, then the event', () => {
    const row = (event: string, provider: string) =>
      outage(event, '2022-05-01 10:00:00', '2022-05-01 11:00:00', 50, { asset_id: 'A', provider });
    const net = (...outages: Project['outages']) => netHours(reference(project({ outages })));
    expect(net(row('1', 'b'), row('2', 'a'))).toEqual({ 1: 0, 2: 50 });
    expect(net(row('2', 'a'), row('1', 'a'))).toEqual({ 1: 50, 2: 0 });
  });

  test('is not looked at with sum or groups, without an asset, or in another tier', () => {
    const inside = fault('2022-05-01 12:00:00', '2022-05-01 13:00:00', 50);
    const net = (result: Result) => fact(result, 'F').net_user_seconds;
    expect(net(judged(inside))).toBe(0n);
    expect(net(judged(inside, { overlap: 'sum' }))).toBe(50n * hour);
    expect(net(judged(inside, { repeated_rows: 'groups' }))).toBe(50n * hour);
    expect(net(judged({ ...inside, asset_id: '' }))).toBe(50n * hour);
    expect(net(judged({ ...inside, area_tier: 'town' }))).toBe(50n * hour);
  });
});

describe('periods and population', () => {
  test('an event over three years', () => {
    const result = reference(
      project({
        outages: [outage('1', '2019-12-31 23:00:00', '2021-01-01 01:00:00', 2)],
        customers: [customer(10, '2018-01-01')],
      }),
    );
    expect(result.horizon).toEqual({ data_from: '2019-12-01', as_of: '2020-01-01' });
    expect(fact(result, '1').net_user_seconds).toBe(2n * hour);

    // The latest start lies in 2019, but the data goes on.
    const longer = reference(
      project(
        {
          outages: [outage('1', '2019-12-31 23:00:00', '2021-01-01 01:00:00', 2)],
          customers: [customer(10, '2018-01-01')],
        },
        { as_of: '2021-04-01', data_from: '2019-01-01' },
      ),
    );
    const years = ['2019', '2020', '2021'].map((name) => cell(longer, name));
    expect(years.map((row) => row.net_user_seconds)).toEqual([
      2n * hour,
      2n * 366n * 24n * hour,
      2n * hour,
    ]);
    expect(years.map((row) => [row.outages, row.interruptions, row.is_final])).toEqual([
      [1, 2n, true],
      [0, 0n, true],
      [0, 0n, false],
    ]);
    expect(years.map((row) => row.days)).toEqual([365, 366, 90]);
    expect(years[1]?.caidi).toBeNull();
    expect(years[1]?.hours).toBe((366 * 24) / 5);
    expect(cell(longer, '2021Q4', '510300', 'urban', 'ytd')).toMatchObject({
      days: 90,
      is_final: false,
    });
    expect(longer.periodHours.some((row) => row.period === '2021Q2')).toBe(true);
    expect(
      longer.periodHours.some((row) => row.period === '2021Q2' && row.period_kind === 'quarter'),
    ).toBe(false);
  });

  test('the leap day', () => {
    const result = reference(
      project(
        {
          outages: [outage('1', '2020-02-28 12:00:00', '2020-03-01 12:00:00', 29)],
          customers: [customer(20, '2020-01-01', '2020-02-28'), customer(29, '2020-02-29')],
        },
        { as_of: '2020-04-01' },
      ),
    );
    expect(cell(result, '2020-02')).toMatchObject({
      days: 29,
      user_days: 28n * 20n + 29n,
      net_user_seconds: 29n * 36n * hour,
    });
    expect(cell(result, '2020-02').exact.hours).toEqual(exactly(29n * 36n * 29n, 589n));
    expect(cell(result, '2020-03')).toMatchObject({ days: 31, user_days: 899n });
    expect(cell(result, '2020Q1')).toMatchObject({ days: 60, is_final: false });
  });

  test('a row holds until the next of its key; overlapping ones are dropped', () => {
    const customers = [
      customer(10, '2022-01-01'),
      customer(20, '2022-01-11'),
      customer(5, '2022-01-01', '2022-01-02', { provider: 'n' }),
      customer(7, '2022-01-20', '2022-01-25', { county: 'c' }),
      customer(8, '2022-01-25', null, { county: 'c' }),
    ];
    const result = reference(
      project({ customers }, { as_of: '2022-02-01', data_from: '2022-01-01' }),
    );
    expect(cell(result, '2022-01').user_days).toBe(10n * 10n + 21n * 20n + 2n * 5n);
    expect(cell(result, '2022-01')).toMatchObject({ hours: 0, saifi: 0, caidi: null, asai: 1 });
    expect(result.rejections).toEqual([
      { feed: 'customers', row: 3, code: 'overlapping_validity' },
      { feed: 'customers', row: 4, code: 'overlapping_validity' },
    ]);
  });

  test('where no customer row names a place, its outage rows say whom it serves', () => {
    const served = (id: string, at: string, users: number | null, rest = {}) =>
      outage(id, `${at} 08:00:00`, `${at} 09:00:00`, 1, { users_served: users, ...rest });
    const outages = [
      served('1', '2021-02-10', 90),
      served('2', '2021-02-20', 100),
      served('3', '2021-03-05', null),
      served('4', '2021-04-05', 0),
      served('5', '2022-01-05', 50),
      served('6', '2022-01-05', 7, { area_tier: 'rural' }),
    ];
    const settings = { data_from: '2021-01-01', as_of: '2022-03-01' };
    const rural = customer(11, '2022-02-01', null, { area_tier: 'rural' });
    const result = reference(project({ outages, customers: [rural] }, settings));
    expect(result.customerRows.map((row) => [row.users, row.valid_from, row.valid_to])).toEqual([
      [11, '2022-02-01', '9999-12-31'],
      [100, '2021-01-01', '2021-12-31'],
      [50, '2022-01-01', '9999-12-31'],
    ]);
    expect(cell(result, '2021').user_days).toBe(365n * 100n);
    expect(cell(result, '2022Q1').user_days).toBe(59n * 50n);
    const longer = reference(project({ outages }, { ...settings, data_from: '2020-12-01' }));
    expect(longer.customerRows[0]).toMatchObject({ valid_from: '2020-12-01' });
  });

  test('nothing to go by', () => {
    expect(reference(project({ customers: [customer(1, '2022-01-01')] }))).toMatchObject({
      horizon: null,
      periodHours: [],
      verdicts: [],
    });
  });

  test('a zero-length row and one that ends before the data does', () => {
    const result = reference(
      project({
        outages: [
          outage('1', '2022-05-01 08:00:00', '2022-05-01 08:00:00', 5),
          outage('2', '2022-05-01 08:00:00', '2022-05-01 08:03:00', 5),
          outage('3', '2022-05-01 08:00:00', '2022-05-01 08:03:01', 5),
        ],
      }),
    );
    expect(cell(result, '2022-05')).toMatchObject({
      outages: 3,
      interruptions: 10n,
      interruptions_sustained: 5n,
      interruptions_momentary: 5n,
      net_user_seconds: 1805n,
      sustained_user_seconds: 905n,
      hours: null,
      users_avg: 0,
      saifi: null,
      asai: null,
    });
  });
});

describe('random projects', () => {
  test('add up', () => {
    fc.assert(
      fc.property(projects({ overlappingValidity: true }), (random) => {
        const result = reference(random);
        const all = result.periodHours;
        for (const row of all) {
          expect(row.net_user_seconds + row.excluded_user_seconds).toBe(row.gross_user_seconds);
          expect(row.fault_user_seconds + row.planned_user_seconds).toBe(row.net_user_seconds);
        }
        for (const row of all.filter((item) => item.period_kind === 'year')) {
          const inside = all.filter(
            (item) =>
              item.period.startsWith(row.period) &&
              item.city_code === row.city_code &&
              item.area_tier === row.area_tier,
          );
          for (const kind of ['month', 'quarter']) {
            const parts = inside.filter((item) => item.period_kind === kind);
            const sum = (of: (item: (typeof parts)[number]) => bigint) =>
              parts.reduce((total, item) => total + of(item), 0n);
            expect(sum((item) => item.net_user_seconds)).toBe(row.net_user_seconds);
            expect(sum((item) => item.user_days)).toBe(row.user_days);
            expect(sum((item) => item.interruptions)).toBe(row.interruptions);
          }
        }
        for (const row of result.outageFacts) {
          expect(row.net_user_seconds + row.excluded_user_seconds).toBe(row.gross_user_seconds);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('never have more users of an asset out than its largest active row says', () => {
    fc.assert(
      fc.property(projects(), (random) => {
        const settings = {
          ...random.settings,
          overlap: 'first_cause',
          repeated_rows: 'conflict',
        } as const;
        const { outages } = random;
        const one = { ...random, settings, restorations: [] };
        const asOf = time(`${reference(one).horizon?.as_of ?? '2000-01-01'} 00:00:00`);
        const facts = reference(one).outageFacts;
        const endOf = (row: (typeof outages)[number]) => Math.min(row.restored_at ?? asOf, asOf);
        const instants = [...new Set(outages.flatMap((row) => [row.started_at, endOf(row)]))];
        instants.sort((a, b) => a - b);
        for (const asset of new Set(outages.map((row) => row.asset_id))) {
          for (const place of new Set(outages.map((row) => row.city + row.area_tier))) {
            const isIn = (row: (typeof outages)[number]) =>
              row.asset_id === asset && row.city + row.area_tier === place;
            let out = 0n;
            instants.forEach((from, index) => {
              const to = instants[index + 1] ?? from;
              const users = outages
                .filter((row) => isIn(row) && row.started_at <= from && to <= endOf(row))
                .map((row) => row.users);
              const count = asset === '' ? users.reduce((a, b) => a + b, 0) : Math.max(0, ...users);
              out += BigInt(count) * BigInt(to - from);
            });
            const gross = facts
              .filter((fact) => isIn(outages[fact.row] as (typeof outages)[number]))
              .reduce((total, fact) => total + fact.gross_user_seconds, 0n);
            expect(gross).toBe(out);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('give the same figures whatever the order of their rows', () => {
    fc.assert(
      fc.property(projects(), (random) => {
        const backwards = {
          ...random,
          outages: [...random.outages].reverse(),
          restorations: [...random.restorations].reverse(),
          customers: [...random.customers].reverse(),
          orders: [...random.orders].reverse(),
          history: [...random.history].reverse(),
        };
        const one = reference(random);
        const two = reference(backwards);
        expect(two.periodHours).toEqual(one.periodHours);
        expect(two.verdicts).toEqual(one.verdicts);
      }),
      { numRuns: 60 },
    );
  });

  test('are written out whole, in any order and number of files', () => {
    const lines = (files: Map<string, string>, feed: string) =>
      [...files]
        .filter(([name]) => name.startsWith(`data/${feed}/`))
        .flatMap(([, text]) => text.split('\n').slice(1, -1))
        .sort();
    fc.assert(
      fc.property(projects(), fc.integer(), (random, seed) => {
        const plain = serialise(random);
        const split = serialise(random, { seed, files: 3 });
        for (const feed of ['outages', 'restorations', 'customers', 'orders', 'history']) {
          expect(lines(split, feed)).toEqual(lines(plain, feed));
        }
        expect(split.get('shihu.yaml')).toBe(plain.get('shihu.yaml'));
      }),
      { numRuns: 40 },
    );
  });

  test('quotes and settings are written as expected', () => {
    const files = serialise(
      project(
        {
          outages: [
            outage('1', '2022-05-01 08:00:00', null, 5, {
              cause: 'a "b", c',
              provider: 'two\nlines',
            }),
          ],
        },
        { rate: '0.1', as_of: '2022-06-01', basis: { average_since: 2020 } },
      ),
    );
    expect([...files.keys()]).toEqual(['shihu.yaml', 'data/outages/part-1.csv']);
    expect(files.get('data/outages/part-1.csv')).toBe(
      'event_id,provider,city,county,area_tier,line_id,asset_id,started_at,restored_at,users,nature,cause,avoidance_order,users_served\n' +
        '1,"two\nlines",510300,,urban,,,2022-05-01 08:00:00,,5,fault,"a ""b"", c",,\n',
    );
    expect(files.get('shihu.yaml')).toBe(
      'as_of: "2022-06-01"\nrate: 0.1\nbasis: {"average_since":2020}\n',
    );
  });
});
