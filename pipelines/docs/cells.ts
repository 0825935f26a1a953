import type { Rejection } from '../../schemas/codes/index.js';
import type { FieldKind } from '../../schemas/fields.js';
import { MOST_USERS } from '../../schemas/numbers.js';
import { YEARS } from '../../schemas/parse.js';

/** What each kind of cell accepts; a kind without words does not compile. */
export const kindWords: Record<
  FieldKind,
  { readonly accepted: string; readonly codes: readonly Rejection[] }
> = {
  text: { accepted: 'anything', codes: [] },
  city: { accepted: 'code or name of a city of the region', codes: ['unknown_city'] },
  tier: {
    accepted: 'one tier, by any of its spellings',
    codes: ['unknown_tier', 'ambiguous_tier'],
  },
  nature: { accepted: 'a nature, by any of its spellings', codes: ['unknown_nature'] },
  provider: {
    accepted:
      'anything; spellings that `values.provider` lists are read as the name they stand for',
    codes: [],
  },
  time: {
    accepted: [
      '`2022-03-05 14:30:00`, `2022-03-05T14:30`, `2022/3/5 14:30`, `2022年3月5日14时30分`, `20220305 143000`, `20220305143000`, `5 Mar 2022`, `Mar 5, 2022 2:30 PM`, `05-MAR-2022 14:30`, also with `AM`, `PM`, `上午`, `下午`; or a date alone, which is its first midnight (as the end of a window, the midnight after it)',
      '`05/03/2022` and `05.03.22` by `date_order` and `two_digit_years_from`; without these they are refused with all readings shown',
      'any other form by `time_format`: `%d/%m/%Y %H:%M`, `epoch`, `epoch_ms`, `excel`; a bare number is refused without it',
      'a time without an offset is of `time_zone`, or else the region’s own; `Z`, `UTC`, and an offset that follows seconds or a time written with `T`, is converted to the standard time of the region’s zone; what occurs twice or never where clocks are set is refused',
      'a range such as `2022-03-05 08:00-12:00` is not accepted; `24:00` is the end of the day; fractions of a second are cut off',
      `years ${YEARS.first} to ${YEARS.last}, so that \`0001-01-01\`, the empty date of some programs, is refused and not taken for an empty cell`,
    ].join('; '),
    codes: ['bad_time'],
  },
  date: { accepted: 'a time that is midnight; it is of no time zone', codes: ['bad_time'] },
  month: {
    accepted:
      'a month with its year: `2022-07`, `2022/7`, `202207`, `2022年7月`, `2022年07月份`, or the date of its first day',
    codes: ['bad_time'],
  },
  count: {
    accepted: `whole number from 0 to ${MOST_USERS}; \`1,200\`, \`1,23,456\`, \`120户\`, \`1.2万户\` and \`120.0\` too`,
    codes: ['bad_number'],
  },
  decimal: {
    accepted:
      'number from 0, at most 9 digits before the point; kept to 9 decimals, half up; `1,234.5`, `1,234,567` and `90分钟` too, but not `1,234`, which could be 1234 or 1.234 until `decimal` or `thousands` says which',
    codes: ['bad_number'],
  },
  year: {
    accepted: `year from ${YEARS.first} to ${YEARS.last}; \`2021年\` too`,
    codes: ['bad_number'],
  },
  duration: {
    accepted:
      'length of time with its unit, in the header (`停电时长（分钟）`, `duration_min`), the settings (`unit`) or the cell: `90分钟`, `1.5 h`, `1小时30分`, `1h 30m`, `1天2小时`, `01:30:00`, `1:30` (hours and minutes; not accepted where the header says minutes), `PT1H30M`, `P1D`; rounded to whole seconds, half up; a number of which nothing says the unit is not accepted',
    codes: ['bad_number', 'unlike_duration'],
  },
  list: { accepted: 'texts joined by `;` or `；`', codes: [] },
};

/** When each code is given; a code without a cause does not compile. */
export const rejectionCauses: Record<Rejection, string> = {
  missing_value: 'a required cell, or its whole column, is empty',
  unknown_city: 'the city is not in the region',
  unknown_tier: 'the tier is not understood',
  ambiguous_tier: 'one cell names several tiers',
  bad_time: `the time is not understood, can be read in several ways, does not exist or lies outside ${YEARS.first} to ${YEARS.last}`,
  bad_number: 'the number is not understood, is negative or has too many digits',
  negative_duration: 'an end lies before its start',
  unlike_duration:
    'start, end and duration are given, and the duration is off by one unit of its last digit or more: `1.5` h by 6 minutes, `90` min by a minute, `01:30:00` by a second (by a minute more where a time is written without seconds)',
  unknown_nature: 'the nature is not understood',
  conflicting_duplicate: 'rows of one file share their identity and differ',
  overlapping_validity: 'customer rows of one key cover a common day, in one file or in several',
  orphan_restoration: 'no outage row fits the stage, or several do',
  too_many_restored: 'by this stage more users are back than were out',
  restored_outside: 'the stage lies before the row’s start or after its end',
  malformed_row:
    'wrong number of cells, unclosed quotes, or a file whose header is missing or can’t be read as it stands',
};
