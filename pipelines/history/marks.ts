import type { RevisionMark } from '../../schemas/outputs/comparison.js';

/** How a figure that was submitted is marked where it is no longer the same. */
export function marksOf(of: {
  readonly isRevised: boolean;
  readonly wasFinal: boolean;
  readonly isVerdictChanged: boolean;
}): RevisionMark[] {
  return [
    ...(of.isRevised ? [of.wasFinal ? ('r' as const) : ('p' as const)] : []),
    ...(of.isVerdictChanged ? ['c' as const] : []),
  ];
}
