import { fill, type WordTree } from '../../schemas/words/index.js';

export const filesWords = {
  cannotRead: fill<'path' | 'reason'>(
    (p) => `无法读取 ${p.path}：${p.reason}。`,
    (p) => `Could not read ${p.path}: ${p.reason}.`,
  ),
  brokenLink: {
    zh: '它是链接，所指的位置不存在',
    en: 'it is a link to something that does not exist',
  },

  noSpaceFor: fill<'path'>(
    (p) => `磁盘空间不足，无法写入 ${p.path}。`,
    (p) => `Could not write to ${p.path}: the disk is full.`,
  ),
  cannotWrite: fill<'path' | 'reason'>(
    (p) => `无法写入 ${p.path}：${p.reason}。`,
    (p) => `Could not write to ${p.path}: ${p.reason}.`,
  ),
  checkDisk: {
    zh: '请检查磁盘空间和文件夹权限，并关闭打开了该文件的程序。原有文件未改动。',
    en: "Check the free disk space and the folder's permissions, and close programs that have the file open. The existing file is unchanged.",
  },

  heldByAnother: fill<'path' | 'holder'>(
    (p) => `无法写入 ${p.path}：正被另一个进程使用（PID ${p.holder}）。`,
    (p) => `Could not write to ${p.path}: another process (PID ${p.holder}) is writing it.`,
  ),
  waitForWriter: fill<'lock'>(
    (p) => `请等它结束后再试。如果它已不在运行，请删除文件夹 ${p.lock}。`,
    (p) =>
      `Wait until it has finished and try again. If it is no longer running, delete the folder ${p.lock}.`,
  ),

  cannotUnpack: fill<'path' | 'reason'>(
    (p) => `无法解压 ${p.path}：${p.reason}。`,
    (p) => `Could not decompress ${p.path}: ${p.reason}.`,
  ),
  cutOff: fill<'bytes'>(
    (p) => `压缩文件不完整，解压到第 ${p.bytes} 个字节后中断`,
    (p) => `the compressed file is incomplete and ends after byte ${p.bytes} of its content`,
  ),
  notGzip: fill<'bytes' | 'reason'>(
    (p) => `不是有效的 gzip 文件：解压到第 ${p.bytes} 个字节后出错（${p.reason}）`,
    (p) => `it is not a valid gzip file after byte ${p.bytes} of its content (${p.reason})`,
  ),
  copyAgain: {
    zh: '请重新复制或下载该文件。如果它没有压缩，请去掉文件名末尾的 .gz。',
    en: 'Copy or download the file again. If it is not compressed, remove .gz from its name.',
  },

  notZip: fill<'path' | 'reason'>(
    (p) => `无法打开 ${p.path}：不是完整的 .zip 文件（${p.reason}）。`,
    (p) => `Could not open ${p.path}: it is not a complete .zip file (${p.reason}).`,
  ),
  copyZipAgain: {
    zh: '请重新复制或下载，或解压后放入其中的文件。分卷压缩的应先解压。',
    en: 'Copy or download it again, or unpack it and put the files in it here. One in several volumes has to be unpacked first.',
  },
  damagedMember: fill<'path' | 'reason'>(
    (p) => `无法从 .zip 中取出 ${p.path}：${p.reason}。`,
    (p) => `Could not take ${p.path} out of its .zip: ${p.reason}.`,
  ),
  wrongChecksum: {
    zh: '内容已损坏（与校验和不符）',
    en: 'its content is damaged (it does not match its checksum)',
  },
  wrongSize: {
    zh: '内容已损坏（大小与目录所写不符）',
    en: 'its content is damaged (its size is not the one in the directory)',
  },
  lockedMember: fill<'path'>(
    (p) => `无法从 .zip 中取出 ${p.path}：设有密码。`,
    (p) => `Could not take ${p.path} out of its .zip: it has a password.`,
  ),
  unpackYourself: {
    zh: '请用密码解压后放入。',
    en: 'Unpack it with the password and put the file here.',
  },
  otherMethod: fill<'path' | 'method'>(
    (p) => `无法从 .zip 中取出 ${p.path}：不支持其压缩方法（${p.method}）。`,
    (p) =>
      `Could not take ${p.path} out of its .zip: its compression method (${p.method}) is not supported.`,
  ),

  notAsMarked: fill<'path' | 'encoding' | 'line' | 'byte'>(
    (p) =>
      `${p.path} 的编码无法识别：开头的标记为 ${p.encoding}，内容却不是 ${p.encoding}（第 ${p.line} 行，第 ${p.byte} 个字节）。`,
    (p) =>
      `The encoding of ${p.path} could not be determined: the file is marked as ${p.encoding} at its beginning, but the rest is not ${p.encoding} (line ${p.line}, byte ${p.byte}).`,
  ),
  unknownEncoding: fill<'path' | 'line' | 'byte' | 'chinese' | 'western'>(
    (p) =>
      `${p.path} 的编码无法识别：不是 UTF-8。第 ${p.line} 行（第 ${p.byte} 个字节）按 GB18030（GBK）读作“${p.chinese}”，按 Windows-1252 读作“${p.western}”。`,
    (p) =>
      `The encoding of ${p.path} could not be determined: it is not UTF-8. Line ${p.line} (byte ${p.byte}) reads "${p.chinese}" in GB18030 (GBK) and "${p.western}" in Windows-1252.`,
  ),
  nameEncoding: fill<'feed'>(
    (p) =>
      `请在 shihu.yaml 中写明用哪一种：feeds: { ${p.feed}: { encoding: gb18030 } } 或 feeds: { ${p.feed}: { encoding: windows-1252 } }；只对部分文件时写在 files 之下。两种读法都不对时，可能是其他编码（如 big5、shift_jis），或文件被截断、混用了多种编码。`,
    (p) =>
      `Say in shihu.yaml which it is: feeds: { ${p.feed}: { encoding: gb18030 } } or feeds: { ${p.feed}: { encoding: windows-1252 } }; for some of the files, under files. If neither reading is right, it may be another encoding (such as big5 or shift_jis), or the file may be truncated or mix encodings.`,
  ),
  notAsNamed: fill<'path' | 'encoding' | 'line' | 'byte'>(
    (p) =>
      `${p.path} 不是设置中写明的编码 ${p.encoding}：第 ${p.line} 行（第 ${p.byte} 个字节）不符。`,
    (p) =>
      `${p.path} is not in the encoding that the settings name, ${p.encoding}: line ${p.line} (byte ${p.byte}) does not fit.`,
  ),
  correctEncoding: {
    zh: '请改正 shihu.yaml 中的 encoding；只有部分文件使用该编码时，写在 files 之下。',
    en: 'Correct encoding in shihu.yaml; if only some of the files have it, write it under files.',
  },
  saveAsUtf8: {
    zh: '请另存为 UTF-8（在 Excel 中选“CSV UTF-8”）。如果两种读法都不对，文件可能被截断，或混用了多种编码。',
    en: 'Save the file as UTF-8 ("CSV UTF-8" in Excel). If neither reading is right, the file may be truncated or may mix encodings.',
  },
} satisfies WordTree;

/** Of places where nothing may be written. */
export const guardWords = {
  notFile: fill<'path'>(
    (p) => `${p.path} 不是文件。`,
    (p) => `${p.path} is not a file.`,
  ),
  ownedByProject: fill<'path'>(
    (p) => `${p.path} 属于项目本身，不能写入结果。`,
    (p) => `${p.path} belongs to the project. Results cannot be written there.`,
  ),
  chooseAnother: {
    zh: '请换一个文件夹或文件名。data/ 和 warehouse/ 只存放项目自己的文件。',
    en: "Choose another folder or file name. data/ and warehouse/ are only for the project's own files.",
  },

  writtenTwice: fill<'path'>(
    (p) => `${p.path} 在这次命令中已经写入，不能再写一次。`,
    (p) => `${p.path} has already been written by this command and cannot be written again.`,
  ),
  readHere: fill<'path'>(
    (p) => `${p.path} 是这次命令读取的文件，不能写入结果。`,
    (p) => `This command reads ${p.path}, so its result cannot be written there.`,
  ),
  nameAnother: { zh: '请换一个文件名。', en: 'Choose another file name.' },
} satisfies WordTree;
