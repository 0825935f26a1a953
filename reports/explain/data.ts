import type { z } from 'zod';
import type { SpanKind, TierOrAll } from '../../schemas/codes/index.js';
import type * as told from '../../schemas/outputs/explain.js';
import type { Words } from '../../schemas/words/index.js';

/*
 * What an explanation is made of, as it is declared for the JSON of `shihu explain`.
 */

/** Which figure was asked for. `cityCode` is the region's own code for the whole region. */
export interface ExplanationRequest {
  readonly cityCode: string;
  readonly cityName: Words;
  readonly isRegion: boolean;
  readonly tier: TierOrAll;
  readonly periodKind: SpanKind;
  readonly period: string;
}

/** The first of a list, and what the others come to. */
export interface Listed<Row, Sums> {
  readonly shown: readonly Row[];
  readonly rest: Sums;
}

export type Seconds = z.infer<typeof told.sums>;
export type EventSeconds = z.infer<typeof told.eventSums>;
export type OutageRow = z.infer<typeof told.outageRow>;
export type ClippedRow = z.infer<typeof told.clippedRow>;
export type EventRow = z.infer<typeof told.eventRow>;
export type ClaimRow = z.infer<typeof told.claimRow>;
export type CoveredRow = z.infer<typeof told.coveredRow>;
export type OtherRow = z.infer<typeof told.otherRow>;
export type Slice = z.infer<typeof told.slice>;
export type Users = z.infer<typeof told.users>;
export type UserSpan = z.infer<typeof told.userSpan>;
export type Comparison = z.infer<typeof told.comparison>;
export type Fraction = z.infer<typeof told.fraction>;
export type Baseline = z.infer<typeof told.baseline>;
export type CellVerdict = z.infer<typeof told.cellVerdict>;
export type OverallVerdict = z.infer<typeof told.overallVerdict>;
export type Verdict = CellVerdict | OverallVerdict;
export type NoBaseline = NonNullable<CellVerdict['no_baseline']>;
export type StoryRow = z.infer<typeof told.storyRow>;
export type Story = z.infer<typeof told.story>;

/** A row and the line of the file that it comes from. */
export type Source = Pick<OutageRow, 'source_file' | 'source_line'>;

export type ExplanationData = Omit<z.infer<typeof told.explanation>, 'asked'> & {
  readonly asked: ExplanationRequest;
};
