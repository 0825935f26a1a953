import { verdicts } from '../../schemas/published/outcomes.js';
import { type Dataset, datasetOf, type Field, publishedFields } from '../base/dataset.js';
import type { VerdictRow } from '../view/data.js';
import { hoursToDate, type Place, type View } from '../view/view.js';
import { verdictTableWords as w } from '../words/index.js';

export interface Line {
  readonly place: Place;
  readonly tier: string;
  readonly verdict: VerdictRow | undefined;
}

/** Verdicts as published, with the period's own hours where it is a part of the year. */
export function verdictData(view: View, lines: readonly Line[]): Dataset {
  const { kind, name } = view.data.period;
  const own = publishedFields(verdicts, [
    'target_group',
    'is_final',
    'hours',
    'target_hours',
    'absolute_met',
    'baseline_hours',
    'baseline_source',
    'reduction',
    'reduction_met',
    'allowance_used',
    'margin_user_hours',
    'verdict',
    'evidence',
  ]).map(
    (field): Field<Line> => ({
      ...field,
      value: ({ verdict }) => (verdict ? field.value(verdict) : null),
    }),
  );
  const part: Field<Line>[] = [
    {
      name: 'period_hours',
      label: w.own,
      value: ({ place, tier }) => view.hours(kind, name, place.code, tier)?.hours,
    },
    {
      name: 'hours_to_date',
      label: w.toDate,
      value: ({ place, tier }) => hoursToDate(view, place.code, tier),
    },
  ];
  return datasetOf('verdicts', w.caption({ year: String(view.year) }), lines, [
    { name: 'year', label: w.year, value: () => view.year },
    { name: 'city_code', label: w.cityCode, value: ({ place }) => place.code },
    { name: 'city_name', label: w.city, value: ({ place }) => place.name },
    { name: 'area_tier', label: w.tier, value: ({ tier }) => tier },
    ...(kind === 'year' ? [] : part),
    ...own,
  ]);
}
