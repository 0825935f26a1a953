import { isWithin } from '../../schemas/codes/index.js';
import { against, change, percent } from '../base/figures.js';
import type { PeriodHoursRow, VerdictRow } from '../view/data.js';
import { monthsUpTo } from '../view/period.js';
import { allTiers, type View } from '../view/view.js';
import {
  baselineWords,
  evidenceWords,
  named,
  tierWords,
  verdictWords,
  workbookWords as w,
} from '../words/index.js';
import { field, inHours, type Sheet, type SheetField, sheetOf } from './sheet.js';
import { beyondTone, evidenceTones, verdictTones } from './tones.js';

const at = (name: 'verdicts' | 'hours' | 'months') => ({
  title: w.sheets[name],
  about: w.about[name],
});

/** What was found: verdicts of the year, the period's figures, and the months up to its end. */
export function resultSheets(view: View): Sheet[] {
  const { data, region, year } = view;
  const { kind, name } = data.period;
  const ofYear = data.verdicts.filter((row) => row.year === year);
  const ofPeriod = data.periodHours.filter(
    (row) => row.period_kind === kind && row.period === name,
  );
  const order = new Map(monthsUpTo(data.period).map((month, i) => [month, i]));
  const months = inOrder(
    view,
    data.periodHours
      .filter((row) => row.period_kind === 'month' && order.has(row.period))
      .sort((a, b) => (order.get(a.period) ?? 0) - (order.get(b.period) ?? 0)),
  );
  return [
    sheetOf('verdicts', at('verdicts'), inOrder(view, ofYear), verdictFields(view), {
      keys: 3,
      printed: { to: 'margin_user_hours' },
      tones: [
        ...verdictTones(view, 'verdict', 'other_reading', 'without_exclusion'),
        ...evidenceTones(view, 'evidence'),
        beyondTone('margin_user_hours'),
      ],
    }),
    sheetOf(
      'period-hours',
      at('hours'),
      inOrder(view, ofPeriod),
      [...placeFields<PeriodHoursRow>(view), ...hourFields],
      { keys: 3, printed: { to: 'asai' } },
    ),
    sheetOf(
      'months',
      at('months'),
      months,
      [
        ...placeFields<PeriodHoursRow>(view),
        field('month', w.month, 'text', (row) => row.period),
        ...hourFields,
      ],
      {
        keys: 4,
        printed: { to: 'asai', rows: months.filter((row) => row.city_code === region.code).length },
      },
    ),
  ];
}

interface Placed {
  readonly city_code: string;
  readonly city_name: string;
  readonly area_tier: string;
}

/** The region first, then the cities in their order, of each the tiers and what they come to. */
function inOrder<Row extends Placed>({ region, cities, tiers }: View, rows: readonly Row[]): Row[] {
  const places = new Map([region, ...cities].map(({ code }, i) => [code, i]));
  const order = new Map([...tiers, allTiers].map((tier, i) => [tier, i]));
  const place = (row: Row) => places.get(row.city_code) ?? places.size;
  const tier = (row: Row) => order.get(row.area_tier) ?? order.size;
  return [...rows].sort((a, b) => place(a) - place(b) || tier(a) - tier(b));
}

export function cityName({ region, cities }: View, code: string, otherwise = code): string {
  return [region, ...cities].find((place) => place.code === code)?.name ?? otherwise;
}

function placeFields<Row extends Placed>(view: View): SheetField<Row>[] {
  return [
    field('city_code', w.cityCode, 'text', (row) => row.city_code),
    field('city', w.city, 'text', (row) => cityName(view, row.city_code, row.city_name)),
    field('area_tier', w.tier, 'text', (row) => view.say(named(tierWords, row.area_tier))),
  ];
}

function verdictFields(view: View): SheetField<VerdictRow>[] {
  const { say, data, year } = view;
  const others = new Map(
    data.otherVerdicts
      .filter((row) => row.year === year)
      .map((row) => [`${row.city_code} ${row.area_tier}`, row]),
  );
  const other = (row: VerdictRow) => others.get(`${row.city_code} ${row.area_tier}`);
  const word = (code: string | undefined) =>
    code === undefined ? null : say(named(verdictWords, code));
  return [
    ...placeFields<VerdictRow>(view),
    field('target_group', w.group, 'text', (row) => row.target_group),
    field('is_final', w.isFinal, 'flag', (row) => row.is_final),
    field(
      'hours',
      w.hours,
      'hours',
      (row) => row.hours,
      (row) => against(row.hours, row.target_hours, row.absolute_met, 3),
    ),
    field('target_hours', w.limit, 'ratio', (row) => row.target_hours),
    field('absolute_met', w.limitMet, 'flag', (row) => row.absolute_met),
    field(
      'allowance_used',
      w.used,
      'share',
      (row) => row.allowance_used,
      (row) => percent(row.allowance_used, 1, isWithin(row.verdict), 2),
    ),
    field('baseline_hours', w.baseline, 'hours', (row) => row.baseline_hours),
    field('baseline_source', w.baselineSource, 'text', (row) =>
      row.baseline_source === null ? null : say(named(baselineWords, row.baseline_source)),
    ),
    field(
      'reduction',
      w.reduction,
      'share',
      (row) => row.reduction,
      (row) => change(row.reduction, view.rate, row.reduction_met),
    ),
    field('reduction_met', w.reductionMet, 'flag', (row) => row.reduction_met),
    field('verdict', w.verdict, 'text', (row) => word(row.verdict)),
    field('evidence', w.evidence, 'text', (row) => say(named(evidenceWords, row.evidence))),
    field('margin_user_hours', w.margin, 'userHours', (row) => row.margin_user_hours),
    field('other_reading', w.otherReading, 'text', (row) => word(other(row)?.other_reading)),
    field('hours_gross', w.hoursGross, 'hours', (row) => other(row)?.hours_gross),
    field('without_exclusion', w.withoutExclusion, 'text', (row) =>
      word(other(row)?.without_exclusion),
    ),
  ];
}

const hourFields: readonly SheetField<PeriodHoursRow>[] = [
  field('is_final', w.isFinal, 'flag', (row) => row.is_final),
  field('days', w.days, 'count', (row) => row.days),
  field('users_avg', w.usersAverage, 'count', (row) => row.users_avg),
  field('hours', w.hours, 'hours', (row) => row.hours),
  field('hours_gross', w.hoursGross, 'hours', (row) => row.hours_gross),
  field('hours_fault', w.hoursFault, 'hours', (row) => row.hours_fault),
  field('hours_planned', w.hoursPlanned, 'hours', (row) => row.hours_planned),
  field('hours_sustained', w.hoursSustained, 'hours', (row) => row.hours_sustained),
  field('saifi', w.saifi, 'hours', (row) => row.saifi),
  field('saifi_sustained', w.saifiSustained, 'hours', (row) => row.saifi_sustained),
  field('caidi', w.caidi, 'hours', (row) => row.caidi),
  field('caidi_sustained', w.caidiSustained, 'hours', (row) => row.caidi_sustained),
  field('maifi', w.maifi, 'hours', (row) => row.maifi),
  field('asai', w.asai, 'share', (row) => row.asai),
  field('outages', w.outages, 'count', (row) => row.outages),
  field('interruptions', w.interruptions, 'count', (row) => row.interruptions),
  field(
    'interruptions_sustained',
    w.interruptionsSustained,
    'count',
    (row) => row.interruptions_sustained,
  ),
  field(
    'interruptions_momentary',
    w.interruptionsMomentary,
    'count',
    (row) => row.interruptions_momentary,
  ),
  field('gross_user_hours', w.grossHours, 'userHours', (row) => inHours(row.gross_user_seconds)),
  field('excluded_user_hours', w.excludedHours, 'userHours', (row) =>
    inHours(row.excluded_user_seconds),
  ),
  field('net_user_hours', w.netHours, 'userHours', (row) => inHours(row.net_user_seconds)),
  field('net_user_seconds', w.netSeconds, 'count', (row) => row.net_user_seconds),
  field('user_days', w.userDays, 'count', (row) => row.user_days),
];
