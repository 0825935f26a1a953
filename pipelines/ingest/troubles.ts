import { stringify } from 'yaml';
import type { Words } from '../../schemas/words.js';
import type { FeedReading } from './columns.js';
import { isSpelledLike } from './guesses.js';
import type { Layout, LayoutIssue } from './layout.js';

/** Something about a file that keeps it from being read, or that its reader should know. */
export interface Trouble {
  readonly level: 'problem' | 'warning';
  /** In English it goes on after the file's name, in Chinese after a colon. */
  readonly what: Words;
  readonly todo: Words;
  /** Lines of `shihu.yaml` that would mend it. */
  readonly yaml?: string;
}

/** What is wrong, of the file or sheet of that name. */
export function saidOf(name: string, { what }: Trouble): Words {
  return { zh: `${name}：${what.zh}`, en: `${name} ${what.en}` };
}

/** All of it as one paragraph, of a file that was to be loaded. */
export function paragraphOf(name: string, trouble: Trouble): Words {
  const [what, todo] = [saidOf(name, trouble), todoOf(trouble)];
  const isLost = trouble.level === 'problem';
  const stop = what.zh.endsWith('？') ? '' : '。';
  return {
    zh: `${what.zh}${stop}${isLost ? '所有行均未载入。' : ''}${todo.zh}`,
    en: `${what.en}${isLost ? '; no row was loaded' : ''}. ${todo.en}`,
  };
}

/** What to do about it, with the lines to add to the settings. */
export function todoOf({ todo, yaml }: Trouble): Words {
  return yaml === undefined ? todo : { zh: `${todo.zh}\n${yaml}`, en: `${todo.en}\n${yaml}` };
}

/** Columns that are not used, those without a header by their letters. */
export function unusedWords(unknown: readonly string[], nameless: readonly string[]): Words {
  return {
    zh: [...unknown, ...nameless.map((letter) => `（列 ${letter}，无表头）`)].join('、'),
    en: [...unknown, ...nameless.map((letter) => `(column ${letter}, no header)`)].join(', '),
  };
}

/** Everything that is to be said of how a file is laid out, whoever says it. */
export function troublesOf(layout: Layout, reading: FeedReading): Trouble[] {
  if (layout.headerLine === null) return [noHeader(reading)];
  const isTwoRows = layout.issues.some(({ kind }) => kind === 'two_rows');
  return [
    ...(isTwoRows ? [] : missingRequired(layout, reading)),
    ...layout.issues.map((issue) => issueTrouble(issue, reading)),
    ...slips(layout, reading),
  ];
}

/** Why no row of a file can be taken, in one line. */
export function refusalWords(issues: readonly LayoutIssue[], reading: FeedReading): Words | null {
  const refusals = issues
    .map((issue) => issueTrouble(issue, reading))
    .filter(({ level }) => level === 'problem');
  if (refusals.length === 0) return null;
  return {
    zh: refusals.map(({ what }) => what.zh).join('；'),
    en: `the file ${refusals.map(({ what }) => what.en).join('; and it ')}`,
  };
}

function noHeader(reading: FeedReading): Trouble {
  return {
    level: 'problem',
    what: {
      zh: '没有可识别的表头',
      en: 'has no header that is known',
    },
    todo: nameIt(reading),
  };
}

function missingRequired({ missing, guesses }: Layout, reading: FeedReading): Trouble[] {
  return missing
    .filter(({ required }) => required)
    .map((column) => {
      const guess = guesses.find((one) => one.column === column)?.header;
      return {
        level: 'problem',
        what: {
          zh: `缺少必填列 ${column.name}${guess ? `（是否为“${guess}”？）` : ''}`,
          en: `lacks the required column ${column.name}${guess ? ` (is it "${guess}"?)` : ''}`,
        },
        todo: nameIt(reading),
        ...(guess && { yaml: yamlOf(reading, { [column.name]: guess }) }),
      };
    });
}

function issueTrouble(issue: LayoutIssue, reading: FeedReading): Trouble {
  const setting = `feeds.${reading.feed}.columns.${'column' in issue ? issue.column.name : ''}`;
  switch (issue.kind) {
    case 'undecided':
      return undecided(issue, reading, setting);
    case 'two_rows':
      return twoRows(issue);
    case 'synonyms':
      return {
        level: 'problem',
        what: {
          zh: `设置 ${setting} 列出的表头中有多个同时存在：${quotedZh(issue.headers)}；列出的多个表头视为同义，而一列只能取自一个表头`,
          en: `has several of the headers that ${setting} lists: ${quotedEn(issue.headers)}; those of a list mean the same, and a column is read from one`,
        },
        todo: {
          zh: '只保留一个表头。日期与时刻分为两列的文件目前不能读取，请先在表中合为一列。',
          en: 'Leave one of them. A date and a time in two columns can’t be read yet: put them into one column of the file.',
        },
      };
    case 'alike':
      return {
        level: 'problem',
        what: {
          zh: `有多个表头都可能是 ${issue.column.name}（${issue.column.zh}）：${quotedZh(issue.headers)}`,
          en: `has several headers that may be ${issue.column.name}: ${quotedEn(issue.headers)}`,
        },
        todo: {
          zh: `请在 shihu.yaml 的 ${setting} 中写出所用表头的全文。`,
          en: `Write out the one to be used, in full, in shihu.yaml under ${setting}.`,
        },
        yaml: yamlOf(reading, { [issue.column.name]: issue.headers[0] ?? '' }),
      };
    case 'foreign':
      return foreign(issue);
    case 'spare':
      return {
        level: 'warning',
        what: {
          zh: `表头“${issue.used}”与“${issue.spare}”都可作 ${issue.column.name}（${issue.column.zh}）；采用“${issue.used}”，“${issue.spare}”未使用`,
          en: `has "${issue.used}" and "${issue.spare}", both of which can be ${issue.column.name}; "${issue.used}" is used and "${issue.spare}" is not`,
        },
        todo: {
          zh: `若应采用另一个，请在 shihu.yaml 中写明。`,
          en: 'If it should be the other, say so in shihu.yaml.',
        },
        yaml: yamlOf(reading, { [issue.column.name]: issue.spare }),
      };
  }
}

function undecided(
  { column, guess, length }: Extract<LayoutIssue, { kind: 'undecided' }>,
  reading: FeedReading,
  setting: string,
): Trouble {
  const { name, zh } = column;
  if (guess === undefined && length !== undefined) {
    return {
      level: 'problem',
      what: {
        zh: `没有 ${name}（${zh}）列；“${length}”是停电时长，目前不能由时长推算${zh}`,
        en: `has no column ${name}; "${length}" gives how long it lasted, and a length of time can’t be read in its place yet`,
      },
      todo: {
        zh: `请在表中用开始时间加时长算出${zh}，另作一列。`,
        en: `Work out ${name} from the start and the length, in a column of its own.`,
      },
    };
  }
  const end = {
    zh: `文件确实没有此列时（每次停电都视为尚未结束），写 ${setting}: none。`,
    en: `If files really have none, so that nothing in them has ended, write ${setting}: none.`,
  };
  return {
    level: 'problem',
    what: {
      zh: `没有 ${name}（${zh}）列${guess ? `，是否为“${guess}”？` : ''}`,
      en: `has no column ${name}${guess ? ` (is it "${guess}"?)` : ''}`,
    },
    todo: {
      zh: `请在 shihu.yaml 的 ${setting} 中写明表头。${end.zh}`,
      en: `Name its header in shihu.yaml under ${setting}. ${end.en}`,
    },
    ...(guess && { yaml: yamlOf(reading, { [name]: guess }) }),
  };
}

function twoRows({ lines, upper, lower }: Extract<LayoutIssue, { kind: 'two_rows' }>): Trouble {
  const under = { zh: lower.map((one) => `“${one}”`).join(''), en: quotedEn(lower) };
  return {
    level: 'problem',
    what: {
      zh: `表头占了两行（第 ${lines[0]}、${lines[1]} 行${upper && `：“${upper}”下面是${under.zh}`}），目前只能读取一行的表头`,
      en: `has its header over two rows (${lines[0]} and ${lines[1]}${upper && `: ${under.en} under "${upper}"`}), and only a header of one row can be read yet`,
    },
    todo: {
      zh: '请取消合并单元格，把表头写在一行里（如“停电开始时间”“复电时间”）。',
      en: 'Undo the merged cells and write the header in one row, such as started_at and restored_at.',
    },
  };
}

function foreign({ column, header, unit }: Extract<LayoutIssue, { kind: 'foreign' }>): Trouble {
  const isTime = column.kind === 'time' || column.kind === 'date';
  const [zh, en] = isTime
    ? ['不是本地时间，目前不能换算', 'which is not local time and can’t be converted yet']
    : ['不是可以换算的单位', 'no unit of it that can be converted'];
  return {
    level: 'problem',
    what: {
      zh: `表头“${header}”（${column.name}）中的“${unit}”${zh}`,
      en: `gives ${column.name} in "${unit}" (header "${header}"), ${en}`,
    },
    todo: isTime
      ? {
          zh: '请换算为本地时间，或在每个单元格中写明时差（如 2022-03-05T14:30:00Z），再改写表头。',
          en: 'Convert it to local time, or write the offset in every cell (2022-03-05T14:30:00Z), and rename the header.',
        }
      : {
          zh: '请换算后改写表头；若括号里不是单位，请从表头中去掉。',
          en: 'Convert it and rename the header; if it is no unit, take it off the header.',
        },
  };
}

/** Optional columns that an unknown header is spelled like. */
function slips({ places, unknown }: Layout, reading: FeedReading): Trouble[] {
  const lacking = reading.columns.filter(
    (column) => !column.required && !column.decisive && !places.has(column.name),
  );
  return unknown.flatMap((header) => {
    const meant = lacking.find((column) => isSpelledLike(header, column));
    if (!meant) return [];
    return [
      {
        level: 'warning',
        what: {
          zh: `未识别的列“${header.trim()}”是否为 ${meant.name}（${meant.zh}）？`,
          en: `has the unknown column "${header.trim()}": is it meant to be ${meant.name}?`,
        },
        todo: nameIt(reading),
        yaml: yamlOf(reading, { [meant.name]: header.trim() }),
      } satisfies Trouble,
    ];
  });
}

function nameIt({ feed }: FeedReading): Words {
  return {
    zh: `可在 shihu.yaml 的 feeds.${feed}.columns 或 constants 中指定。`,
    en: `It can be named in shihu.yaml under feeds.${feed}.columns or constants.`,
  };
}

function yamlOf({ feed }: FeedReading, columns: Readonly<Record<string, string>>): string {
  return stringify({ feeds: { [feed]: { columns } } }).trimEnd();
}

function quotedZh(headers: readonly string[]): string {
  return headers.map((header) => `“${header}”`).join('、');
}

function quotedEn(headers: readonly string[]): string {
  return headers.map((header) => `"${header}"`).join(', ');
}
