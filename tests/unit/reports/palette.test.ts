import { describe, expect, it } from 'vitest';
import { palette, type Role } from '../../../reports/theme/palette.js';

type Shade = 'light' | 'dark';

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Role, b: Role, shade: Shade): number {
  const [x, y] = [luminance(palette[a][shade]), luminance(palette[b][shade])];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const scales: Record<string, readonly Role[]> = {
  distance: ['within1', 'within2', 'within3', 'beyond1', 'beyond2', 'beyond3'],
  counts: ['count1', 'count2', 'count3', 'count4', 'count5'],
};

describe.each(['light', 'dark'] as const)('the palette on a %s ground', (shade) => {
  it('has ink that is legible on every step of a scale', () => {
    for (const role of ['panel', ...Object.values(scales).flat()] as Role[]) {
      expect(contrast('ink', role, shade), role).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('has shapes that stand out from paper, and parts of a bar from each other', () => {
    const shapes = ['met', 'reduction', 'failed', 'unknown', 'fault', 'planned', 'before', 'limit'];
    for (const role of shapes as Role[]) {
      expect(contrast(role, 'paper', shade), role).toBeGreaterThanOrEqual(3);
    }
    expect(contrast('fault', 'planned', shade)).toBeGreaterThanOrEqual(3);
  });

  it('has texts that are legible on paper', () => {
    for (const role of ['ink', 'muted', 'accent', 'failed', 'limit'] as const) {
      expect(contrast(role, 'paper', shade), role).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(Object.entries(scales))('keeps the order of %s in grey', (_, roles) => {
    // A third of a step in tone is what the eye, and a printer, tell apart.
    const tones = roles.map((role) => luminance(palette[role][shade]) ** (1 / 2.4));
    const sign = shade === 'light' ? -1 : 1;
    tones.slice(1).forEach((tone, i) => {
      expect(sign * (tone - (tones[i] ?? 0)), roles[i + 1]).toBeGreaterThan(0.008);
    });
  });
});

it('has no two roles of one colour, since dark screens find a role by its colour', () => {
  const colours = Object.values(palette).map((colour) => colour.light);
  expect(new Set(colours).size).toBe(colours.length);
});
