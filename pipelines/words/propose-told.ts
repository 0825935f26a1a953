import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

/** What the proposal of a file’s settings tells, and why there can be none. */
export const proposeTroubleWords = {
  certainties: { likely: { zh: '很可能', en: 'likely' } },
  noTable: fill<'file'>(
    (p) => `${p.file} 中没有认出表格：没有一行像表头。`,
    (p) => `No table was found in ${p.file}: no row looks like a header.`,
  ),
  whatTable: {
    zh: '表格应有一行表头，写明各列的名称，下面至少一行数据。',
    en: 'A table has a row that names its columns and at least one row below it.',
  },
  isFolder: fill<'file'>(
    (p) => `${p.file} 是文件夹，不是文件。`,
    (p) => `${p.file} is a folder, not a file.`,
  ),
  giveFile: { zh: '请写出其中的一个文件。', en: 'Name one of the files in it.' },
  noFile: fill<'file'>(
    (p) => `没有文件 ${p.file}`,
    (p) => `There is no file ${p.file}`,
  ),
  checkPath: { zh: '请检查路径。', en: 'Check the path.' },
  notFile: fill<'file'>(
    (p) => `${p.file} 不是普通文件。`,
    (p) => `${p.file} is not a regular file.`,
  ),
  empty: fill<'file'>(
    (p) => `${p.file} 是空的。`,
    (p) => `${p.file} is empty.`,
  ),
  notText: fill<'file'>(
    (p) => `${p.file} 不是文本：其中有不属于任何文字的字节。`,
    (p) => `${p.file} is not text: it has bytes that no text has.`,
  ),
  whatText: {
    zh: '请从来源系统重新导出为 CSV 或 .xlsx。',
    en: 'Export it again from its system, as CSV or .xlsx.',
  },
  tooLong: fill<'file' | 'size'>(
    (p) => `${p.file} 有 ${p.size}，超出可以整份查看的大小。`,
    (p) => `${p.file} has ${p.size}, more than can be looked at in one piece.`,
  ),
  takePart: {
    zh: '请取其中一部分（如前 1000 条）存为文件，再运行此命令。',
    en: 'Save a part of it, such as the first 1,000 records, and run this command on that.',
  },
  noList: fill<'file'>(
    (p) => `${p.file} 中没有由对象组成的列表。`,
    (p) => `${p.file} has no list of objects.`,
  ),
  noRows: fill<'file'>(
    (p) => `${p.file} 只有表头，没有数据；只按表头提出设置。`,
    (p) => `${p.file} has a header and no rows. What is proposed goes by the header alone.`,
  ),

  nothing: fill<'file' | 'feed'>(
    (p) => `${p.file} 无需设置，即可作为 ${p.feed} 读取。`,
    (p) => `${p.file} can be read as ${p.feed} as it is. Nothing has to be set.`,
  ),
  add: fill<'file' | 'feed'>(
    (p) => `# ${p.file}：作为 ${p.feed} 读取，在 shihu.yaml 中加入`,
    (p) => `# ${p.file}: to read it as ${p.feed}, add to shihu.yaml`,
  ),
  column: { zh: '列', en: 'Column' },
  header: { zh: '表头', en: 'Header' },
  why: { zh: '依据', en: 'Because' },
  read: { zh: '取值 → 读作', en: 'Cells → read as' },
  unsure: { zh: '不能确定：', en: 'Not sure:' },
  open: fill<'count'>(
    (p) => `${p.count} 个问题须由了解文件的人回答：`,
    (p) => `Questions that somebody who knows the file has to answer: ${p.count}`,
  ),
  answerSo: fill<'file' | 'answers'>(
    (p) => `在终端运行会逐个询问；脚本中请写 shihu doctor ${p.file} ${p.answers}`,
    (p) =>
      `On a terminal they are asked one by one. In a script, write shihu doctor ${p.file} ${p.answers}`,
  ),
  tried: (p: {
    sampled: boolean;
    rows: number;
    loaded: number;
    rejected: number;
    skipped: number;
  }): Words => ({
    zh: `按此读取${p.sampled ? '抽样的' : ''} ${p.rows} 行：载入 ${p.loaded}，拒绝 ${p.rejected}，跳过 ${p.skipped}。`,
    en: `Rows${p.sampled ? ' of the sample' : ''} read so: ${p.rows}. Loaded: ${p.loaded}. Rejected: ${p.rejected}. Skipped besides: ${p.skipped}.`,
  }),
  span: fill<'from' | 'to'>(
    (p) => `停电开始于 ${p.from} 至 ${p.to}。`,
    (p) => `Outages begin from ${p.from} to ${p.to}.`,
  ),
  reason: fill<'count' | 'message'>(
    (p) => `${p.count} × ${p.message}`,
    (p) => `${p.count} × ${p.message}`,
  ),
  notTried: {
    zh: '未试读：文件太大，不能整份打开。',
    en: 'Not tried: the file is too large to be opened for it.',
  },
  wrongAnswer: fill<'key' | 'answer' | 'allowed'>(
    (p) => `“${p.answer}”不是 ${p.key} 的答案；可写 ${p.allowed}`,
    (p) => `"${p.answer}" is no answer to ${p.key}. It can be ${p.allowed}`,
  ),
  noQuestion: fill<'key' | 'asked'>(
    (p) => `没有问题 ${p.key}。${p.asked}`,
    (p) => `There is no question ${p.key}. ${p.asked}`,
  ),
  questionsAre: fill<'keys'>(
    (p) => `问题有：${p.keys}`,
    (p) => `The questions are ${p.keys}`,
  ),
  noneAsked: { zh: '此文件没有问题要回答。', en: 'This file leaves nothing to answer.' },
  badAnswer: fill<'written'>(
    (p) => `“${p.written}”不是“问题=答案”。`,
    (p) => `"${p.written}" is not QUESTION=ANSWER.`,
  ),
  answerExample: {
    zh: '例如 --answer date_order=day_first，可重复。',
    en: 'For example --answer date_order=day_first; it can be repeated.',
  },
  onlyWithFile: fill<'option'>(
    (p) => `${p.option} 须与文件一起使用。`,
    (p) => `${p.option} needs a file.`,
  ),
  nameFile: { zh: '例如 shihu doctor 导出.csv。', en: 'For example shihu doctor export.csv.' },

  prompt: fill<'count'>(
    (p) => `答案（1–${p.count}，或直接写出；回车跳过）：`,
    (p) => `Answer (1–${p.count}, or the answer itself; Enter to leave it open): `,
  ),
  freePrompt: { zh: '答案（回车跳过）：', en: 'Answer (Enter to leave it open): ' },

  undecided: fill<'count' | 'dir'>(
    (p) => `没有建立项目 ${p.dir}：有 ${p.count} 个问题决定结果，须先回答。`,
    (p) =>
      `No project was made in ${p.dir}: these questions (${p.count}) decide figures and are not answered.`,
  ),
  decide: fill<'answers'>(
    (p) => `在终端运行会逐个询问；或加上 ${p.answers}`,
    (p) => `On a terminal they are asked. Or add ${p.answers}`,
  ),
  questionOf: fill<'file' | 'key' | 'what' | 'answers'>(
    (p) => `${p.file} — ${p.key}：${p.what}（${p.answers}）`,
    (p) => `${p.file} — ${p.key}: ${p.what} (${p.answers})`,
  ),
  noCustomers: {
    zh: '还没有用户基数：请把用户数文件放入 data/customers/，否则没有户均指标。',
    en: 'There is no customer base yet. Put a file into data/customers/; without one there are no figures per user.',
  },
  copied: fill<'file' | 'to'>(
    (p) => `${p.file} → ${p.to}`,
    (p) => `${p.file} → ${p.to}`,
  ),
  sameName: fill<'name'>(
    (p) => `两个文件都名为 ${p.name}，不能放入同一文件夹。`,
    (p) => `Two of the files are named ${p.name} and cannot be put into one folder.`,
  ),
  renameOne: { zh: '请将其中一个改名。', en: 'Rename one of them.' },
  fromAndSample: {
    zh: '--from 不能与 --sample 或 --city 一起使用。',
    en: '--from cannot be used with --sample or --city.',
  },
  onlyWithFrom: fill<'option'>(
    (p) => `${p.option} 须与 --from 一起使用。`,
    (p) => `${p.option} needs --from.`,
  ),
} satisfies WordTree;
