import { fill, type WordTree } from '../../schemas/words/index.js';

export const submitWords = {
  badName: fill<'name'>(
    (p) => `“${p.name}”不能用作存档名称。`,
    (p) => `"${p.name}" cannot be the name of a submission.`,
  ),
  nameForm: fill<'longest'>(
    (p) =>
      `名称由文字、数字和 - _ . 组成，以文字或数字开头，不以 . 结尾，最多 ${p.longest} 个字；不能只有数字和 - _ .（会与批次序号、日期混淆），也不能是 4 位以上的十六进制数（会与内容哈希混淆）或 now。例如 2022年报。`,
    (p) =>
      `A name has letters, digits, "-", "_" and ".", at most ${p.longest}. It begins with a letter or digit and does not end with ".". It cannot be digits and signs alone (like the number of a load, or a date), or 4 or more hexadecimal digits (like a hash), or now. For example: annual-2022.`,
  ),
  likeBatch: fill<'name' | 'batch'>(
    (p) => `名称“${p.name}”会与批次 ${p.batch} 混淆。`,
    (p) => `The name "${p.name}" could be mistaken for the batch ${p.batch}.`,
  ),
  nameAnother: { zh: '请另取名称。', en: 'Choose another name.' },
  nameTaken: fill<'name' | 'path'>(
    (p) => `已有名为“${p.name}”的存档（${p.path}），未作改动。`,
    (p) => `There is a submission named "${p.name}" already (${p.path}). Nothing was changed.`,
  ),
  damaged: fill<'path' | 'why'>(
    (p) => `存档 ${p.path} 已损坏：${p.why}。`,
    (p) => `The submission ${p.path} is damaged: ${p.why}.`,
  ),
  restoreIt: {
    zh: '请从备份中恢复该文件；也可改用批次序号（见 shihu batches）。',
    en: 'Restore the file from a backup, or give the number of a batch (see shihu batches).',
  },
  notJson: { zh: '不是 JSON', en: 'not JSON' },
  wrongPart: fill<'part'>(
    (p) => `${p.part} 缺失或有误`,
    (p) => `${p.part} is missing or wrong`,
  ),
  notCurrent: {
    zh: '已发布的结果不是按当前的全部载入和设置算出的。',
    en: 'What is published was not built from all current loads with the current settings.',
  },
  publishFirst: {
    zh: '请先运行 shihu run 或 shihu build，不加 --known-at 与 --as-of（数据完整至哪一日，请在 shihu.yaml 中设置 as_of）。',
    en: 'Run shihu run or shihu build first, without --known-at and --as-of (set as_of in shihu.yaml instead).',
  },
  onlyPublished: {
    zh: 'submit 只存已发布的结果，不接受 --known-at 与 --as-of。',
    en: 'submit keeps what is published, and takes no --known-at or --as-of.',
  },
  noFigures: fill<'period'>(
    (p) => `时段 ${p.period} 没有指标。`,
    (p) => `There are no figures for ${p.period}.`,
  ),
  seePeriods: {
    zh: '有指标的时段见 shihu query "select distinct period from period_hours"。',
    en: 'shihu query "select distinct period from period_hours" lists the periods with figures.',
  },
  submitted: fill<'name' | 'period' | 'load'>(
    (p) =>
      `已将 ${p.period} 的指标存为“${p.name}”（截至第 ${p.load} 次载入）；以后可用 --known-at ${p.name}、shihu compare ${p.name} 查看。`,
    (p) =>
      `Kept the figures of ${p.period}, as of load ${p.load}, as "${p.name}". See them later with --known-at ${p.name} or shihu compare ${p.name}.`,
  ),
  file: { zh: '存档', en: 'Submission' },
} satisfies WordTree;
