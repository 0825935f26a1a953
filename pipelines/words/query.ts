import { fill, type Words, type WordTree } from '../../schemas/words/index.js';
import { type Guessed, meant } from './guess.js';

/** Values of a parameter that are told where none is near. */
const TOLD = 12;

export const queryWords = {
  noTable: fill<'name'>(
    (p) => `没有表 ${p.name}。`,
    (p) => `There is no table ${p.name}.`,
  ),
  badTimeout: fill<'written'>(
    (p) => `“${p.written}”不是有效的时长。`,
    (p) => `"${p.written}" is not a valid duration.`,
  ),
  timeoutExample: {
    zh: '--timeout 的值可写 30s、500ms 或 5m。',
    en: 'Set --timeout to a value such as 30s, 500ms or 5m.',
  },
  badMemory: fill<'written'>(
    (p) => `“${p.written}”不是有效的内存大小。`,
    (p) => `"${p.written}" is not a memory size.`,
  ),
  memoryExample: {
    zh: '--memory 的值可写 2GB 或 500MB。',
    en: 'Set --memory to a size such as 2GB or 500MB.',
  },
  cancelled: { zh: '查询已中止。', en: 'The query was cancelled.' },
  timedOut: fill<'seconds'>(
    (p) => `查询超过 ${p.seconds} 秒，已中止。`,
    (p) => `The query was stopped: it took more than ${p.seconds} s.`,
  ),
  allowMoreTime: {
    zh: '请缩小查询范围，或调大 --timeout。',
    en: 'Narrow the query, or raise --timeout.',
  },

  jsonContradicts: fill<'format'>(
    (p) => `--json 与 --format ${p.format} 矛盾，请只用其中一个。`,
    (p) => `--json and --format ${p.format} contradict each other. Use one of them.`,
  ),
  unknownEnding: fill<'file'>(
    (p) => `无法从文件名 ${p.file} 判断输出格式。`,
    (p) => `Cannot tell the format from the file name ${p.file}.`,
  ),
  packedAlready: fill<'file' | 'format'>(
    (p) => `${p.file}：${p.format} 格式自带压缩，不能再写成 .gz。`,
    (p) => `${p.file}: a ${p.format} file is packed already and can't be a .gz.`,
  ),
  nameWithoutGz: {
    zh: '请去掉文件名末尾的 .gz。',
    en: 'Name the file without .gz.',
  },
  giveFormat: (formats: readonly string[]): Words => ({
    zh: `请用 --format 指定：${formats.join('、')}`,
    en: `Choose one with --format: ${formats.join(', ')}`,
  }),

  noSuchTier: ({ written, guess }: Guessed): Words => ({
    zh: `没有地区特征“${written}”${meant.zh(guess)}`,
    en: `There is no tier "${written}"${meant.en(guess)}`,
  }),
  tiers: (tiers: readonly string[]): Words => ({
    zh: `可用：${tiers.join('、')}`,
    en: `The tiers are ${tiers.join(', ')}`,
  }),
  notInDomain: ({ name, written, guess }: Guessed & { readonly name: string }): Words => ({
    zh: `参数 ${name} 没有值“${written}”${meant.zh(guess)}`,
    en: `Parameter ${name} has no value "${written}"${meant.en(guess)}`,
  }),
  itsValues: (values: readonly string[]): Words => {
    const [told, isMore] = [values.slice(0, TOLD), values.length > TOLD];
    return {
      zh: `可用：${told.join('、')}${isMore ? ` 等 ${values.length} 个` : ''}；NULL 为不限。`,
      en: `Its values are ${told.join(', ')}${isMore ? ` and others, ${values.length} in all` : ''}; NULL for none.`,
    };
  },
  noneInDomain: {
    zh: '已发布的数据中还没有任何值；NULL 为不限。',
    en: 'What is published has no values for it; NULL for none.',
  },
  notAYear: fill<'written'>(
    (p) => `参数 year 的值“${p.written}”不是年份。`,
    (p) => `Parameter year: "${p.written}" is not a year.`,
  ),
  notAWholeNumber: fill<'name' | 'written'>(
    (p) => `参数 ${p.name} 的值“${p.written}”不是整数。`,
    (p) => `Parameter ${p.name}: "${p.written}" is not a whole number.`,
  ),
  forExample: fill<'value'>(
    (p) => `例如 ${p.value}。`,
    (p) => `Use for example ${p.value}.`,
  ),

  notNameValue: fill<'written'>(
    (p) => `参数“${p.written}”应写成 名称=值。`,
    (p) => `Write the parameter "${p.written}" as name=value.`,
  ),
  parameterExample: {
    zh: '例如 --param city=510100。',
    en: 'For example --param city=510100.',
  },
  givenTwice: fill<'name'>(
    (p) => `参数 ${p.name} 给出了两次。`,
    (p) => `Parameter ${p.name} is given twice.`,
  ),
  namelessParameter: {
    zh: '查询参数须有名称，不能用 ? 或 $1。',
    en: 'Query parameters need names. ? and $1 are not supported.',
  },
  namedExample: {
    zh: '例如写 $city，并用 --param city=510100 给值。',
    en: 'For example write $city, and give its value with --param city=510100.',
  },
  noValue: (names: readonly string[]): Words => ({
    zh: `查询参数没有值：${names.map((name) => `$${name}`).join('、')}。`,
    en: `Query parameters without a value: ${names.map((name) => `$${name}`).join(', ')}.`,
  }),
  giveValue: fill<'name'>(
    (p) => `请用 --param ${p.name}=值 给出。`,
    (p) => `Give one with --param ${p.name}=VALUE.`,
  ),
  noSuchParameter: (p: { names: readonly string[]; guess: string | undefined }): Words => ({
    zh: `查询中没有参数 ${p.names.join('、')}${meant.zh(p.guess)}`,
    en: `The query has no parameter ${p.names.join(', ')}${meant.en(p.guess)}`,
  }),
  itsParameters: (names: readonly string[]): Words => ({
    zh: `查询中的参数：${names.join('、')}`,
    en: `Its parameters are ${names.join(', ')}`,
  }),
  onlySaved: {
    zh: '--sql 打印现成的分析，须给出其名称。',
    en: '--sql prints a saved question, and needs its name.',
  },
  savedExample: {
    zh: '例如 shihu query @worst_lines --sql。',
    en: 'For example shihu query @worst_lines --sql.',
  },
  noParameters: { zh: '这条查询没有参数。', en: 'It has no parameters.' },

  tooManyRows: fill<'rows' | 'most'>(
    (p) => `结果有 ${p.rows} 行；按此列数，一个 Excel 文件最多容纳 ${p.most} 行。`,
    (p) =>
      `The result has ${p.rows} rows. With this many columns, an Excel file holds at most ${p.most}.`,
  ),
  useOtherFormat: {
    zh: '请改用 --format csv 或 parquet，或缩小查询范围。',
    en: 'Use --format csv or parquet, or narrow the query.',
  },

  unfitForArrow: fill<'value' | 'type'>(
    (p) => `结果中有 ${p.value}，Arrow 的类型 ${p.type} 存不下。`,
    (p) => `The result holds ${p.value}, which Arrow's type ${p.type} can't hold.`,
  ),
  namelessStruct: {
    zh: 'STRUCT 的成员没有名称，无法写为 Arrow。',
    en: 'A STRUCT whose members have no names can’t be written as Arrow.',
  },
  nameMembers: {
    zh: "请为成员命名，例如 {'a': 1, 'b': 2}。",
    en: "Name the members, such as {'a': 1, 'b': 2}.",
  },
  castForArrow: {
    zh: '请在查询中将该列转为文本（::VARCHAR），或改用其他格式。',
    en: 'Cast the column to text in the query (::VARCHAR), or use another format.',
  },
} satisfies WordTree;

/** What a table on a screen leaves out, and how all of it is shown. */
export function narrowedNote(p: { shown: number; of: number; how: string }): Words {
  return p.shown < p.of
    ? {
        zh: `显示 ${p.of} 列中的 ${p.shown} 列；${p.how} 显示全部`,
        en: `${p.shown} of ${p.of} columns; ${p.how} shows all`,
      }
    : {
        zh: `过长的文字已截短；${p.how} 显示全部`,
        en: `Long texts are cut; ${p.how} shows all`,
      };
}
