import { fill, type WordTree } from '../../schemas/words/index.js';

export const buildWords = {
  noBatch: fill<'name'>(
    (p) => `没有批次 ${p.name}。`,
    (p) => `There is no batch ${p.name}.`,
  ),
  howToName: {
    zh: 'shihu batches 列出所有批次。可写序号、批次编号或内容哈希（可只写足以区分的开头，哈希至少 4 位）、日期，或 shihu submit 存档的名称。',
    en: 'shihu batches lists all batches. Give a number, an ID or a hash (or enough of its beginning, at least 4 digits of a hash), a date, or a name given with shihu submit.',
  },
  submissionLost: fill<'name' | 'number'>(
    (p) =>
      `存档“${p.name}”所依据的状态（第 ${p.number} 次载入）已无法重现：当时有效的文件版本与 shihu batches 所列的不再一致。`,
    (p) =>
      `The state that "${p.name}" was submitted from (load ${p.number}) cannot be restored: the versions of files in force then are not those that shihu batches lists.`,
  ),
  whyOther: {
    zh: 'shihu.loads.csv 在存档之后被改动或删除。当时的指标仍在 submissions/ 的存档文件中。',
    en: 'shihu.loads.csv was changed or deleted since. The figures of that time are still in the file under submissions/.',
  },
  severalBatches: fill<'name' | 'count' | 'list'>(
    (p) => `有 ${p.count} 个批次以 ${p.name} 开头：\n${p.list}`,
    (p) => `${p.count} batches begin with ${p.name}:\n${p.list}`,
  ),
  beExact: {
    zh: '请写序号，或把编号写到足以区分为止。',
    en: 'Give the number, or enough of the ID to tell them apart.',
  },
  noDays: fill<'day'>(
    (p) => `不知道 ${p.day} 时已载入哪些批次：没有一个批次记有载入日期。`,
    (p) => `It is not known what was loaded by ${p.day}: no batch has a date.`,
  ),
  daysGoBack: fill<'name' | 'list'>(
    (p) => `不知道 ${p.name} 时已载入哪些批次：以下批次的载入日期晚于其后的批次：
${p.list}`,
    (p) =>
      `It is not known what was loaded by ${p.name}: these batches have a later date than batches after them:
${p.list}`,
  ),
  dayOpen: fill<'name' | 'list'>(
    (p) => `不知道 ${p.name} 时是否已载入以下批次，它们没有载入日期：\n${p.list}`,
    (p) =>
      `It is not known whether these batches, which have no date, were loaded by ${p.name}:\n${p.list}`,
  ),
  nothingYet: fill<'day' | 'first'>(
    (p) => `${p.day} 时尚未载入任何文件；最早的载入日期为 ${p.first}。`,
    (p) => `Nothing was loaded by ${p.day}. The first date is ${p.first}.`,
  ),
  howToDate: {
    zh: '请写批次序号（见 shihu batches）；或在 shihu.loads.csv 的 loaded_on 列补上日期后运行 shihu run。今后载入时用 --on 给出日期。',
    en: 'Give the number of a batch (see shihu batches), or fill in the column loaded_on of shihu.loads.csv and run shihu run. Tell the date of later loads with --on.',
  },
  stateLost: fill<'name' | 'files'>(
    (p) => `批次 ${p.name} 时的数据已无法重现：当时有效的文件内容已不存在（${p.files}）。`,
    (p) =>
      `The figures as known at ${p.name} cannot be restored: content that was in force then no longer exists (${p.files}).`,
  ),
  whyLost: {
    zh: '数据仓库曾被删除并由 data/ 重建，而这些文件在此之前已被改动或删除。只能重现其后的状态。',
    en: 'The warehouse was deleted and rebuilt from data/ after these files had been changed or deleted. Only later states can be restored.',
  },

  rateTooFine: fill<'rate' | 'base' | 'years'>(
    (p) =>
      `设置 rate ${p.rate} 与 basis.average_since ${p.base} 相隔 ${p.years} 年，超出精确比较的范围`,
    (p) =>
      `rate ${p.rate} cannot be compared exactly over the ${p.years} years since basis.average_since ${p.base}`,
  ),
  roundRate: {
    zh: '请减少 rate 的小数位，或选用较近的基期。',
    en: 'Use fewer decimals for rate, or a later base year.',
  },

  selfCheckFailed: fill<'name' | 'what' | 'example'>(
    (p) => `程序自检 ${p.name} 未通过（${p.what}），未发布。例：${p.example}`,
    (p) =>
      `The internal check ${p.name} failed (${p.what}). Nothing was published. Example: ${p.example}`,
  ),
  reportDefect: {
    zh: '这是程序的缺陷，请报告。',
    en: 'This is a defect of the program. Please report it.',
  },
} satisfies WordTree;
