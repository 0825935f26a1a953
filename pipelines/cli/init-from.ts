import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { FeedName } from '../../schemas/feeds/index.js';
import type { Output } from '../../schemas/outputs/index.js';
import { joined, same, speaker } from '../../schemas/words/index.js';
import { exit, UserError, usageError } from '../base/errors.js';
import { toJson } from '../base/json.js';
import { type Brought, initProject } from '../init/init.js';
import { parseSettings } from '../project/settings.js';
import type { Proposal } from '../propose/propose.js';
import { withSample } from '../propose/read-sample.js';
import { together } from '../propose/together.js';
import { tryProposal } from '../propose/trial.js';
import { initWords } from '../words/cli-results.js';
import { initTroubleWords } from '../words/init.js';
import { proposeTroubleWords as t } from '../words/propose-told.js';
import type { Cli } from './command.js';
import { proposalText } from './proposal-text.js';
import { answersToType, feedOfFolder, proposeAsking, requireAsked } from './proposing.js';

export interface FromOptions {
  readonly from: readonly string[];
  readonly feed?: FeedName | undefined;
  readonly answers: ReadonlyMap<string, string>;
  readonly json?: boolean | undefined;
}

/** Makes a project of some files: settings by which they are read, and the files in it. */
export async function initFrom(
  { io, finish }: Cli,
  folder: string,
  { from, feed, answers, json }: FromOptions,
): Promise<void> {
  const { language } = io;
  const say = speaker(language);
  const root = resolve(folder);
  if (existsSync(resolve(root, 'shihu.yaml'))) {
    const what = initTroubleWords.projectThere({ root, file: 'shihu.yaml' });
    throw new UserError({
      exitCode: exit.failed,
      code: 'project_exists',
      what,
      hint: initTroubleWords.otherFolder,
    });
  }
  const loaded = parseSettings('');
  const proposals: { file: string; proposal: Proposal }[] = [];
  for (const file of from) {
    const own = feed ?? feedOfFolder(file, root);
    await withSample(file, undefined, async (sample) => {
      const proposal = await proposeAsking(sample, { loaded, feed: own, answers, io, asks: !json });
      proposals.push({ file, proposal });
      if (json) return;
      const trial = await tryProposal(sample, proposal, loaded);
      io.note(proposalText(proposal, trial, { file, isWhole: sample.isWhole, language }));
    });
  }
  const all = proposals.map(({ proposal }) => proposal);
  requireAsked(answers, all);
  requireDecided(proposals, folder);
  const files = proposals.map(
    ({ file, proposal }): Brought => ({ path: resolve(file), document: proposal.file }),
  );
  requireNames(files);
  const given = together(all);
  const { kept } = await initProject(root, { given, files });
  if (json) {
    const settings = JSON.parse(JSON.stringify(given)) as Record<string, never>;
    const copied = files.map(({ path, document }) => ({ file: path, document }));
    io.out(
      toJson<Output<'init --from'>>({ project: root, kept: [...kept], files: copied, settings }),
    );
  } else {
    io.out(say(initWords.made({ root })));
    for (const { path, document } of files)
      io.out(`  ${say(t.copied({ file: path, to: document }))}`);
    if (kept.length > 0) io.note(say(initWords.kept({ names: kept.join(', ') })));
    const hasBase = all.some((one) => one.feed === 'customers' || hasServed(one));
    if (!hasBase) io.note(say(t.noCustomers));
    io.note(say(initWords.nextRun({ root })));
  }
  finish(exit.done);
}

function hasServed({ columns }: Proposal): boolean {
  return columns.some(({ name }) => name === 'users_served');
}

/** @throws UserError that names every question that is open, and how to answer it */
function requireDecided(
  proposals: readonly { file: string; proposal: Proposal }[],
  dir: string,
): void {
  const open = proposals.flatMap(({ file, proposal }) =>
    proposal.questions.map((question) => ({ file, question })),
  );
  if (open.length === 0) return;
  const lines = open.map(({ file, question: { key, what, choices } }) => {
    const answers = choices.map(({ answer }) => answer).join(' | ') || '…';
    return t.questionOf({ file: basename(file), key, what, answers });
  });
  const what = joined([t.undecided({ count: open.length, dir }), ...lines], same('\n'));
  const answers = answersToType([
    ...new Map(open.map(({ question }) => [question.key, question])).values(),
  ]);
  throw usageError(what, t.decide({ answers }));
}

function requireNames(files: readonly Brought[]): void {
  const seen = new Set<string>();
  for (const { document } of files) {
    if (seen.has(document)) {
      throw usageError(t.sameName({ name: basename(document) }), t.renameOne);
    }
    seen.add(document);
  }
}

/** Of `--from FILE… DIR`, the folder: the last name, where it is no file. */
export function partedFolder(
  from: readonly string[],
  folder: string | undefined,
): { from: readonly string[]; folder: string | undefined } {
  const last = from.at(-1);
  if (folder !== undefined || from.length < 2 || last === undefined) return { from, folder };
  const isFile = existsSync(last) && statSync(last).isFile();
  return isFile ? { from, folder } : { from: from.slice(0, -1), folder: last };
}
