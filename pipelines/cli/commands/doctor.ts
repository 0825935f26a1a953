import type { Output } from '../../../schemas/outputs/index.js';
import { speaker } from '../../../schemas/words/index.js';
import { exit } from '../../base/errors.js';
import { toJson } from '../../base/json.js';
import { examineProject } from '../../doctor/doctor.js';
import type { Finding } from '../../doctor/finding.js';
import { helpWords } from '../../words/cli-help.js';
import { outputWords as w } from '../../words/cli-outputs.js';
import { addCommand, type Cli } from '../command.js';
import type { CommonOptions } from '../options.js';

const signs: Record<Finding['level'], string> = { ok: '✓', warning: '!', problem: '✗' };

export function addDoctor(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  const say = speaker(l);
  addCommand(cli, 'doctor', say(helpWords.doctor.does)).action(async (options: CommonOptions) => {
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
  });
}
