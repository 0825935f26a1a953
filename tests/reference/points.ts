/**
 * Points of two distributions, found by bisection on their integrals: no table to be copied.
 */

/** Integral by Simpson's rule, from 0. */
function integral(density: (x: number) => number, to: number): number {
  const steps = 2000;
  const width = to / steps;
  let total = density(0) + density(to);
  for (let i = 1; i < steps; i += 1) total += density(i * width) * (i % 2 === 1 ? 4 : 2);
  return (total * width) / 3;
}

/** Where a density, symmetric about 0, has the share below it. */
function pointAt(density: (x: number) => number, share: number): number {
  if (share < 0.5) return -pointAt(density, 1 - share);
  let [low, high] = [0, 12];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (0.5 + integral(density, middle) < share) low = middle;
    else high = middle;
  }
  return share === 0.5 ? 0 : (low + high) / 2;
}

/** Gamma of half a whole number. */
function gammaOfHalf(n: number): number {
  if (n === 1) return Math.sqrt(Math.PI);
  if (n === 2) return 1;
  return (n / 2 - 1) * gammaOfHalf(n - 2);
}

function student(degrees: number): (x: number) => number {
  const scale = gammaOfHalf(degrees + 1) / (Math.sqrt(degrees * Math.PI) * gammaOfHalf(degrees));
  return (x) => scale * (1 + (x * x) / degrees) ** (-(degrees + 1) / 2);
}

const normal = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Student's 90 % point, by degrees of freedom. */
export const studentPoints: Readonly<Record<number, number>> = Object.fromEntries(
  [4, 5, 6, 7, 8, 9, 10, 11].map((degrees) => [degrees, pointAt(student(degrees), 0.9)]),
);

/** The normal distribution's points at (j − ½)/9. */
export const normalPoints: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((j) =>
  pointAt(normal, (j - 0.5) / 9),
);
