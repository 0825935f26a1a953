import { exit } from '../../base/errors.js';
import { examineProject, type Finding } from '../../doctor/doctor.js';
import { addCommand, type Cli } from '../command.js';
import { toJson } from '../json.js';
import type { CommonOptions } from '../options.js';
import { say } from '../summary.js';

const signs: Record<Finding['level'], string> = { ok: '✓', warning: '!', problem: '✗' };

export function addDoctor(cli: Cli): void {
  const { io } = cli;
  const l = io.language;
  addCommand(
    cli,
    'doctor',
    say(
      l,
      '检查本机、设置与数据有无问题',
      'what is wrong with this machine, the settings or the data',
    ),
  ).action(async (options: CommonOptions) => {
    const findings = await examineProject(options.project);
    if (options.json) io.out(toJson(findings));
    else for (const { level, what } of findings) io.out(`${signs[level]} ${what[l]}`);
    const problems = findings.filter(({ level }) => level === 'problem').length;
    if (problems > 0) io.note(say(l, `有 ${problems} 个问题。`, `${problems} problems.`));
    cli.finish(problems > 0 ? exit.failed : exit.done);
  });
}
