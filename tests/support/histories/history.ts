import fc from 'fast-check';
import type { Kind } from './act.js';
import { Bench } from './bench.js';
import { Dice } from './dice.js';
import { fileActs } from './file-acts.js';
import { settingActs, stateActs } from './other-acts.js';

const all = { ...fileActs, ...settingActs, ...stateActs };
export type KindName = keyof typeof all;
export const kinds: Readonly<Record<KindName, Kind>> = all;
const kindNames = Object.keys(kinds) as KindName[];

/** Something done to the project; the number decides all that it leaves open. */
export interface Deed {
  readonly do: KindName;
  readonly n: number;
}

/** What is done between one build and the next. */
export type Step = readonly Deed[];

const number = fc.nat({ max: 0x7fffffff });

const deedOf = (names: readonly KindName[]): fc.Arbitrary<Deed> =>
  fc.oneof(
    ...names.map((name) => ({
      weight: kinds[name].weight,
      arbitrary: fc.record({ do: fc.constant(name), n: number }),
    })),
  );

/** What leaves the state that the next build has to find. */
export const stepThatKeeps: fc.Arbitrary<Step> = fc.array(
  deedOf(kindNames.filter((name) => kinds[name].keeps)),
  { minLength: 1, maxLength: 3 },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: stepThatKeeps },
  { weight: 1, arbitrary: fc.array(deedOf(kindNames), { minLength: 1, maxLength: 2 }) },
);

export interface History {
  readonly begin: number;
  readonly steps: readonly Step[];
}

export const histories = (length: number): fc.Arbitrary<History> =>
  fc.record({
    begin: number,
    steps: fc.array(step, { minLength: length, maxLength: length }),
  });

export interface Told {
  /** Builds of which it was to be expected that they compute only what had been touched. */
  readonly expected: number;
  /** Those that did. */
  readonly incremental: number;
}

/**
 * Lets it happen, and compares after every step with a build from nothing.
 * @throws Error that tells all that was done, and where the two differ
 */
export async function live(root: string, { begin, steps }: History): Promise<Told> {
  const bench = new Bench(root);
  const log: string[] = [];
  const tell = () => log.join('\n');
  let [expected, incremental] = [0, 0];
  bench.desk.begin(new Dice(begin));
  for (const [i, step] of [[], ...steps].entries()) {
    const deeds: string[] = [];
    for (const { do: name, n } of step) {
      const done = await kinds[name].act(bench, new Dice(n));
      if (done !== undefined) deeds.push(`${name}: ${done}`);
    }
    log.push(`${i}. ${deeds.join('\n   ')}`);
    const { built, differences } = await bench.run().catch((error: unknown) => {
      throw new Error(`step ${i} failed\n${tell()}`, { cause: error });
    });
    log[i] += built.wasIncremental ? ' [part]' : ' [whole]';
    if (differences.length > 0) {
      throw new Error(`step ${i} differs\n${tell()}\n${differences.join('\n')}`);
    }
    if (i === 0 || !step.every(({ do: name }) => kinds[name].keeps)) continue;
    expected += 1;
    if (built.wasIncremental) incremental += 1;
  }
  if (process.env.SHIHU_TELL) console.log(tell());
  return { expected, incremental };
}
