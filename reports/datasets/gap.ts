import { type Dataset, datasetOf, type Field } from '../base/dataset.js';
import type { Gap, LeastItem } from '../view/gap.js';
import type { View } from '../view/view.js';
import { verdictTableWords as columns, gapWords as w } from '../words/index.js';

/** A cell may have to do without thousands: `whatif` lists them all. */
const mostNamed = 20;

/** Cells beyond their allowance, and what each would have had to do without. */
export function beyondData(view: View, gaps: readonly Gap[]): Dataset {
  const names = (items: readonly LeastItem[] | undefined) =>
    items &&
    [
      ...items.slice(0, mostNamed).map(({ name }) => name),
      ...(items.length > mostNamed ? ['…'] : []),
    ].join('; ');
  return datasetOf('beyond-allowance', w.caption({ year: String(view.year) }), gaps, [
    ...marginFields(view),
    { name: 'sufficing', label: w.fields.sufficing, value: (gap) => gap.sufficing },
    {
      name: 'least_events',
      label: w.fields.eventCount,
      value: ({ least }) => least?.events.length,
    },
    { name: 'event_ids', label: w.fields.eventNames, value: ({ least }) => names(least?.events) },
    { name: 'least_lines', label: w.fields.lineCount, value: ({ least }) => least?.lines.length },
    { name: 'line_ids', label: w.fields.lineNames, value: ({ least }) => names(least?.lines) },
  ]);
}

export function withinData(view: View, gaps: readonly Gap[]): Dataset {
  const title = w.marginCaption({ year: String(view.year) });
  return datasetOf('within-allowance', title, gaps, marginFields(view));
}

function marginFields(view: View): Field<Gap>[] {
  const name = (code: string) => view.cities.find((city) => city.code === code)?.name;
  return [
    { name: 'city_code', label: columns.cityCode, value: (gap) => gap.city_code },
    { name: 'city_name', label: columns.city, value: (gap) => name(gap.city_code) },
    { name: 'area_tier', label: columns.tier, value: (gap) => gap.area_tier },
    {
      name: 'hours',
      label: w.hours,
      value: (gap) => view.verdict(gap.city_code, gap.area_tier)?.hours,
    },
    { name: 'allowance_hours', label: w.allowance, value: (gap) => gap.allowance_hours },
    { name: 'margin_hours', label: w.fields.margin, value: (gap) => gap.margin_hours },
    {
      name: 'margin_user_seconds',
      label: w.fields.marginSeconds,
      value: (gap) => gap.margin_user_seconds,
    },
    { name: 'hours_before', label: w.fields.hoursBefore, value: ({ before }) => before?.hours },
    {
      name: 'verdict_before',
      label: w.fields.verdictBefore,
      value: ({ before }) => before?.verdict,
    },
    {
      name: 'margin_before',
      label: w.fields.marginBefore,
      value: ({ before }) => before?.margin_hours,
    },
  ];
}
