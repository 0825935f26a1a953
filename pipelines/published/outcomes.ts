import { z } from 'zod';
import { missingEvidence as missingTable, verdicts } from '../../schemas/published/outcomes.js';
import type { Database } from '../base/database.js';
import { ask } from '../models/queries.js';

/** How many cells of a tier have a verdict. */
const verdictCount = verdicts.row
  .pick({ area_tier: true, verdict: true })
  .extend({ cells: z.int() });

/**
 * What speaks against verdicts of a year, each fault once however many cities it concerns. The source
 * file is empty where it is no file.
 */
const evidenceFault = missingTable.row
  .pick({ evidence: true, source_file: true, message: true, message_en: true })
  .extend({ cities: z.int() });

export type VerdictCount = z.infer<typeof verdictCount>;
export type EvidenceFault = z.infer<typeof evidenceFault>;

export async function verdictCounts(published: Database, year: number): Promise<VerdictCount[]> {
  return ask(published, 'published/verdict_counts', { year }, verdictCount);
}

export async function missingEvidence(published: Database, year: number): Promise<EvidenceFault[]> {
  return ask(published, 'published/missing_evidence', { year }, evidenceFault);
}
