import { fill, type WordTree } from '../../schemas/words/index.js';

/**
 * How a file is laid out, and what to do about it. What is wrong goes on after the file's name in
 * English, and after a colon in Chinese.
 */
export const headerWords = {
  said: fill<'name' | 'what'>(
    (p) => `${p.name}：${p.what}`,
    (p) => `${p.name} ${p.what}`,
  ),
  warning: fill<'what' | 'todo'>(
    (p) => `${p.what}。${p.todo}`,
    (p) => `${p.what}. ${p.todo}`,
  ),
  problem: fill<'what' | 'todo'>(
    (p) => `${p.what}。所有行均未载入。${p.todo}`,
    (p) => `${p.what}. No row was loaded. ${p.todo}`,
  ),
  refused: fill<'what'>(
    (p) => p.what,
    (p) => `the file ${p.what}`,
  ),
  andAlso: { zh: '；', en: '; it also ' },
  nameless: fill<'letter'>(
    (p) => `（列 ${p.letter}，无表头）`,
    (p) => `(column ${p.letter}, no header)`,
  ),

  nameIt: fill<'feed'>(
    (p) =>
      `请在 shihu.yaml 的 feeds.${p.feed}.columns 中写明表头，或在 feeds.${p.feed}.constants 中给出固定值。`,
    (p) =>
      `Name the header in shihu.yaml under feeds.${p.feed}.columns, or give a fixed value under feeds.${p.feed}.constants.`,
  ),
  noHeader: { zh: '没有可识别的表头', en: 'has no recognizable header' },
  noHeaderAt: fill<'line'>(
    (p) => `第 ${p.line} 行没有表头`,
    (p) => `has no header on line ${p.line}`,
  ),
  correctLine: fill<'setting'>(
    (p) => `请更正 shihu.yaml 中的 ${p.setting}，或删去，由程序查找。`,
    (p) => `Correct ${p.setting} in shihu.yaml, or leave it out to have the header found.`,
  ),
  noColumn: fill<'column' | 'guess'>(
    (p) => `缺少必填列 ${p.column}${p.guess && `（是否为“${p.guess}”？）`}`,
    (p) => `lacks the required column ${p.column}${p.guess && ` (could it be "${p.guess}"?)`}`,
  ),
  slip: fill<'header' | 'column' | 'zh'>(
    (p) => `有未识别的列“${p.header}”（是否为 ${p.column} ${p.zh}？）`,
    (p) => `has the unknown column "${p.header}" (did you mean ${p.column}?)`,
  ),

  synonyms: fill<'setting' | 'headers'>(
    (p) =>
      `设置 ${p.setting} 中列为同义的表头有多个同时存在（${p.headers}），而一列只能取自一个表头`,
    (p) =>
      `has several of the headers that ${p.setting} lists as synonyms (${p.headers}), but a column can be read from only one`,
  ),
  keepOne: {
    zh: '请只保留一个表头。',
    en: 'Keep only one of them.',
  },
  joinThem: {
    zh: '如果一个是日期、另一个是时刻，请在 shihu.yaml 中这样写；否则只保留一个。',
    en: 'If one is the date and the other the time of day, write this in shihu.yaml; otherwise keep only one of them.',
  },
  alike: fill<'column' | 'zh' | 'headers'>(
    (p) => `有多个表头都可能是 ${p.column}（${p.zh}）：${p.headers}`,
    (p) => `has several headers that may be ${p.column}: ${p.headers}`,
  ),
  writeInFull: fill<'setting'>(
    (p) => `请在 shihu.yaml 的 ${p.setting} 中写出所用表头的全文。`,
    (p) => `Write the full header to use in shihu.yaml under ${p.setting}.`,
  ),
  spare: fill<'column' | 'zh' | 'used' | 'spare'>(
    (p) => `有两个表头可作为 ${p.column}（${p.zh}）：采用“${p.used}”，未使用“${p.spare}”`,
    (p) => `has two headers for ${p.column}: "${p.used}" is used and "${p.spare}" is not`,
  ),
  chooseOther: {
    zh: '如果应采用另一个，请在 shihu.yaml 中写明。',
    en: 'If the other one is right, name it in shihu.yaml.',
  },

  onlyLength: fill<'column' | 'zh' | 'length'>(
    (p) => `没有 ${p.column}（${p.zh}）列；“${p.length}”是停电时长，写明后可由它得出${p.zh}`,
    (p) =>
      `has no column ${p.column}; "${p.length}" is a duration, from which ${p.column} can be worked out once the settings say so`,
  ),
  useLength: fill<'setting'>(
    (p) => `请在 shihu.yaml 的 ${p.setting} 中写明表头，以及表头中没有的单位。`,
    (p) => `Name it in shihu.yaml under ${p.setting}, with its unit if the header has none.`,
  ),
  unitless: fill<'length' | 'example'>(
    (p) =>
      `没有写明单位：“${p.length}”是停电时长，其中的 ${p.example} 可能是 ${p.example} 分钟，也可能是 ${p.example} 小时`,
    (p) =>
      `names no unit: "${p.length}" is a duration, and ${p.example} may be ${p.example} minutes or ${p.example} hours`,
  ),
  sayUnit: fill<'setting'>(
    (p) =>
      `请在 shihu.yaml 的 ${p.setting} 中写明单位（如 minutes 或 hours），或在表头的括号里写上单位。`,
    (p) =>
      `Give the unit in shihu.yaml under ${p.setting}, such as minutes or hours, or in brackets in the header.`,
  ),
  undecided: fill<'column' | 'zh' | 'guess'>(
    (p) => `没有 ${p.column}（${p.zh}）列${p.guess && `（是否为“${p.guess}”？）`}`,
    (p) => `has no column ${p.column}${p.guess && ` (could it be "${p.guess}"?)`}`,
  ),
  decide: fill<'setting'>(
    (p) =>
      `请在 shihu.yaml 的 ${p.setting} 中写明表头。如果文件确实没有这一列（每次停电都视为尚未结束），请写 ${p.setting}: none。`,
    (p) =>
      `Name its header in shihu.yaml under ${p.setting}. If the files really have no such column, so that every outage counts as still open, write ${p.setting}: none.`,
  ),

  noFilter: fill<'setting' | 'name' | 'guess'>(
    (p) =>
      `没有设置 ${p.setting} 所用的表头“${p.name}”${p.guess && `（是否为“${p.guess}”？）`}，不能确定要读取哪些行`,
    (p) =>
      `lacks the header "${p.name}" that ${p.setting} goes by${p.guess && ` (did you mean "${p.guess}"?)`}, so it is unclear which rows to read`,
  ),
  mendFilter: fill<'feed'>(
    (p) => `请改正表头；如果只有部分文件有此列，请在 feeds.${p.feed}.files 中按文件名写明。`,
    (p) =>
      `Correct the name. If only some files have this column, say so by file name under feeds.${p.feed}.files.`,
  ),

  twoRows: fill<'first' | 'second'>(
    (p) => `表头占了两行（第 ${p.first}、${p.second} 行），不能当作一行读取`,
    (p) =>
      `has a header of two rows (${p.first} and ${p.second}) and cannot be read as if it had one`,
  ),
  twoRowsUnder: fill<'first' | 'second' | 'upper' | 'lower'>(
    (p) =>
      `表头占了两行（第 ${p.first}、${p.second} 行：“${p.upper}”下面是${p.lower}），不能当作一行读取`,
    (p) =>
      `has a header of two rows (${p.first} and ${p.second}: ${p.lower} under "${p.upper}") and cannot be read as if it had one`,
  ),
  sayRows: {
    zh: '请把表头写在一行里，或在 shihu.yaml 中加入下列设置，上下两行的文字即以空格相连（如“停电时间 起”）：',
    en: 'Write the header in one row, or add this to shihu.yaml, which joins the texts of both rows by a space (as "Outage start"):',
  },

  foreignTime: fill<'column' | 'header' | 'unit'>(
    (p) => `表头“${p.header}”（${p.column}）中的“${p.unit}”不是本区域的时间`,
    (p) =>
      `gives ${p.column} in "${p.unit}" (header "${p.header}"), which is not the region’s own time`,
  ),
  convertTime: {
    zh: '请在 shihu.yaml 中写明时区，时间即按此换算。',
    en: 'Name the time zone in shihu.yaml, and the times are converted.',
  },
  nameZone: fill<'feed'>(
    (p) =>
      `请在 shihu.yaml 的 feeds.${p.feed}.time_zone 中写明时区（IANA 名称，如 Europe/London），时间即按此换算。`,
    (p) =>
      `Name the time zone in shihu.yaml under feeds.${p.feed}.time_zone (by IANA name, such as Europe/London), and the times are converted.`,
  ),
  foreignUnit: fill<'column' | 'header' | 'unit'>(
    (p) => `表头“${p.header}”（${p.column}）中的“${p.unit}”不是可以换算的单位`,
    (p) =>
      `gives ${p.column} in "${p.unit}" (header "${p.header}"), which is not a unit that can be converted`,
  ),
  convertUnit: {
    zh: '请换算后改写表头。如果括号里不是单位，请从表头中去掉。',
    en: 'Convert the numbers and rename the header. If it is not a unit, remove it from the header.',
  },
} satisfies WordTree;
