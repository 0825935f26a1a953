import type { Form } from './forms.js';

const orders = ['day_first', 'month_first', 'year_first'] as const;

/** First of the hundred years that two-digit years are taken to lie in. */
const PIVOT = 1970;

/** Ways of writing times, from the plainest to the oddest; each says only what has to be said. */
export const timeForms: readonly Form[] = [
  ...orders.map((date_order) => ({ date_order })),
  { two_digit_years_from: PIVOT },
  ...orders.map((date_order) => ({ date_order, two_digit_years_from: PIVOT })),
  { time_format: 'epoch' },
  { time_format: 'epoch_ms' },
  { time_format: 'excel' },
  ...[
    '%Y%m%d%H%M%S',
    '%Y%m%d %H%M',
    '%d-%m-%Y %H.%M',
    '%d.%m.%Y %H.%M',
    '%Y-%j %H:%M',
    '%b %d %Y %I:%M%p',
    '%a %b %d %H:%M:%S %Y',
    '%Y.%m.%d.%H.%M.%S',
    '%Y-%m-%d-%H.%M.%S',
    '%d/%m/%Y %Hh%M',
    '%Y-%m-%d %Hh%M',
  ].map((time_format) => ({ time_format })),
];

/** A file of outages is of these years; what is read as another is read in a wrong way. */
export function isLikelyTime(value: string): boolean {
  const year = Number(value.slice(0, 4));
  return year >= 1980 && (year <= 2100 || year === 9999);
}

const marks = [
  { decimal: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: ',' },
  { thousands: ' ' },
  { thousands: "'" },
  { thousands: '.' },
] as const;
export const numberForms: readonly Form[] = marks;

/** What a form is called as an answer. */
export function answerOf(form: Form): string {
  const { date_order, two_digit_years_from, time_format, decimal, thousands } = form;
  const parts = [date_order, time_format];
  if (date_order === undefined && two_digit_years_from !== undefined) parts.push('two_digit_years');
  if (decimal === ',') parts.push('decimal_comma');
  if (decimal === '.') parts.push('decimal_point');
  if (decimal === undefined && thousands !== undefined) parts.push(`thousands_${named[thousands]}`);
  return parts.filter((part) => part !== undefined).join('+');
}

const named = { ',': 'comma', '.': 'point', ' ': 'space', "'": 'apostrophe' } as const;
