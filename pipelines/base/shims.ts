import type { Database } from './database.js';

/**
 * What the models need beyond the SQL that DuckDB and Spark SQL share, as thin, named functions.
 * - civil_seconds, civil_time: on Spark unix_seconds and timestamp_seconds in a UTC session.
 * - at_most(a, b, c, d): a * b <= c * d for whole numbers of up to 38 digits (b, d up to 36), whose
 *   products don't fit 128 bits; each product is made of three limbs of 18 digits.
 * - identity_text(a, b, c, d, e): up to five texts as one that tells them apart, absent as empty.
 * - product_gap(a, b, c, d): c * d - a * b of the same, whole until it becomes a double at the end.
 * - whole_part(a, b): the whole part of a / b, of whole numbers of up to 38 digits that are not negative.
 * - whole_ratio(a, b, c, d): the whole part of a * b / (c * d), of the same and not negative, if it has up
 *   to 30 digits and its product with c up to 38: the nearest that doubles give, moved by what is left over, and then by
 *   one where it is still too much or too little.
 * What a macro is given stands in it as often as it is named, and is planned as often: a lambda over a list
 * of one names it once.
 */
export const shims = [
  'create or replace temp macro civil_seconds(at_time) as cast(epoch_us(at_time) // 1000000 as bigint)',
  'create or replace temp macro civil_time(seconds) as make_timestamp(cast(seconds as bigint) * 1000000)',
  'create or replace temp macro limb() as cast(1000000000000000000 as hugeint)',
  `create or replace temp macro wide_product(a, b) as list_transform(
    list_transform(
      [{
        'a1': cast(a as hugeint) // limb(), 'a0': cast(a as hugeint) % limb(),
        'b1': cast(b as hugeint) // limb(), 'b0': cast(b as hugeint) % limb()}],
      lambda p: {'high': p.a1 * p.b1, 'middle': p.a1 * p.b0 + p.a0 * p.b1, 'low': p.a0 * p.b0}),
    lambda p: {
      'high': p.high + (p.middle + p.low // limb()) // limb(),
      'middle': (p.middle + p.low // limb()) % limb(),
      'low': p.low % limb()})[1]`,
  `create or replace temp macro identity_text(a, b, c, d, e) as concat(
    length(coalesce(a, '')), ':', coalesce(a, ''), length(coalesce(b, '')), ':', coalesce(b, ''),
    length(coalesce(c, '')), ':', coalesce(c, ''), length(coalesce(d, '')), ':', coalesce(d, ''),
    length(coalesce(e, '')), ':', coalesce(e, ''))`,
  'create or replace temp macro at_most(a, b, c, d) as wide_product(a, b) <= wide_product(c, d)',
  `create or replace temp macro limb_gap(more, less) as list_transform(
    list_transform(
      [{'more': more, 'less': less}],
      lambda p: {
        'high': p.more.high - p.less.high,
        'middle': p.more.middle - p.less.middle
          - (case when p.more.low < p.less.low then 1 else 0 end),
        'low': p.more.low - p.less.low
          + (case when p.more.low < p.less.low then limb() else 0 end)}),
    lambda p: {
      'high': p.high - (case when p.middle < 0 then 1 else 0 end),
      'middle': p.middle + (case when p.middle < 0 then limb() else 0 end),
      'low': p.low})[1]`,
  `create or replace temp macro limbs_double(limbs) as
    cast(limbs.high as double) * 1e36 + cast(limbs.middle as double) * 1e18
    + cast(limbs.low as double)`,
  `create or replace temp macro product_gap(a, b, c, d) as list_transform(
    list_transform(
      [{'ab': wide_product(a, b), 'cd': wide_product(c, d)}],
      lambda p: {
        'sign': case when p.ab <= p.cd then 1 else -1 end,
        'gap': case when p.ab <= p.cd then limb_gap(p.cd, p.ab) else limb_gap(p.ab, p.cd) end}),
    lambda p: p.sign * limbs_double(p.gap))[1]`,
  'create or replace temp macro whole_part(a, b) as cast(a as hugeint) // cast(b as hugeint)',
  `create or replace temp macro whole_ratio(a, b, c, d) as list_transform(
    list_transform(
      list_transform(
        [{
          'a': cast(a as hugeint), 'b': cast(b as hugeint),
          'c': cast(c as hugeint), 'd': cast(d as hugeint)}],
        lambda p: {
          'a': p.a, 'b': p.b, 'c': p.c, 'd': p.d,
          'near': cast(
            cast(p.a as double) * cast(p.b as double) / (cast(p.c as double) * cast(p.d as double))
            as hugeint)}),
      lambda p: {
        'a': p.a, 'b': p.b, 'c': p.c, 'd': p.d,
        'near': p.near + cast(
          product_gap(p.near * p.c, p.d, p.a, p.b) / (cast(p.c as double) * cast(p.d as double))
          as hugeint)}),
    lambda p: p.near
      - (case when at_most(p.near * p.c, p.d, p.a, p.b) then 0 else 1 end)
      + (case when at_most((p.near + 1) * p.c, p.d, p.a, p.b) then 1 else 0 end))[1]`,
];

export async function installShims(database: Database): Promise<void> {
  for (const shim of shims) await database.query(shim);
}
