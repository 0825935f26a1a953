import { feedNames, feeds } from '../../schemas/feeds/index.js';
import { fill, type Words, type WordTree } from '../../schemas/words/index.js';

export const doctorWords = {
  noFolder: fill<'root'>(
    (p) => `没有文件夹 ${p.root}`,
    (p) => `There is no folder ${p.root}`,
  ),
  makeProject: fill<'folder'>(
    (p) => `用 shihu init ${p.folder} 新建项目。`,
    (p) => `Create a project with shihu init ${p.folder}.`,
  ),
  validSettings: fill<'file' | 'given'>(
    (p) => `设置有效：${p.file}（${p.given} 项）`,
    (p) => `The settings are valid: ${p.file} (${p.given} given)`,
  ),
  noSettings: {
    zh: '没有 shihu.yaml，全部取默认值',
    en: 'There is no shihu.yaml: all settings have their defaults',
  },
  useNewName: { zh: '请在 shihu.yaml 中改用新名。', en: 'Use the new name in shihu.yaml.' },

  fillFeed: fill<'feed'>(
    (p) => `请把文件放入 data/${p.feed}/；各列见 docs/feeds.md，shihu init 生成带表头的空表。`,
    (p) =>
      `Put files into data/${p.feed}/. docs/feeds.md lists the columns; shihu init writes empty files with headers.`,
  ),
  emptyFile: fill<'name'>(
    (p) => `${p.name}：空文件`,
    (p) => `${p.name}: the file is empty`,
  ),
  sheetNotRead: (p: { name: string; sheet: string; reason: Words }): Words => ({
    zh: `${p.name}：工作表“${p.sheet}”未读取：${p.reason.zh}`,
    en: `${p.name}: the sheet "${p.sheet}" is not read: ${p.reason.en}`,
  }),
  howRead: (p: {
    name: string;
    kind: string;
    sheet: string | null;
    line: number | null;
    unused: Words;
  }): Words => ({
    zh:
      [
        `${p.name}：${p.kind}`,
        ...(p.sheet === null ? [] : [`工作表“${p.sheet}”`]),
        ...(p.line ? [`表头在第 ${p.line} 行`] : []),
      ].join('，') + (p.unused.zh && `；未使用的列：${p.unused.zh}`),
    en:
      [
        `${p.name}: ${p.kind}`,
        ...(p.sheet === null ? [] : [`sheet "${p.sheet}"`]),
        ...(p.line ? [`header on line ${p.line}`] : []),
      ].join(', ') + (p.unused.en && `; columns not used: ${p.unused.en}`),
  }),

  perhapsNoProject: fill<'root'>(
    (p) => `${p.root} 中既没有 shihu.yaml 也没有 data/，可能不是项目文件夹`,
    (p) => `${p.root} has neither shihu.yaml nor data/: it may be the wrong folder`,
  ),
  goToProject: {
    zh: '请换到项目文件夹，或用 --project 指定；shihu init 新建项目。',
    en: 'Change to the project folder or name it with --project. shihu init creates a project.',
  },
  projectElsewhere: fill<'root' | 'near'>(
    (p) => `${p.root} 不是项目文件夹，项目可能在 ${p.near}`,
    (p) => `${p.root} is not a project folder; the project may be in ${p.near}`,
  ),
  useProject: fill<'near'>(
    (p) => `请用 --project ${p.near}。`,
    (p) => `Use --project ${p.near}.`,
  ),
  strayFile: fill<'name'>(
    (p) => `data/${p.name} 不会被读取：文件须放在某类数据的文件夹内`,
    (p) => `data/${p.name} is not read: files must be in the folder of their feed`,
  ),
  strayFolder: (p: { name: string; feed: string | undefined }): Words => ({
    zh: `文件夹 data/${p.name} 不会被读取${p.feed ? `；是否为 data/${p.feed}？` : ''}`,
    en: `The folder data/${p.name} is not read${p.feed ? `; did you mean data/${p.feed}?` : ''}`,
  }),
  renameFolder: fill<'feed'>(
    (p) => `请改名为 data/${p.feed}。`,
    (p) => `Rename it to data/${p.feed}.`,
  ),
  moveIntoFeed: {
    zh: `请移入 ${feedNames.map((name) => `data/${name}（${feeds[name].zh}）`).join('、')}。`,
    en: `Move it into ${feedNames.map((name) => `data/${name}`).join(', ')}.`,
  },
} satisfies WordTree;
