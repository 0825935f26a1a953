import { z } from 'zod';
import { submittedHours, submittedVerdict } from '../../schemas/outputs/submission.js';
import type { Database } from '../base/database.js';
import type { Period } from '../project/period.js';

export type HoursRow = z.infer<typeof submittedHours>;
export type SubmittedVerdict = z.infer<typeof submittedVerdict>;

/** The integers of a period, as they are submitted. */
export async function hoursOf(tables: Database, { kind, name }: Period): Promise<HoursRow[]> {
  return tables.rows(
    `select ${columnsOf(submittedHours)} from period_hours
     where period_kind = $kind and period = $name order by city_code, area_tier`,
    { kind, name },
    submittedHours,
  );
}

/** Codes and flags of the verdicts of a year, as they are submitted. */
export async function verdictsOf(tables: Database, year: number): Promise<SubmittedVerdict[]> {
  return tables.rows(
    `select ${columnsOf(submittedVerdict)} from verdicts
     where year = $year order by city_code, area_tier`,
    { year },
    submittedVerdict,
  );
}

/** Integers of any length are written as digits. */
function columnsOf({ shape }: z.ZodObject): string {
  return Object.entries(shape)
    .map(([name, type]) => {
      const held = type instanceof z.ZodOptional ? type.unwrap() : type;
      return held instanceof z.ZodString ? `cast("${name}" as varchar) as "${name}"` : `"${name}"`;
    })
    .join(', ');
}
