import { Option } from 'commander';
import { type Language, languages } from '../../schemas/words.js';
import { usageError } from '../base/errors.js';
import { parseDay } from '../project/period.js';
import { say } from '../terminal/say.js';

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
  return [
    new Option('--project <dir>', say(l, '项目文件夹', 'project folder')).default('.'),
    new Option('--json', say(l, '以 JSON 输出结果', 'print results as JSON')),
    new Option(
      '--as-of <date>',
      say(l, '数据完整至该日零时，如 2023-01-01', 'data is complete up to this midnight'),
    ).argParser(parseDay),
    new Option(
      '--known-at <batch>',
      say(l, '按该批次载入时所知计算', 'figures as they were known at this batch'),
    ),
    new Option(
      '--strict',
      say(
        l,
        '有行被拒绝、文件未能读取，或级别为错误、警告的检查未通过时以 3 退出；信息不算',
        'exit 3 when a row was rejected, a file was not read, or a check of severity error or warning failed; information never counts',
      ),
    ),
    new Option(
      '--lang <language>',
      say(
        l,
        '语言；默认取 SHIHU_LANG，否则按系统区域设置；写入的文件默认为中文',
        'language; default SHIHU_LANG, else the locale’s; files are in Chinese by default',
      ),
    ).choices([...languages]),
  ];
}

/** For commands that change something: what they would do is printed instead. */
export function dryRunOption(l: Language): Option {
  return new Option(
    '--dry-run',
    say(l, '只列出将要做什么，不作任何改动', 'print what would be done, and change nothing'),
  );
}

export interface Window {
  readonly from: string;
  readonly to: string;
}

/** @throws UserError for anything but two dates joined by `..`, in order. */
export function parseWindow(written: string): Window {
  const [from, to, ...rest] = written.split('..');
  if (from && to && rest.length === 0 && parseDay(from) <= parseDay(to)) return { from, to };
  throw usageError(
    { zh: `“${written}”不是日期区间。`, en: `"${written}" is not a span of dates.` },
    { zh: '请写成 2022-07-01..2022-09-30。', en: 'Write it as 2022-07-01..2022-09-30.' },
  );
}
