import { z } from 'zod';
import { levelCodes, outlookCodes, tierOrAllCodes } from '../codes/index.js';
import {
  coded,
  flag,
  integer,
  optional,
  ratio,
  type TableDeclaration,
  text,
  wide,
} from '../column.js';

/** Of which year, at the end of which month, of what. */
const place = {
  year: integer({ zh: '年度', en: 'Year' }),
  month: integer({
    zh: '作预测时已结束的最近一个月（1—11）',
    en: 'Last month that was over, 1 to 11',
  }),
  level: coded(levelCodes, {
    zh: '层级；各层级按自身的合计与误差预测',
    en: 'Level; each is forecast from its own sums and errors, not from its parts',
  }),
  city_code: text({
    zh: '市州代码（GB/T 2260），全区域为区域代码',
    en: 'GB/T 2260 code of the city; for the whole region, its own code',
  }),
  city_name: text({ zh: '市州名称', en: 'Name of the city or prefecture' }),
  area_tier: coded(tierOrAllCodes, { zh: '地区特征', en: 'Area tier' }),
  user_days: wide({
    zh: '全年的用户日数，含尚未到来的月份',
    en: 'User-days of the whole year, months to come included',
    unit: 'user-days',
    formula: 'Σ population_days.users',
  }),
};

const pastYears = integer({
  zh: '所依据的过去完整年度数（至多八年）',
  en: 'Past final years that it rests on, eight at most',
  unit: 'years',
});
const residualYears = integer({
  zh: '其中已知预测误差的年度数；0 为无区间',
  en: 'Years of which the error of the forecast is known; 0: there is no interval',
  unit: 'years',
});
const soFar = wide({
  zh: '年初至该月末计入的户秒',
  en: 'Counted user-seconds from 1 January to the end of the month',
  unit: 'user-seconds',
});
const level = optional(
  wide({
    zh: '过去年度的水平：按今年用户数折算后的加权平均，越近越重',
    en: 'Level of the past years: their mean on the users of this year, later ones weighing more',
    unit: 'user-seconds',
  }),
);

const end = (zh: string, en: string) =>
  optional(
    ratio({
      ...{ zh: `全年户秒预测区间的${zh}`, en, unit: 'user-seconds' },
      formula:
        'so_far_user_seconds + max(0, (expected_user_seconds + level_user_seconds ÷ 100) × exp(z) − level_user_seconds ÷ 100)',
    }),
  );
const points = {
  low_user_seconds: end('下端（10%）', 'Lower end of the 80 % interval of the whole year'),
  mid_user_seconds: end('中位', 'Middle of the whole year'),
  high_user_seconds: end('上端（90%）', 'Upper end of the 80 % interval of the whole year'),
};

const allowance = optional(
  wide({
    zh: '全年限额：适用的最宽者，按全年用户日',
    en: 'What the whole year is allowed: the widest allowance that applies, on its user-days; cells only',
    unit: 'user-seconds',
    formula:
      'max(verdicts.target_hours, (1 − rate) × verdicts.baseline_hours) × 3600 × user_days ÷ days',
  }),
);
const chance = optional(
  ratio({
    zh: '年末不超过限额的可能性',
    en: 'Probability of ending the year within the allowance',
    formula: 'Σ [M + c + S × z ≤ X] ÷ (9 × N)',
  }),
);

const hours = (zh: string, en: string, formula: string) =>
  optional(
    ratio({
      ...{ zh, en, unit: 'h/user' },
      formula: `${formula} × days ÷ (3600 × user_days)`,
    }),
  );

/** Where the year that is not over is heading. */
export const forecasts = {
  name: 'forecasts',
  zh: '未结束年度的预测',
  en: 'Where a year that is not over is heading, with an 80 % interval',
  grain: {
    zh: '未结束年度的每个市州 × 地区特征一行，含汇总行；预测至最近一个已结束的月为止的数据',
    en: 'One row per city and tier of the year that is not over, roll-ups included, as of the last month that is over',
  },
  key: ['year', 'month', 'city_code', 'area_tier'],
  row: z.object({
    ...place,
    past_years: pastYears,
    residual_years: residualYears,
    so_far_user_seconds: soFar,
    expected_user_seconds: optional(
      wide({
        zh: '预计年内余下的户秒；没有过去年度时为空',
        en: 'User-seconds that are expected to come; empty without past years',
        unit: 'user-seconds',
      }),
    ),
    level_user_seconds: level,
    ...points,
    hours_so_far: hours('至今停电时间', 'Hours per user so far', 'so_far_user_seconds'),
    hours_expected: hours(
      '预计全年停电时间（点预测）',
      'Hours per user expected of the whole year',
      '(so_far_user_seconds + expected_user_seconds)',
    ),
    hours_low: hours('全年停电时间区间下端', 'Lower end, in hours per user', 'low_user_seconds'),
    hours_mid: hours('全年停电时间中位', 'Middle, in hours per user', 'mid_user_seconds'),
    hours_high: hours('全年停电时间区间上端', 'Upper end, in hours per user', 'high_user_seconds'),
    allowance_user_seconds: allowance,
    hours_allowance: hours('全年限额', 'Allowance in hours per user', 'allowance_user_seconds'),
    left_user_seconds: optional(
      wide({
        zh: '限额尚余的户秒，负数为超出',
        en: 'User-seconds left of the allowance; negative beyond it',
        unit: 'user-seconds',
        formula: 'allowance_user_seconds − so_far_user_seconds',
      }),
    ),
    hours_left: hours('限额尚余', 'Hours per user left of the allowance', 'left_user_seconds'),
    margin_user_hours: optional(
      ratio({
        zh: '限额尚余的时户数',
        en: 'User-hours left of the allowance',
        unit: 'user-hours',
        formula: 'left_user_seconds ÷ 3600',
      }),
    ),
    pace_minutes_per_day: optional(
      ratio({
        zh: '余下每天平均每户可停电的分钟数',
        en: 'Minutes a day that each user may be out on the days that remain',
        unit: 'min/day',
        formula: 'left_user_seconds ÷ 60 ÷ Σ population_days.users',
      }),
    ),
    p_meet: chance,
    outlook: optional(
      coded(outlookCodes, {
        zh: '前景；汇总行取其下最重者',
        en: 'Outlook; a roll-up has the gravest of its cells',
      }),
    ),
  }),
} as const satisfies TableDeclaration;

const loss = (zh: string, en: string) =>
  optional(
    ratio({
      ...{ zh, en, unit: 'user-seconds' },
      formula: 'Σ max(p × (actual_user_seconds − q), (p − 1) × (actual_user_seconds − q))',
    }),
  );

/** How well the forecasts would have done in the past. */
export const forecastBacktest = {
  name: 'forecast_backtest',
  zh: '预测的回溯检验：过去各年度在各月末会得到的预测与实际',
  en: 'How the forecast would have done in past years, each from the years before it alone',
  grain: {
    zh: '每个此前有完整年度的完整年度 × 月 × 市州 × 地区特征一行，含汇总行',
    en: 'One row per final year that has one before it, month, city and tier, roll-ups included',
  },
  key: ['year', 'month', 'city_code', 'area_tier'],
  row: z.object({
    ...place,
    past_years: pastYears,
    residual_years: residualYears,
    so_far_user_seconds: soFar,
    expected_user_seconds: wide({
      zh: '当时预计年内余下的户秒',
      en: 'User-seconds that were expected to come',
      unit: 'user-seconds',
    }),
    seasonal_user_seconds: wide({
      zh: '简单季节预测：上年同月之后的户秒',
      en: 'The seasonal naive: what came after the same month of the year before',
      unit: 'user-seconds',
    }),
    level_user_seconds: level,
    ...points,
    actual_user_seconds: wide({
      zh: '全年实际计入的户秒',
      en: 'Counted user-seconds that the year came to',
      unit: 'user-seconds',
    }),
    is_covered: optional(
      flag({ zh: '实际是否在区间之内', en: 'Whether the year ended within the interval' }),
    ),
    width: optional(
      ratio({
        zh: '区间宽度与实际之比',
        en: 'Width of the interval over what came',
        formula: '(high_user_seconds − low_user_seconds) ÷ actual_user_seconds',
      }),
    ),
    pinball: loss('区间三点的分位损失之和', 'Pinball loss of the three points, added up'),
    pinball_seasonal: loss(
      '简单季节预测按同一区间规则的分位损失',
      'The same of the seasonal naive with the same rule for its interval',
    ),
    allowance_user_seconds: allowance,
    is_met: optional(
      flag({
        zh: '全年是否不超过限额',
        en: 'Whether the year ended within the allowance',
        formula: 'actual_user_seconds ≤ allowance_user_seconds',
      }),
    ),
    p_meet: chance,
    brier: optional(
      ratio({
        zh: '可能性的布里尔评分',
        en: 'Brier score of the probability',
        formula: '(p_meet − is_met)²',
      }),
    ),
    brier_pro_rata: optional(
      ratio({
        zh: '按比例推算（是或否）的布里尔评分',
        en: 'The same of a plain yes or no: the year so far over its share of the past years',
        formula: '[so_far_user_seconds × Q ≤ allowance_user_seconds × (Q − Q1)] ≠ is_met',
      }),
    ),
  }),
} as const satisfies TableDeclaration;
