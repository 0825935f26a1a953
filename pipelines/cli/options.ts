import { Option } from 'commander';
import { type EngineKind, engineKinds } from '../../schemas/settings/engine-kinds.js';
import { type Language, languages, speaker } from '../../schemas/words/index.js';
import { usageError } from '../base/errors.js';
import { parseDay } from '../project/period.js';
import { cliWords as w } from '../words/cli.js';
import { outputWords } from '../words/cli-outputs.js';

/** Options that every command takes. */
export interface CommonOptions {
  readonly project: string;
  readonly json?: boolean;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly strict?: boolean;
}

/** Of commands that change something. */
export interface DryRun {
  readonly dryRun?: boolean;
}

export function commonOptions(l: Language): Option[] {
  const say = speaker(l);
  return [
    new Option('--project <dir>', say(w.project)).default('.'),
    new Option('--json', say(w.json)),
    new Option('--as-of <date>', say(w.asOf)).argParser(parseDay),
    new Option('--known-at <batch>', say(w.knownAt)),
    new Option('--strict', say(w.strict)),
    new Option('--lang <language>', say(w.language)).choices([...languages]),
  ];
}

/** For commands that load something: the program looks at no clock, so that it is told the day. */
export function onOption(l: Language): Option {
  return new Option('--on <date>', speaker(l)(w.on)).argParser(parseDay);
}

/** For commands that change something: what they would do is printed instead. */
export function dryRunOption(l: Language): Option {
  return new Option('--dry-run', w.dryRun[l]);
}

/** Of commands that build. */
export interface Full {
  readonly full?: boolean;
}

/** Of commands that load. */
export interface Jobs {
  readonly jobs?: number;
}

/** For commands that load: processes that read at once, which a warehouse of files allows. */
export function jobsOption(l: Language): Option {
  return new Option('--jobs <n>', w.jobs[l]).argParser(parseJobs);
}

const MOST_JOBS = 64;

function parseJobs(written: string): number {
  const jobs = Number(written);
  if (/^\d+$/u.test(written) && jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw usageError(w.badJobs({ written, most: String(MOST_JOBS) }));
}

/** Where it is built. */
export interface OnEngine {
  readonly engine?: EngineKind;
}

/** For commands that build: where, whatever the settings say. */
export function engineOption(l: Language): Option {
  return new Option('--engine <engine>', w.engine[l]).choices([...engineKinds]);
}

/** For commands that build: nothing is taken over from the build before. */
export function fullOption(l: Language): Option {
  return new Option('--full', w.full[l]);
}

export interface Window {
  readonly from: string;
  readonly to: string;
}

/** @throws UserError for anything but two dates joined by `..`, in order. */
export function parseWindow(written: string): Window {
  const [from, to, ...rest] = written.split('..');
  if (from && to && rest.length === 0 && parseDay(from) <= parseDay(to)) return { from, to };
  throw usageError(w.badWindow({ written }), w.windowExample);
}

/** How many rows to show. @throws UserError for anything but digits */
export function parseLimit(written: string): number {
  if (/^\d{1,15}$/u.test(written)) return Number(written);
  throw usageError(outputWords.notACount({ written }), outputWords.limitExample);
}
