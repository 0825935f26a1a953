import { fill, type WordTree } from '../../schemas/words/index.js';

/** What each budget is of, and what to do about a file that is beyond it. */
export const budgetWords = {
  line: {
    of: { zh: '一行文本，或一行各单元格合计', en: 'in a line of text, or in the cells of a row' },
    todo: {
      zh: '文件可能缺少换行，或不是表格。请重新导出，每条记录一行。',
      en: 'The file may lack line breaks, or be no table. Export it again, one record a line.',
    },
  },
  columns: {
    of: { zh: '表头的列数', en: 'columns in a header' },
    todo: {
      zh: '请检查行和列是否颠倒，或只导出需要的列。',
      en: 'Check whether rows and columns are the wrong way round, or export only the columns needed.',
    },
  },
  names: {
    of: { zh: 'JSON 文件中不同的名称', en: 'different names in the objects of a JSON file' },
    todo: {
      zh: '每条记录应为一个对象，其名称为列名。请检查是否把编号写成了名称。',
      en: 'Each record must be an object whose names are columns. Check whether IDs were written as names.',
    },
  },
  sheetRows: {
    of: { zh: '工作表的行号', en: 'rows in a worksheet' },
    todo: {
      zh: '这是 Excel 的上限，写出该文件的程序有误。请在 Excel 或 WPS 中打开后另存，或导出为 CSV。',
      en: 'This is the limit of Excel itself; the program that wrote the file is at fault. Open it in Excel or WPS and save it again, or export it as CSV.',
    },
  },
  sheetColumns: {
    of: { zh: '工作表的列号', en: 'columns in a worksheet' },
    todo: {
      zh: '这是 Excel 的上限，写出该文件的程序有误。请在 Excel 或 WPS 中打开后另存，或导出为 CSV。',
      en: 'This is the limit of Excel itself; the program that wrote the file is at fault. Open it in Excel or WPS and save it again, or export it as CSV.',
    },
  },
  unpacked: {
    of: {
      zh: '压缩文件（gzip、.zip、Parquet，以及工作簿的文本）无论多小，解压后的大小',
      en: 'unpacked from a compressed file (gzip, .zip, Parquet, and the texts of a workbook), however small it is',
    },
    todo: {
      zh: '真正的数据不会压缩到这样小，文件可能已损坏或有恶意。如果内容无误，请解压为 .csv 后放入。',
      en: 'Real data does not become as small as this; the file may be damaged or malicious. If its content is right, add it uncompressed, as .csv.',
    },
  },
  ratio: {
    of: {
      zh: '压缩文件解压后与原来的大小之比',
      en: 'times the size of a compressed file, unpacked',
    },
    todo: {
      zh: '真正的数据不会压缩到这样小，文件可能已损坏或有恶意。如果内容无误，请解压为 .csv 后放入。',
      en: 'Real data does not become as small as this; the file may be damaged or malicious. If its content is right, add it uncompressed, as .csv.',
    },
  },
  members: {
    of: { zh: '.zip 中的文件数', en: 'files in a .zip' },
    todo: {
      zh: '请只打包数据文件，或分成几个 .zip。',
      en: 'Pack the data files only, or make several .zip files of them.',
    },
  },
  part: {
    of: {
      zh: '工作簿中一个部分（如一个工作表）解压后的大小',
      en: 'in one part of a workbook, such as a sheet, unpacked',
    },
    todo: {
      zh: '请在 Excel 中另存为“CSV UTF-8”，或拆分为几个文件。',
      en: 'Save it as "CSV UTF-8" in Excel, or split it into several files.',
    },
  },
  parts: {
    of: { zh: '工作簿无论多小，解压后的大小', en: 'unpacked from a workbook, however small it is' },
    todo: {
      zh: '请在 Excel 或 WPS 中打开，另存为“CSV UTF-8”。如果打不开，文件可能有恶意。',
      en: 'Open it in Excel or WPS and save it as "CSV UTF-8". If it does not open, it may be malicious.',
    },
  },
  partsRatio: {
    of: { zh: '工作簿解压后与原来的大小之比', en: 'times the size of a workbook, unpacked' },
    todo: {
      zh: '请在 Excel 或 WPS 中打开，另存为“CSV UTF-8”。如果打不开，文件可能有恶意。',
      en: 'Open it in Excel or WPS and save it as "CSV UTF-8". If it does not open, it may be malicious.',
    },
  },
  workbookMemory: {
    of: { zh: '读取一个工作簿的内存', en: 'of memory for reading one workbook' },
    todo: {
      zh: '请在 Excel 中另存为“CSV UTF-8”，或拆分为几个文件。',
      en: 'Save it as "CSV UTF-8" in Excel, or split it into several files.',
    },
  },
  parquetMemory: {
    of: { zh: '读取一个 Parquet 文件的内存', en: 'of memory for reading one Parquet file' },
    todo: {
      zh: '请用较小的行组重新导出，或导出为 CSV。',
      en: 'Export it again with smaller row groups, or as CSV.',
    },
  },
  freeDisk: {
    of: {
      zh: '解压或转换编码后磁盘剩余的空间',
      en: 'left on the disk after a file is unpacked or its encoding changed',
    },
    todo: { zh: '请清理磁盘后重新运行。', en: 'Free some disk space, then run again.' },
  },
  settings: {
    of: { zh: 'shihu.yaml 的大小', en: 'in shihu.yaml' },
    todo: {
      zh: '设置文件只应包含设置。请检查是否放错了文件。',
      en: 'It should hold settings only. Check whether another file was put in its place.',
    },
  },
} as const satisfies WordTree;

export const overBudgetWords = {
  over: fill<'file' | 'of' | 'most' | 'detail'>(
    (p) => `${p.file} 超出读取上限：${p.of}最多 ${p.most}${p.detail}。`,
    (p) => `${p.file} is beyond what is read: at most ${p.most} ${p.of}${p.detail}.`,
  ),
  noRoom: fill<'file' | 'needed' | 'free' | 'left'>(
    (p) =>
      `磁盘空间不足，未读取 ${p.file}：解压或转换编码需要 ${p.needed}，并应剩余 ${p.left}，现有 ${p.free}。`,
    (p) =>
      `${p.file} was not read for want of disk space: unpacking it or changing its encoding takes ${p.needed} and must leave ${p.left}, but ${p.free} are free.`,
  ),
  found: fill<'found'>(
    (p) => `，实际 ${p.found}`,
    (p) => `; found: ${p.found}`,
  ),
  atLine: fill<'line'>(
    (p) => `，第 ${p.line} 行超出`,
    (p) => `; exceeded by line ${p.line}`,
  ),
  inSheet: fill<'sheet' | 'found'>(
    (p) => `，工作表“${p.sheet}”为 ${p.found}`,
    (p) => `; found in sheet "${p.sheet}": ${p.found}`,
  ),
} satisfies WordTree;

/** What became of a process that read a file, said of that file. */
export const readerWords = {
  ended: fill<'file' | 'how'>(
    (p) => `读取 ${p.file} 的进程意外结束（${p.how}）。`,
    (p) => `The process that read ${p.file} ended unexpectedly (${p.how}).`,
  ),
  maybeDamaged: {
    zh: '文件可能已损坏或有恶意，请重新导出；内存不足时，操作系统也会结束进程。',
    en: 'The file may be damaged or malicious; export it again. The operating system also ends processes when memory runs out.',
  },
} satisfies WordTree;
