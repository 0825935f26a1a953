/** node dist/data-samples/generator/main.js DIR [--outages N] [--seed N] [--clean] [--meters] */
import { parseArgs } from 'node:util';
import { type SampleOptions, writeSample } from './sample.js';

const usage = 'usage: main.js DIR [--outages N] [--seed N] [--clean] [--meters]';
const WRONG_USAGE = 2;

try {
  const { dir, options } = readArguments();
  await writeSample(dir, options);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  process.stderr.write(`${message}\n`);
  const isUsage = error instanceof RangeError || code?.startsWith('ERR_PARSE_ARGS');
  process.exitCode = isUsage ? WRONG_USAGE : 1;
}

function readArguments(): { dir: string; options: SampleOptions } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      outages: { type: 'string' },
      seed: { type: 'string' },
      clean: { type: 'boolean', default: false },
      meters: { type: 'boolean', default: false },
    },
  });
  const [dir, ...others] = positionals;
  if (dir === undefined || others.length > 0) throw new RangeError(usage);
  return {
    dir,
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
