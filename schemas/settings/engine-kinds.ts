/** Where the figures are worked out. It changes none of them, so it is not among the published settings. */
export const engineKinds = ['duckdb', 'spark'] as const;
export type EngineKind = (typeof engineKinds)[number];
