import type { Database } from '../base/database.js';

/** How many cells of a tier have a verdict. */
export interface VerdictCount {
  readonly area_tier: string;
  readonly verdict: string;
  readonly cells: number;
}

/** What speaks against verdicts of a year, each fault once however many cities it concerns. */
export interface EvidenceFault {
  readonly evidence: string;
  /** Empty where it is no file. */
  readonly source_file: string;
  readonly message: string;
  readonly message_en: string;
  readonly cities: number;
}

export async function verdictCounts(published: Database, year: number): Promise<VerdictCount[]> {
  const rows = await published.rows(
    `select area_tier, verdict, count(*) as cells from verdicts
     where year = $year and area_tier <> 'all' group by all order by all`,
    { year },
  );
  return rows as unknown as VerdictCount[];
}

export async function missingEvidence(published: Database, year: number): Promise<EvidenceFault[]> {
  const rows = await published.rows(
    `select evidence, source_file, any_value(message) as message,
       any_value(message_en) as message_en, count(distinct city_code) as cities
     from missing_evidence where year = $year
     group by evidence, feed, source_file
     order by list_position(['unread_files', 'replaced_unlike', 'mostly_open', 'no_outages'],
       evidence), source_file`,
    { year },
  );
  return rows as unknown as EvidenceFault[];
}
