import {
  type MissingEvidence,
  missingEvidenceCodes,
  type Tier,
  type VerdictCode,
} from '../../schemas/codes/index.js';
import { type Database, quoted } from '../base/database.js';

/** How many cells of a tier have a verdict. */
export interface VerdictCount {
  readonly area_tier: Tier;
  readonly verdict: VerdictCode;
  readonly cells: number;
}

/** What speaks against verdicts of a year, each fault once however many cities it concerns. */
export interface EvidenceFault {
  readonly evidence: MissingEvidence;
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

const gravestFirst = missingEvidenceCodes.names.map(quoted).join(', ');

export async function missingEvidence(published: Database, year: number): Promise<EvidenceFault[]> {
  const rows = await published.rows(
    `select evidence, source_file, any_value(message) as message,
       any_value(message_en) as message_en, count(distinct city_code) as cities
     from missing_evidence where year = $year
     group by evidence, feed, source_file
     order by list_position([${gravestFirst}], evidence), source_file`,
    { year },
  );
  return rows as unknown as EvidenceFault[];
}
