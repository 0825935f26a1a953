import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

/** What is wrong with a file of settings as YAML, whatever it sets. */
export const yamlWords = {
  more: fill<'count'>(
    (p) => `另有 ${p.count} 处`,
    (p) => `and ${p.count} more`,
  ),
  tooDeep: { zh: '括号或列表嵌套过深', en: 'brackets or lists are nested too deeply' },
  twice: fill<'name'>(
    (p) => `“${p.name}”出现了两次`,
    (p) => `"${p.name}" is given twice`,
  ),
  noName: { zh: '名称必须是一段文字', en: 'a name must be a text' },
  circle: {
    zh: '别名（*）指向它自己所在的部分',
    en: 'an alias (*) stands for what it is a part of',
  },
  bomb: {
    zh: '别名（*）层层引用，展开后过大',
    en: 'aliases (*) of aliases would become too large',
  },
  noAnchor: {
    zh: '别名（*）没有对应的锚点（&）',
    en: 'an alias (*) has no anchor (&) before it',
  },
} satisfies WordTree;

/** In Chinese what the parser says in English, by its code. */
export const yamlReasons: Readonly<Record<string, string>> = {
  BAD_ALIAS: '别名（*）写法不对',
  BAD_DQ_ESCAPE: '双引号中的反斜杠写法不对',
  BAD_INDENT: '缩进不一致',
  BAD_SCALAR_START: '值不能以这个字符开头，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '同一行中有多个冒号，或列表写在了名称的后面',
  BLOCK_IN_FLOW: '方括号或花括号中不能换成缩进的写法',
  KEY_OVER_1024_CHARS: '名称过长',
  MISSING_CHAR: '缺少冒号、引号、逗号或括号',
  MULTILINE_IMPLICIT_KEY: '名称后缺少冒号，或引号没有结束',
  MULTIPLE_ANCHORS: '一个值有多个锚点（&）',
  MULTIPLE_DOCS: '文件中有多份文档（---），只能有一份',
  RESOURCE_EXHAUSTION: '括号或列表嵌套过深',
  TAB_AS_INDENT: '缩进不能用制表符，请用空格',
  TAG_RESOLVE_FAILED: '标签（!）无法识别',
  UNEXPECTED_TOKEN: '有多余的内容',
};

/** What the parser says, in both languages. */
export function yamlReason(code: string, message: string): Words {
  return { zh: yamlReasons[code] ?? message, en: message };
}
