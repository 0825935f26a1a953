import type { Database } from './database.js';

/**
 * What the models need beyond the SQL that DuckDB and Spark SQL share, as thin, named functions.
 * - civil_seconds, civil_time: on Spark unix_seconds and timestamp_seconds in a UTC session.
 * - at_most(a, b, c, d): a * b <= c * d for whole numbers of up to 38 digits (b, d up to 36), whose
 *   products don't fit 128 bits; each product is made of three limbs of 18 digits.
 * - identity_text(a, b, c, d, e): up to five texts as one that tells them apart, absent as empty.
 */
export const shims = [
  'create or replace temp macro civil_seconds(at_time) as cast(epoch_us(at_time) // 1000000 as bigint)',
  'create or replace temp macro civil_time(seconds) as make_timestamp(cast(seconds as bigint) * 1000000)',
  'create or replace temp macro limb() as cast(1000000000000000000 as hugeint)',
  `create or replace temp macro carried(high, middle, low) as {
    'high': high + (middle + low // limb()) // limb(),
    'middle': (middle + low // limb()) % limb(),
    'low': low % limb()}`,
  `create or replace temp macro split_product(a1, a0, b1, b0) as
    carried(a1 * b1, a1 * b0 + a0 * b1, a0 * b0)`,
  `create or replace temp macro wide_product(a, b) as split_product(
    cast(a as hugeint) // limb(), cast(a as hugeint) % limb(),
    cast(b as hugeint) // limb(), cast(b as hugeint) % limb())`,
  `create or replace temp macro identity_text(a, b, c, d, e) as concat(
    length(coalesce(a, '')), ':', coalesce(a, ''), length(coalesce(b, '')), ':', coalesce(b, ''),
    length(coalesce(c, '')), ':', coalesce(c, ''), length(coalesce(d, '')), ':', coalesce(d, ''),
    length(coalesce(e, '')), ':', coalesce(e, ''))`,
  'create or replace temp macro at_most(a, b, c, d) as wide_product(a, b) <= wide_product(c, d)',
];

export async function installShims(database: Database): Promise<void> {
  for (const shim of shims) await database.query(shim);
}
