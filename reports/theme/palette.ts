/**
 * Colours by what they stand for: for paper and light screens, and for dark ones. Blue against
 * vermilion is told apart by every kind of colour vision, and light against dark in grey.
 * No two roles share a light colour: dark mode finds a chart's role by its colour.
 */
export const palette = {
  paper: { light: '#ffffff', dark: '#15191e' },
  panel: { light: '#f4f6f8', dark: '#1d2329' },
  ink: { light: '#1b2129', dark: '#e7eaee' },
  muted: { light: '#56606c', dark: '#a7b0bb' },
  rule: { light: '#b9c2cc', dark: '#48525d' },
  hair: { light: '#e1e6eb', dark: '#2b333b' },
  accent: { light: '#1b456b', dark: '#94bfe6' },
  met: { light: '#2166a5', dark: '#7db4e6' },
  reduction: { light: '#4c8fb5', dark: '#9ccbe0' },
  failed: { light: '#b5401a', dark: '#f39a72' },
  unknown: { light: '#656e79', dark: '#98a2ad' },
  fault: { light: '#21476f', dark: '#97c6f0' },
  planned: { light: '#6f97bf', dark: '#44698f' },
  before: { light: '#8b939d', dark: '#87919c' },
  limit: { light: '#20262e', dark: '#dfe3e8' },
  // Distance to the limit: blue within it, vermilion beyond, and ever darker, so that grey print
  // keeps the order, with the largest step between the two. Ink is legible on every one of them.
  within1: { light: '#e8f0f7', dark: '#1e2d3b' },
  within2: { light: '#c9dcee', dark: '#223f5a' },
  within3: { light: '#a3c6e8', dark: '#284d70' },
  beyond1: { light: '#e89262', dark: '#84462a' },
  beyond2: { light: '#de7c46', dark: '#97491f' },
  beyond3: { light: '#d66b33', dark: '#a84e1e' },
  // Counts, in one hue.
  count1: { light: '#eaf1f4', dark: '#1e2a30' },
  count2: { light: '#cfe0e7', dark: '#243d48' },
  count3: { light: '#abc9d6', dark: '#295262' },
  count4: { light: '#84b0c3', dark: '#2d6579' },
  count5: { light: '#649bb2', dark: '#2b6f85' },
} as const satisfies Record<string, { light: string; dark: string }>;

export type Role = keyof typeof palette;

export function light(role: Role): string {
  return palette[role].light;
}
