import { fill, type WordTree } from '../../schemas/words/index.js';

export const settingsWords = {
  misnamed: fill<'found'>(
    (p) => `未读取设置文件 ${p.found}：文件名不对。`,
    (p) => `The settings file ${p.found} was not read because of its name.`,
  ),
  renameTo: fill<'wanted'>(
    (p) => `请改名为 ${p.wanted}。`,
    (p) => `Rename it to ${p.wanted}.`,
  ),
  saveAsUtf8: {
    zh: '请用文本编辑器将它另存为 UTF-8。',
    en: 'Save it as UTF-8 in a text editor.',
  },
  notYaml: fill<'where' | 'reason'>(
    (p) => `${p.where}：不是有效的 YAML：${p.reason}`,
    (p) => `${p.where}: this is not valid YAML: ${p.reason}`,
  ),
  checkIndent: {
    zh: '请检查缩进，以及冒号后是否有空格。',
    en: 'Check the indentation and the space after each colon.',
  },
  seeReference: {
    zh: '各项设置的说明见 docs/settings.md。shihu init 会生成样例。',
    en: 'docs/settings.md describes every setting. shihu init creates an example.',
  },

  renamed: fill<'former' | 'name'>(
    (p) => `设置 ${p.former} 现名 ${p.name}，旧名仍可使用`,
    (p) => `${p.former} is now ${p.name}; the old name still works`,
  ),
  namedTwice: fill<'where' | 'former' | 'name'>(
    (p) => `${p.where}：${p.former} 是 ${p.name} 的旧名，两者不可同时给出`,
    (p) => `${p.where}: ${p.former} is the old name of ${p.name}; only one of them can be given`,
  ),
  keepNewName: { zh: '请只保留新名。', en: 'Keep only the new name.' },

  unknown: fill<'where' | 'path' | 'names' | 'allowed'>(
    (p) => `${p.where}：${p.path} 中没有名为${p.names}的设置。可用：${p.allowed}`,
    (p) => `${p.where}: ${p.path} has no setting ${p.names}. Allowed: ${p.allowed}`,
  ),
  unknownAtTop: fill<'where' | 'names' | 'allowed'>(
    (p) => `${p.where}：没有名为${p.names}的设置。可用：${p.allowed}`,
    (p) => `${p.where}: there is no setting ${p.names}. Allowed: ${p.allowed}`,
  ),
  unknownName: fill<'name' | 'guess'>(
    (p) => `“${p.name}”${p.guess && `（是否为 ${p.guess}？）`}`,
    (p) => `"${p.name}"${p.guess && ` (did you mean ${p.guess}?)`}`,
  ),
  wrongValue: fill<'where' | 'path' | 'found' | 'expected'>(
    (p) => `${p.where}：${p.path} 的值 ${p.found} 无效。应为：${p.expected}`,
    (p) => `${p.where}: ${p.path} is ${p.found}. Expected: ${p.expected}`,
  ),
  wrongFile: fill<'where' | 'expected'>(
    (p) => `${p.where}：设置文件的内容无效。应为：${p.expected}`,
    (p) => `${p.where}: the content of the settings file is not valid. Expected: ${p.expected}`,
  ),
  missingValue: fill<'where' | 'path' | 'expected'>(
    (p) => `${p.where}：缺少 ${p.path}。应为：${p.expected}`,
    (p) => `${p.where}: ${p.path} is missing. Expected: ${p.expected}`,
  ),
  sixDecimals: { zh: '至多 6 位小数的数', en: 'a number with at most 6 decimals' },

  types: {
    string: { zh: '文字', en: 'a text' },
    number: { zh: '数', en: 'a number' },
    int: { zh: '整数', en: 'a whole number' },
    boolean: { zh: 'true 或 false', en: 'true or false' },
    array: { zh: '列表，如 [甲, 乙]', en: 'a list such as [a, b]' },
    object: { zh: '若干“名称: 值”', en: 'entries of the form "name: value"' },
    record: { zh: '若干“名称: 值”', en: 'entries of the form "name: value"' },
  },

  noSuchName: fill<'where' | 'setting' | 'name' | 'guess' | 'allowed'>(
    (p) =>
      `${p.where}：${p.setting} 中的“${p.name}”不存在${p.guess && `（是否为 ${p.guess}？）`}。可用：${p.allowed}`,
    (p) =>
      `${p.where}: "${p.name}" in ${p.setting} does not exist${p.guess && ` (did you mean ${p.guess}?)`}. Allowed: ${p.allowed}`,
  ),
  andMore: fill<'list'>(
    (p) => `${p.list}……`,
    (p) => `${p.list} …`,
  ),
  swapped: fill<'fault' | 'spelling' | 'code'>(
    (p) => `${p.fault}。左右似乎写反了，应为 ${p.code}: ${p.spelling}（写法在左，代码在右）`,
    (p) =>
      `${p.fault}. The two sides seem to be swapped. Write ${p.code}: ${p.spelling} (spelling on the left, code on the right)`,
  ),
  noColumn: fill<'where' | 'feed' | 'column' | 'setting' | 'columns'>(
    (p) =>
      `${p.where}：${p.feed} 没有列 ${p.column}，设置 ${p.setting} 不起作用。该类文件的列：${p.columns}`,
    (p) =>
      `${p.where}: ${p.feed} has no column ${p.column}, so ${p.setting} has no effect. Columns: ${p.columns}`,
  ),
  unitAndScale: fill<'where' | 'setting'>(
    (p) => `${p.where}：${p.setting} 的 unit 与 scale 不能同时给出，请只留一个`,
    (p) => `${p.where}: ${p.setting} has both a unit and a scale; keep one of them`,
  ),
  notAUnit: fill<'where' | 'setting' | 'unit' | 'units'>(
    (p) => `${p.where}：${p.setting} 的单位“${p.unit}”不能换算为本列的单位。可用：${p.units} 等`,
    (p) =>
      `${p.where}: the unit "${p.unit}" of ${p.setting} cannot be converted to that of the column. Use one such as ${p.units}`,
  ),
  notAScale: fill<'where' | 'setting' | 'scale'>(
    (p) =>
      `${p.where}：${p.setting} 的倍数 ${p.scale} 无效，应为大于 0 的数，如 10000、0.5 或 1/60`,
    (p) =>
      `${p.where}: the scale ${p.scale} of ${p.setting} is not one above 0, such as 10000, 0.5 or 1/60`,
  ),
  marksAlike: fill<'where' | 'setting' | 'mark'>(
    (p) => `${p.where}：${p.setting} 的小数点与千位分隔符不能都是“${p.mark}”`,
    (p) => `${p.where}: ${p.setting} has "${p.mark}" for decimals and for thousands`,
  ),
  endBeforeStart: fill<'where' | 'asOf' | 'dataFrom'>(
    (p) => `${p.where}：as_of ${p.asOf} 应晚于 data_from ${p.dataFrom}`,
    (p) => `${p.where}: as_of ${p.asOf} must be later than data_from ${p.dataFrom}`,
  ),
  codeTwice: fill<'where' | 'code'>(
    (p) => `${p.where}：region.cities 中的代码 ${p.code} 重复，或与区域代码相同`,
    (p) =>
      `${p.where}: the code ${p.code} occurs twice in region.cities, or is also the code of the region`,
  ),
} satisfies WordTree;
