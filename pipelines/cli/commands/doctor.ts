import { existsSync } from 'node:fs';
import { Option } from 'commander';
import type { FeedName } from '../../../schemas/feeds/index.js';
import { feedNames } from '../../../schemas/feeds/index.js';
import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit, usageError } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { examineProject } from '../../doctor/doctor.js';
import type { Finding } from '../../doctor/finding.js';
import { settingsOfFile } from '../../ingest/own-settings.js';
import { projectPaths } from '../../project/paths.js';
import { loadSettings, parseSettings } from '../../project/settings.js';
import { proposalJson } from '../../propose/json.js';
import { withSample } from '../../propose/read-sample.js';
import { tryProposal } from '../../propose/trial.js';
import { yamlOf } from '../../propose/yaml.js';
import { helpWords } from '../../words/cli-help.js';
import { outputWords as w } from '../../words/cli-outputs.js';
import { proposeTroubleWords as t } from '../../words/propose-told.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';
import { proposalText } from '../proposal-text.js';
import { feedOfFolder, gatherAnswer, proposeAsking, requireAsked } from '../proposing.js';

const signs: Record<Finding['level'], string> = { ok: '✓', warning: '!', problem: '✗' };

interface DoctorOptions extends CommonOptions {
  readonly feed?: FeedName;
  readonly answer?: ReadonlyMap<string, string>;
}

export function addDoctor(cli: Cli): void {
  const say = speaker(cli.io.language);
  addCommand(cli, 'doctor', say(helpWords.doctor.does))
    .argument('[file]', say(helpWords.doctor.file))
    .addOption(new Option('--feed <feed>', say(helpWords.doctor.feed)).choices([...feedNames]))
    .addOption(
      new Option('--answer <question=answer>', say(helpWords.doctor.answer)).argParser(
        gatherAnswer,
      ),
    )
    .action(async (file: string | undefined, options: DoctorOptions) => {
      if (file !== undefined) return examineFile(cli, file, options);
      for (const option of ['feed', 'answer'] as const) {
        if (options[option] === undefined) continue;
        throw usageError(t.onlyWithFile({ option: `--${option}` }), t.nameFile);
      }
      return examine(cli, options);
    });
}

async function examine(cli: Cli, options: CommonOptions): Promise<void> {
  const { io } = cli;
  const l = io.language;
  const say = speaker(l);
  const findings = await examineProject(options.project);
  if (options.json) {
    const told = findings.map(({ todo, ...finding }) => ({ ...finding, todo: todo ?? null }));
    io.out(toJson<Output<'doctor'>>(told));
  } else {
    for (const { level, what, todo } of findings) {
      const lines = [what[l], ...(todo ? [`→ ${todo[l]}`] : [])].join('\n');
      io.out(`${signs[level]} ${lines.replaceAll('\n', '\n  ')}`);
    }
  }
  const count = (wanted: Finding['level']) =>
    findings.filter(({ level }) => level === wanted).length;
  const [problems, warnings] = [count('problem'), count('warning')];
  io.note(
    problems + warnings === 0
      ? say(w.allWell)
      : say(w.problems({ problems: String(problems), warnings: String(warnings) })),
  );
  cli.finish(problems > 0 ? exit.failed : exit.done);
}

/** The settings that one file wants, beside those that the project has. */
async function examineFile(cli: Cli, file: string, options: DoctorOptions): Promise<void> {
  const { io } = cli;
  const { language } = io;
  const say = speaker(language);
  const paths = projectPaths(options.project);
  const loaded = existsSync(paths.settings)
    ? await loadSettings(paths.settings)
    : parseSettings('');
  const feed = options.feed ?? feedOfFolder(file, paths.root);
  const said = feed && settingsOfFile(loaded.settings, feed, `data/${feed}/${file}`).encoding;
  const answers = options.answer ?? new Map<string, string>();
  await withSample(file, said, async (sample) => {
    const proposal = await proposeAsking(sample, {
      loaded,
      feed,
      answers,
      io,
      asks: !options.json,
    });
    requireAsked(answers, [proposal]);
    const trial = await tryProposal(sample, proposal, loaded);
    const yaml = yamlOf(proposal, language);
    if (options.json) {
      io.out(toJson<Output<'doctor file'>>(proposalJson(file, proposal, trial, yaml)));
    } else {
      if (yaml === '') io.note(say(t.nothing({ file, feed: proposal.feed })));
      else io.out(`${say(t.add({ file, feed: proposal.feed }))}\n${yaml}`);
      io.note(proposalText(proposal, trial, { file, isWhole: sample.isWhole, language }));
    }
    const isRead = !trial || (!trial.problem && (trial.rows === 0 || trial.loaded > 0));
    cli.finish(proposal.questions.length === 0 && isRead ? exit.done : exit.failed);
  });
}
