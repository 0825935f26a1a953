/*
 * What the models need beyond the SQL that DuckDB and Spark SQL share, as Spark has it; DuckDB's are in
 * `base/shims.ts`, which says what each means. Whole numbers of up to 76 digits are limbs of 18 digits. A
 * division is made whole by taking off the remainder first, since `/` of decimals rounds.
 */

const WIDE = 'decimal(38, 0)';
const LIMBS = `struct<high: ${WIDE}, middle: ${WIDE}, low: ${WIDE}>`;
const LIMB = `cast(1000000000000000000 as ${WIDE})`;

const limbs = (high: string, middle: string, low: string) =>
  `named_struct('high', cast(${high} as ${WIDE}), 'middle', cast(${middle} as ${WIDE}), 'low', cast(${low} as ${WIDE}))`;

/** Functions of a session, each after those that it calls. */
export const functions: readonly string[] = [
  `civil_seconds(at_time timestamp_ntz) returns bigint
   return unix_timestamp(at_time)`,
  `civil_time(seconds bigint) returns timestamp_ntz
   return timestampadd(second, seconds, timestamp_ntz'1970-01-01 00:00:00')`,
  `identity_text(a string, b string, c string, d string, e string) returns string
   return concat(
     length(coalesce(a, '')), ':', coalesce(a, ''), length(coalesce(b, '')), ':', coalesce(b, ''),
     length(coalesce(c, '')), ':', coalesce(c, ''), length(coalesce(d, '')), ':', coalesce(d, ''),
     length(coalesce(e, '')), ':', coalesce(e, ''))`,
  `limbs_above(x ${WIDE}) returns ${WIDE} return cast((x - x % ${LIMB}) / ${LIMB} as ${WIDE})`,
  `last_limb(x ${WIDE}) returns ${WIDE} return cast(x % ${LIMB} as ${WIDE})`,
  `limb_products(a1 ${WIDE}, a0 ${WIDE}, b1 ${WIDE}, b0 ${WIDE}) returns ${LIMBS}
   return ${limbs('a1 * b1', `cast(a1 * b0 as ${WIDE}) + cast(a0 * b1 as ${WIDE})`, 'a0 * b0')}`,
  `carry_low(p ${LIMBS}) returns ${LIMBS}
   return ${limbs('p.high', 'p.middle + limbs_above(p.low)', 'last_limb(p.low)')}`,
  `carry_middle(p ${LIMBS}) returns ${LIMBS}
   return ${limbs('p.high + limbs_above(p.middle)', 'last_limb(p.middle)', 'p.low')}`,
  `wide_product(a ${WIDE}, b ${WIDE}) returns ${LIMBS}
   return carry_middle(carry_low(limb_products(
     limbs_above(a), last_limb(a), limbs_above(b), last_limb(b))))`,
  `at_most(a ${WIDE}, b ${WIDE}, c ${WIDE}, d ${WIDE}) returns boolean
   return wide_product(a, b) <= wide_product(c, d)`,
  `borrow_low(more ${LIMBS}, less ${LIMBS}) returns ${LIMBS}
   return ${limbs(
     'more.high - less.high',
     'more.middle - less.middle - (case when more.low < less.low then 1 else 0 end)',
     `more.low - less.low + (case when more.low < less.low then ${LIMB} else 0 end)`,
   )}`,
  `borrow_middle(p ${LIMBS}) returns ${LIMBS}
   return ${limbs(
     'p.high - (case when p.middle < 0 then 1 else 0 end)',
     `p.middle + (case when p.middle < 0 then ${LIMB} else 0 end)`,
     'p.low',
   )}`,
  `limbs_double(p ${LIMBS}) returns double
   return cast(p.high as double) * 1e36 + cast(p.middle as double) * 1e18 + cast(p.low as double)`,
  `limbs_gap(ab ${LIMBS}, cd ${LIMBS}) returns double
   return case
     when ab <= cd then limbs_double(borrow_middle(borrow_low(cd, ab)))
     else -limbs_double(borrow_middle(borrow_low(ab, cd)))
   end`,
  `product_gap(a ${WIDE}, b ${WIDE}, c ${WIDE}, d ${WIDE}) returns double
   return limbs_gap(wide_product(a, b), wide_product(c, d))`,
  `whole_part(a ${WIDE}, b ${WIDE}) returns ${WIDE} return
   cast((a - a % nullif(b, 0)) / nullif(b, 0) as ${WIDE})`,
  `nearer_ratio(a ${WIDE}, b ${WIDE}, c ${WIDE}, d ${WIDE}, near ${WIDE}) returns ${WIDE}
   return near + cast(
     product_gap(cast(near * c as ${WIDE}), d, a, b) / nullif(cast(c as double) * cast(d as double), 0) as ${WIDE})`,
  `nudged_ratio(a ${WIDE}, b ${WIDE}, c ${WIDE}, d ${WIDE}, near ${WIDE}) returns ${WIDE}
   return near
     - (case when at_most(cast(near * c as ${WIDE}), d, a, b) then 0 else 1 end)
     + (case when at_most(cast((near + 1) * c as ${WIDE}), d, a, b) then 1 else 0 end)`,
  `whole_ratio(a ${WIDE}, b ${WIDE}, c ${WIDE}, d ${WIDE}) returns ${WIDE}
   return nudged_ratio(a, b, c, d, nearer_ratio(a, b, c, d, cast(
     cast(a as double) * cast(b as double) / nullif(cast(c as double) * cast(d as double), 0) as ${WIDE})))`,
];
