import type { FeedName } from '../../schemas/feeds/index.js';
import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

/** What a project lacks without files of a feed, said after "so". */
const without: Readonly<Record<FeedName, Words>> = {
  outages: { zh: '没有任何指标', en: 'there are no figures' },
  restorations: {
    zh: '每条停电按复电时间整体计算',
    en: 'all users of an outage count as restored at the same time',
  },
  customers: {
    zh: '停电记录没有供电用户数（users_served）的市州不能计算户均指标，判定为“无法判定”',
    en: 'cities whose outage rows don’t say how many users are served (users_served) have no hours per user, and their verdicts are undetermined',
  },
  orders: { zh: '停运避险一律不予扣除', en: 'no safety shutdown is excluded' },
  history: { zh: '首个年度没有基期', en: 'the first year has no baseline' },
  budgets: {
    zh: '各月预算按限额余量分摊',
    en: 'the budget of a month is its share of what the allowance leaves',
  },
  plans: { zh: '没有已安排的计划停电', en: 'no planned outage is booked' },
};

export const ingestWords = {
  quoted: fill<'text'>(
    (p) => `“${p.text}”`,
    (p) => `"${p.text}"`,
  ),
  lookingAt: fill<'path'>(
    (p) => `正在查看 ${p.path}`,
    (p) => `Looking at ${p.path}`,
  ),
  noFile: fill<'path'>(
    (p) => `没有文件 ${p.path}。`,
    (p) => `There is no file ${p.path}.`,
  ),
  checkPath: { zh: '请检查路径。', en: 'Check the path.' },
  notRead: fill<'name' | 'reason'>(
    (p) => `未读取 ${p.name}：${p.reason}。`,
    (p) => `${p.name} was not read: ${p.reason}.`,
  ),
  programFailed: fill<'name' | 'what'>(
    (p) => `未能读取 ${p.name}：程序内部错误（${p.what}）。`,
    (p) => `${p.name} could not be read because of a bug in the program (${p.what}).`,
  ),
  reportIt: {
    zh: '请报告该错误。其他文件不受影响。',
    en: 'Please report it. Other files are not affected.',
  },
  changed: fill<'name'>(
    (p) => `${p.name} 在读取过程中被改动。`,
    (p) => `${p.name} changed while it was being read.`,
  ),
  waitAndRerun: {
    zh: '请等文件写完后重新运行。',
    en: 'Run the command again when the file is complete.',
  },
  tooLongToSplit: {
    zh: '文件太长，不能按市州拆分：拆分（split）时文件不能超过 1048576 行。',
    en: 'The file is too long to have its rows split by city: with split, it may have 1,048,576 lines.',
  },
  splitFile: { zh: '请将文件分成几个。', en: 'Divide it into several files.' },
  tooManyCities: {
    zh: '一格中的市州太多，不能拆分。',
    en: 'A cell names too many cities to be split.',
  },
  checkSplit: {
    zh: '请检查 feeds.outages.columns.city 中的 split。',
    en: 'Check split under feeds.outages.columns.city.',
  },

  folderNotRead: fill<'name' | 'guess'>(
    (p) => `文件夹 data/${p.name} 不会被读取。${p.guess && `是否为 data/${p.guess}？`}`,
    (p) => `The folder data/${p.name} is not read.${p.guess && ` Did you mean data/${p.guess}?`}`,
  ),
  readAlready: fill<'name' | 'target'>(
    (p) => `链接 ${p.name} 不再读取：它所指的文件夹已作为 ${p.target} 读取。`,
    (p) => `The link ${p.name} is not followed: its folder is read as ${p.target}.`,
  ),
  leadsAround: fill<'name' | 'target'>(
    (p) => `链接 ${p.name} 不会被读取：它指向包含该链接的文件夹 ${p.target}。`,
    (p) =>
      `The link ${p.name} is not followed: it leads back to ${p.target}, a folder that contains it.`,
  ),
  dataGone: fill<'folder'>(
    (p) => `没有文件夹 ${p.folder}，而此前曾从中载入文件。`,
    (p) => `There is no folder ${p.folder}, but files were loaded from it before.`,
  ),
  restoreData: {
    zh: '请恢复该文件夹（例如重新连接网络盘）。如果确实要撤回全部文件，请新建一个空的 data 文件夹。',
    en: 'Restore the folder, or connect the drive that it is on. To withdraw all files, create an empty folder named data.',
  },

  without,
  emptyFeed: fill<'feed' | 'title' | 'grain' | 'effect'>(
    (p) => `data/${p.feed}/ 中没有文件（${p.title}：${p.grain}），因此${p.effect}`,
    (p) => `No file in data/${p.feed}/ (${p.title}: ${p.grain.toLowerCase()}), so ${p.effect}`,
  ),
  noOutages: fill<'folder' | 'grain'>(
    (p) => `没有停电记录：${p.folder} 中没有文件（${p.grain}）。`,
    (p) => `There are no outages: ${p.folder} contains no files (${p.grain.toLowerCase()}).`,
  ),
  addOutages: {
    zh: '请把停电记录放入该文件夹。shihu init 生成带表头的空文件，shihu init --sample 生成示例项目。',
    en: 'Put outage files into this folder. shihu init creates empty files with the headers; shihu init --sample creates an example project.',
  },

  isInData: fill<'name'>(
    (p) => `${p.name} 在 data/ 中，是否有效以该文件夹为准。`,
    (p) => `${p.name} is in data/, and every file in that folder counts.`,
  ),
  moveOut: {
    zh: '请把它从 data/ 中移走，再运行 shihu run。',
    en: 'Move the file out of data/, then run shihu run.',
  },
  notGiven: fill<'name' | 'guess'>(
    (p) => `没有用 ingest 载入的文件 ${p.name}。${p.guess && `是否为 ${p.guess}？`}`,
    (p) => `No file ${p.name} was loaded with ingest.${p.guess && ` Did you mean ${p.guess}?`}`,
  ),
  given: fill<'list'>(
    (p) => `用 ingest 载入的文件：${p.list}`,
    (p) => `Files loaded with ingest: ${p.list}`,
  ),
  listLoads: { zh: 'shihu batches 列出各次载入。', en: 'shihu batches lists all loads.' },

  dayGoesBack: fill<'on' | 'number' | 'later'>(
    (p) => `载入日期 ${p.on} 早于批次 ${p.number} 的载入日期 ${p.later}。`,
    (p) => `The date ${p.on} is before ${p.later}, the date of load ${p.number}.`,
  ),
  daysInOrder: {
    zh: '载入日期须依次不减。请改正 --on；已记的日期有误的，改 shihu.loads.csv 的 loaded_on 列。',
    en: 'Loads are dated in their order. Correct --on, or the column loaded_on of shihu.loads.csv if that is wrong.',
  },

  fileSetting: fill<'setting' | 'file'>(
    (p) => `设置 ${p.setting}：没有文件“${p.file}”`,
    (p) => `${p.setting}: there is no file "${p.file}"`,
  ),
  headerSetting: fill<'setting' | 'header' | 'guess'>(
    (p) =>
      `设置 ${p.setting}：没有文件含有表头“${p.header}”${p.guess && `（是否为“${p.guess}”？）`}`,
    (p) =>
      `${p.setting}: no file has the header "${p.header}"${p.guess && ` (did you mean "${p.guess}"?)`}`,
  ),
  spellingSetting: fill<'setting' | 'spelling'>(
    (p) => `设置 ${p.setting}：没有文件含有写法“${p.spelling}”`,
    (p) => `${p.setting}: no file has the spelling "${p.spelling}"`,
  ),
} satisfies WordTree;
