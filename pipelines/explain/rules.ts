import { z } from 'zod';
import { settingsInForce } from '../../schemas/published/reference.js';
import type { Database } from '../base/database.js';
import { type Fraction, fractionOf } from '../base/exact.js';

/** Settings in force, as the published database holds them. */
export interface Rules {
  readonly data_from: string;
  readonly as_of: string;
  readonly patrol_allowance: number;
  readonly start_tolerance: number;
  readonly evidence: string;
  readonly overlap: string;
  readonly repeated_rows: string;
  readonly sustained_over: number;
  readonly rate: Fraction;
  readonly rate_groups: 'all' | readonly string[];
  /** The base year of `average_since`; null for the year before. */
  readonly average_since: number | null;
  readonly synthetic: boolean;
}

const groupNames = z.array(z.string());

export async function rulesOf(published: Database): Promise<Rules> {
  const rows = await published.read(settingsInForce);
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  const value = (name: string) => {
    const found = values.get(name);
    if (found === undefined) throw new Error(`the published settings lack ${name}`);
    return found;
  };
  const groups = value('rate_groups');
  const since = values.get('basis.average_since');
  return {
    data_from: value('data_from'),
    as_of: value('as_of'),
    patrol_allowance: Number(value('patrol_allowance')),
    start_tolerance: Number(value('start_tolerance')),
    evidence: value('evidence'),
    overlap: value('overlap'),
    repeated_rows: value('repeated_rows'),
    sustained_over: Number(value('sustained_over')),
    rate: fractionOf(Number(value('rate'))),
    rate_groups: groups === 'all' ? 'all' : groupNames.parse(JSON.parse(groups)),
    average_since: since === undefined ? null : Number(since),
    synthetic: value('synthetic') === 'true',
  };
}
