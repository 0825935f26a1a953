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

  encrypted: fill<'file'>(
    (p) => `无法读取 ${p.file}：文件设有密码，或是改了扩展名的旧格式（.xls）工作簿。`,
    (p) =>
      `Could not read ${p.file}: it has a password, or it is an old workbook (.xls) whose extension was changed.`,
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
    zh: '有的系统会把网页或文本存成 .xlsx。请在 Excel 或 WPS 中打开，另存为 .xlsx 或 .csv。',
    en: 'Some systems save web pages or plain text under this extension. Open the file in Excel or WPS and save it as .xlsx or .csv.',
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

  cannotReadParquet: fill<'file' | 'reason'>(
    (p) => `无法读取 Parquet 文件 ${p.file}：${p.reason}`,
    (p) => `Could not read the Parquet file ${p.file}: ${p.reason}`,
  ),
  exportAgain: {
    zh: '文件可能不完整、已损坏或加密。请重新导出。',
    en: 'The file may be incomplete, damaged or encrypted. Export it again.',
  },
} satisfies WordTree;
