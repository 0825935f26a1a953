import { fill, type WordTree } from '../../schemas/words/index.js';

export const formatWords = {
  otherWorkbook: fill<'kind'>(
    (p) => `不支持 ${p.kind} 格式，请在 Excel 或 WPS 中另存为 .xlsx`,
    (p) => `${p.kind} is not supported; save the file as .xlsx in Excel or WPS`,
  ),
  unknownFormat: fill<'known'>(
    (p) => `不支持这种格式（可读取 ${p.known}）`,
    (p) => `this format is not supported (supported formats: ${p.known})`,
  ),
  archiveInside: {
    zh: '.zip 中的 .zip 不予读取，请解压后放入',
    en: 'a .zip inside a .zip is not read; unpack it and put its files here',
  },
  emptyArchive: fill<'name'>(
    (p) => `${p.name} 中没有数据文件。`,
    (p) => `${p.name} holds no data file.`,
  ),
  packFiles: {
    zh: '请检查是否打包完整；不需要的请移出该文件夹。',
    en: 'Check whether it was packed completely; if it is not needed, move it out of the folder.',
  },
  namedTwice: {
    zh: '.zip 中另有同名文件，请改名后重新打包',
    en: 'the .zip has another file of the same name; rename one and pack it again',
  },

  encrypted: fill<'file'>(
    (p) => `无法读取 ${p.file}：文件设有密码，或已损坏。`,
    (p) => `Could not read ${p.file}: it has a password, or it is damaged.`,
  ),
  removePassword: {
    zh: '请在 Excel 或 WPS 中打开，取消密码后另存为 .xlsx。',
    en: 'Open it in Excel or WPS, remove the password and save it as .xlsx.',
  },
  notWorkbook: fill<'file'>(
    (p) => `${p.file} 不是 Excel 工作簿。`,
    (p) => `${p.file} is not an Excel workbook.`,
  ),
  saveAsWorkbook: {
    zh: '有的系统会把网页、文本或很旧的格式存成 .xls 或 .xlsx。请在 Excel 或 WPS 中打开，另存为 .xlsx 或 .csv。',
    en: 'Some systems save web pages, plain text or very old formats under this extension. Open the file in Excel or WPS and save it as .xlsx or .csv.',
  },
  damagedWorkbook: fill<'file' | 'reason'>(
    (p) => `工作簿 ${p.file} 无法读取，可能已损坏：${p.reason}`,
    (p) => `The workbook ${p.file} could not be read and may be damaged: ${p.reason}`,
  ),
  copyWorkbook: {
    zh: '请重新复制或下载。如果能在 Excel 中打开，请另存为 .xlsx。',
    en: 'Copy or download it again. If it opens in Excel, save it as .xlsx again.',
  },
  onlyHidden: fill<'file' | 'sheets'>(
    (p) => `${p.file} 中只有隐藏的工作表可以读取：${p.sheets}。`,
    (p) => `In ${p.file}, only hidden sheets can be read: ${p.sheets}.`,
  ),
  unhide: fill<'feed'>(
    (p) => `请取消隐藏，或在 shihu.yaml 中设置 feeds.${p.feed}.hidden_sheets: true。`,
    (p) => `Unhide them, or set feeds.${p.feed}.hidden_sheets: true in shihu.yaml.`,
  ),
  hidden: fill<'feed'>(
    (p) =>
      `隐藏的工作表；如需读取，请取消隐藏，或在 shihu.yaml 中设置 feeds.${p.feed}.hidden_sheets: true`,
    (p) =>
      `it is hidden; to have it read, unhide it or set feeds.${p.feed}.hidden_sheets: true in shihu.yaml`,
  ),
  noSheet: fill<'file' | 'name' | 'sheets'>(
    (p) => `${p.file} 中没有名为“${p.name}”的工作表，只有：${p.sheets}。`,
    (p) => `${p.file} has no sheet "${p.name}", but these: ${p.sheets}.`,
  ),
  correctSheets: fill<'feed'>(
    (p) => `请更正 shihu.yaml 中的 feeds.${p.feed}.sheets（* 与 ? 代表任意文字）。`,
    (p) => `Correct feeds.${p.feed}.sheets in shihu.yaml, where * and ? stand for anything.`,
  ),
  notNamed: fill<'feed'>(
    (p) => `shihu.yaml 的 feeds.${p.feed}.sheets 没有列出`,
    (p) => `feeds.${p.feed}.sheets in shihu.yaml does not name it`,
  ),
  noHeader: { zh: '没有可识别的表头', en: 'it has no recognizable header' },
  noData: { zh: '表头下没有数据', en: 'it has no data below its header' },
  noColumns: fill<'columns'>(
    (p) => `缺少必填列 ${p.columns}`,
    (p) => `it lacks the required columns ${p.columns}`,
  ),
  column: fill<'name' | 'zh'>(
    (p) => `${p.name}（${p.zh}）`,
    (p) => p.name,
  ),

  damagedJson: fill<'file' | 'line' | 'reason'>(
    (p) => `${p.file} 不是有效的 JSON：第 ${p.line} 行，${p.reason}。`,
    (p) => `${p.file} is not valid JSON: line ${p.line}, ${p.reason}.`,
  ),
  exportJsonAgain: {
    zh: '请重新导出。',
    en: 'Export it again.',
  },
  openString: { zh: '引号未闭合', en: 'a quote is not closed' },
  endsInside: fill<'begun'>(
    (p) => `文件在此中断，第 ${p.begun} 行开始的内容没有结束`,
    (p) => `the file ends here, inside of what begins on line ${p.begun}`,
  ),
  severalValues: {
    zh: '括号闭合后还有内容；如果每行是一个对象，请把扩展名改为 .jsonl',
    en: 'something follows the closing bracket; if each line is an object, name the file .jsonl',
  },
  noBracket: {
    zh: '内容既不是列表（[…]）也不是对象（{…}）',
    en: 'it is neither a list ([…]) nor an object ({…})',
  },
  tooDeep: fill<'most'>(
    (p) => `括号嵌套超过 ${p.most} 层`,
    (p) => `brackets are nested more than ${p.most} deep`,
  ),
  listTwice: fill<'path'>(
    (p) => `列表 ${p.path} 出现了两次`,
    (p) => `the list ${p.path} is there twice`,
  ),
  wrongBracket: fill<'bracket'>(
    (p) => `${p.bracket} 没有对应的左括号`,
    (p) => `${p.bracket} closes nothing that was opened`,
  ),
  noName: { zh: '冒号前不是名称', en: 'what stands before a colon is no name' },
  noList: fill<'file'>(
    (p) => `${p.file} 中没有由对象组成的列表。`,
    (p) => `${p.file} holds no list of objects.`,
  ),
  makeList: {
    zh: '每条记录应为一个对象，全部放在一个列表中：[{…}, {…}]，或某个名称之下。',
    en: 'Each record must be an object, all of them in one list: [{…}, {…}], or under a name.',
  },
  severalLists: fill<'file' | 'paths'>(
    (p) => `${p.file} 中有几个列表，不能确定读取哪一个：${p.paths}。`,
    (p) => `${p.file} holds several lists, and which to read is not known: ${p.paths}.`,
  ),
  noSuchList: fill<'file' | 'path' | 'paths'>(
    (p) => `${p.file} 中没有列表 ${p.path}。${p.paths && `其中的列表：${p.paths}。`}`,
    (p) => `${p.file} has no list ${p.path}.${p.paths && ` It has: ${p.paths}.`}`,
  ),
  isList: {
    zh: '整个文件就是列表，不需要 json_path；其他文件需要的，写在 files 之下。',
    en: 'The file is a list itself and needs no json_path; for other files write it under files.',
  },
  namePath: fill<'feed' | 'path'>(
    (p) => `请在 shihu.yaml 中设置，如 feeds.${p.feed}.json_path: ${p.path}`,
    (p) => `Name it in shihu.yaml, for instance feeds.${p.feed}.json_path: ${p.path}`,
  ),

  cannotReadParquet: fill<'file' | 'reason'>(
    (p) => `无法读取 Parquet 文件 ${p.file}：${p.reason}`,
    (p) => `Could not read the Parquet file ${p.file}: ${p.reason}`,
  ),
  exportAgain: {
    zh: '文件可能不完整、已损坏或加密。请重新导出。',
    en: 'The file may be incomplete, damaged or encrypted. Export it again.',
  },
} satisfies WordTree;
