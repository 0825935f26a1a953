import { fill, type WordTree } from '../../schemas/words/index.js';

/** Why a setting is proposed, and what is asked where nothing tells. */
export const proposeWords = {
  because: {
    known: { zh: '表头已认识', en: 'a known header' },
    spelled: { zh: '与已知表头写法相近', en: 'spelled like a known header' },
    named: { zh: '表头的词义', en: 'by the words of the header' },
    hint: { zh: '表头中有相关的词', en: 'the header has a word of it' },
    values: { zh: '由取值看出', en: 'by the values' },
    pair: { zh: '日期与时刻分列', en: 'date and time of day stand apart' },
    unit: fill<'unit'>(
      (p) => `单位：${p.unit}`,
      (p) => `unit: ${p.unit}`,
    ),
    setting: { zh: '设置中已写', en: 'in the settings' },
  },
  answered: { zh: '已确认', en: 'confirmed' },
  encoding: {
    zh: '既不是 UTF-8，也不像中文编码',
    en: 'neither UTF-8 nor Chinese text',
  },
  maybeEncoding: fill<'others'>(
    (p) => `编码也可能是 ${p.others}；请看文字是否正确。`,
    (p) => `The encoding may also be ${p.others}. See whether the texts look right.`,
  ),
  delimiter: { zh: '分隔符', en: 'the delimiter' },
  headerLine: { zh: '表头所在行', en: 'where the header begins' },
  headerRows: { zh: '表头有两行', en: 'the header has two rows' },
  below: fill<'text'>(
    (p) => `末尾不是数据，如“${p.text}”`,
    (p) => `the last lines are no data, as "${p.text}"`,
  ),
  jsonPath: { zh: '列表的位置', en: 'where the list is' },
  sheet: { zh: '所读的工作表', en: 'the sheet that is read' },
  form: {
    zh: '全部取值只能这样读',
    en: 'all values can be read in this way only',
  },
  mostly: fill<'column' | 'count' | 'text'>(
    (p) => `${p.column}：${p.count} 种取值无法识别，如“${p.text}”`,
    (p) => `${p.column}: ${p.count} of the texts are not understood, such as "${p.text}"`,
  ),
  twoDigits: {
    zh: '年份只有两位；按 1970–2069 理解',
    en: 'years have two digits; taken to lie in 1970–2069',
  },
  blank: { zh: '表示“无”的写法', en: 'marks of nothing' },
  stillOut: { zh: '尚未复电', en: 'not restored yet' },
  zone: fill<'header'>(
    (p) => `表头“${p.header}”写明时区`,
    (p) => `the header "${p.header}" names the zone`,
  ),
  value: { zh: '取值的词义', en: 'by the meaning of the word' },
  ownNumber: {
    zh: '没有编号列；编号由文件与行号得出',
    en: 'there is no column of identifiers; they are made of the document and the line',
  },
  region: {
    zh: '地名不在四川；按文件中的地名列出',
    en: 'the places are not of Sichuan; these are the ones of the file',
  },
  noPlace: {
    zh: '文件中没有地点；整个文件作为一个城市',
    en: 'the file names no place; all of it is one city',
  },
  onlyDays: fill<'column'>(
    (p) => `${p.column} 只有日期，没有时刻；按零时计。`,
    (p) => `${p.column} has days without a time of day, which are read as midnight.`,
  ),
  unknownCities: fill<'count' | 'texts'>(
    (p) => `${p.count} 个地名不在区域中：${p.texts}`,
    (p) => `${p.count} places are not of the region: ${p.texts}`,
  ),
  alsoFits: fill<'column' | 'header' | 'others'>(
    (p) => `${p.column} 取“${p.header}”；也可能是 ${p.others}。`,
    (p) => `${p.column} is taken from "${p.header}"; it may also be ${p.others}.`,
  ),
  otherFeed: fill<'feed' | 'other'>(
    (p) => `按 ${p.feed} 理解；若是 ${p.other}，请加 --feed ${p.other}。`,
    (p) => `It is taken for ${p.feed}. If it is ${p.other}, use --feed ${p.other}.`,
  ),
  otherMembers: fill<'name' | 'others'>(
    (p) => `看的是压缩包中的 ${p.name}；另有 ${p.others}。`,
    (p) => `Of the archive, ${p.name} was looked at; there are also ${p.others}.`,
  ),
  otherSheets: fill<'sheet' | 'others'>(
    (p) => `看的是工作表“${p.sheet}”；另有 ${p.others}。`,
    (p) => `Sheet "${p.sheet}" was looked at; there are also ${p.others}.`,
  ),

  ask: {
    dateOrder: fill<'columns'>(
      (p) => `${p.columns} 的日期有两种读法，数据看不出年月日的次序`,
      (p) => `dates of ${p.columns} can be read in two ways, and no value tells which`,
    ),
    numbers: fill<'columns'>(
      (p) => `${p.columns} 的数字有两种读法，数据看不出小数点与千位分隔符`,
      (p) => `numbers of ${p.columns} can be read in two ways, and no value tells which`,
    ),
    end: {
      zh: '哪一列是用户恢复供电的时间？none 表示没有此列，所有停电都视为尚未恢复',
      en: 'which header is the time at which users are back? With none, all outages count as still out',
    },
    start: { zh: '哪一列是停电开始的时间？', en: 'which header is the start of the outage?' },
    users: {
      zh: '哪一列是停电的用户数（不是用户总数）？',
      en: 'which header is the number of users that are out (not of all users served)?',
    },
    served: {
      zh: '此列是否为所在地区的用户总数？用作用户基数',
      en: 'is this column the number of all users served in the area? It becomes the customer base',
    },
    column: fill<'zh' | 'en'>(
      (p) => `文件中没有认出“${p.zh}”；哪一列是？`,
      (p) => `no header was taken for this column (${p.en}); which one is it?`,
    ),
    constant: fill<'zh' | 'en'>(
      (p) => `文件中没有“${p.zh}”；各行都是什么？`,
      (p) => `the file does not have it (${p.en}); what is it for all rows?`,
    ),
    unit: fill<'header'>(
      (p) => `“${p.header}”的单位是什么？`,
      (p) => `in which unit is "${p.header}"?`,
    ),
    value: fill<'text' | 'count'>(
      (p) => `“${p.text}”（${p.count} 行）是哪一种？ignore 表示跳过这些行`,
      (p) => `which one is "${p.text}" (rows: ${p.count})? ignore skips them`,
    ),
    blanks: fill<'marks' | 'count'>(
      (p) => `${p.count} 行的复电时间写作 ${p.marks}`,
      (p) => `some rows have ${p.marks} for an end (${p.count})`,
    ),
    fillDown: fill<'columns'>(
      (p) => `${p.columns} 只在每组首行填写，其余为空；是否沿用上一行的值？`,
      (p) =>
        `${p.columns} are filled in the first row of each group only; do the others take the value above?`,
    ),
    groups: fill<'count' | 'text'>(
      (p) => `${p.count} 个编号各有几行不同的内容，如“${p.text}”`,
      (p) => `some identifiers (${p.count}) have several rows that differ, such as "${p.text}"`,
    ),
    zone: {
      zh: '时间带有时差；换算为哪个时区的标准时间？决定停电归入哪一日',
      en: 'times have offsets; to the standard time of which zone are they converted? It decides the days',
    },
    lists: { zh: '读取哪一个列表？', en: 'which list is to be read?' },
    split: fill<'text'>(
      (p) => `一格有多个地点，如“${p.text}”；是否拆开，由各地均分用户数？`,
      (p) =>
        `cells name several places, such as "${p.text}"; does each get an equal share of the users?`,
    ),
  },
  says: {
    stillOut: { zh: '尚未复电', en: 'users are still out' },
    skip: { zh: '跳过这些行', en: 'skip these rows' },
    reject: { zh: '不写，这些行被拒绝', en: 'say nothing; the rows are rejected' },
    groups: { zh: '同一事件的不同用户群，都计入', en: 'groups of users of one event; all count' },
    conflict: { zh: '互相矛盾，都拒绝', en: 'they contradict each other; all are rejected' },
    none: { zh: '没有此列', en: 'there is no such column' },
    notServed: { zh: '不用此列', en: 'the column is not used' },
    yes: { zh: '是', en: 'yes' },
    no: { zh: '否', en: 'no' },
    freeText: { zh: '或写出取值', en: 'or the value itself' },
    freeHeader: { zh: '或其他表头', en: 'or another header' },
    freeZone: { zh: '或其他 IANA 时区名', en: 'or another IANA name' },
  },
} satisfies WordTree;
