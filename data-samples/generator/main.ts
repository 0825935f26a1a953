/**
 * node dist/data-samples/generator/main.js DIR [--outages N] [--seed N] [--clean] [--meters]
 * node dist/data-samples/generator/main.js DIR --world tame|wild [--years N] [--seed N]
 */
import { parseArgs } from 'node:util';
import { type LongWorld, longWorldFiles, worldKinds } from './long-world.js';
import { type SampleOptions, sampleFiles, writeFiles } from './sample.js';

const usage = `usage: main.js DIR [--outages N] [--seed N] [--clean] [--meters]
       main.js DIR --world ${worldKinds.join('|')} [--years N] [--seed N]`;
const WRONG_USAGE = 2;
const DEFAULT_YEARS = '8';

try {
  const { dir, options, world } = readArguments();
  await writeFiles(dir, world ? longWorldFiles(world) : sampleFiles(options));
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  process.stderr.write(`${message}\n`);
  const isUsage = error instanceof RangeError || code?.startsWith('ERR_PARSE_ARGS');
  process.exitCode = isUsage ? WRONG_USAGE : 1;
}

function readArguments(): { dir: string; options: SampleOptions; world: LongWorld | null } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      outages: { type: 'string' },
      seed: { type: 'string' },
      clean: { type: 'boolean', default: false },
      meters: { type: 'boolean', default: false },
      world: { type: 'string' },
      years: { type: 'string', default: DEFAULT_YEARS },
    },
  });
  const [dir, ...others] = positionals;
  if (dir === undefined || others.length > 0) throw new RangeError(usage);
  const kind = worldKinds.find((one) => one === values.world);
  if (values.world !== undefined && !kind) throw new RangeError(usage);
  const years = wholeNumber(values.years);
  const seed = wholeNumber(values.seed ?? '1');
  return {
    dir,
    world: kind ? { kind, years, seed } : null,
    options: {
      clean: values.clean || values.meters,
      meters: values.meters,
      ...(values.outages === undefined ? {} : { outages: wholeNumber(values.outages) }),
      ...(values.seed === undefined ? {} : { seed: wholeNumber(values.seed) }),
    },
  };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new RangeError(`not a whole number: ${text}\n${usage}`);
  return Number(text);
}
