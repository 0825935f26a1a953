import Papa from 'papaparse';
import { z } from 'zod';
import {
  type FeedName,
  feedColumns,
  feedNames,
  feedSchema,
  feeds,
} from '../../schemas/feeds/index.js';
import { sichuan } from '../../schemas/region.js';
import { settingsSchema } from '../../schemas/settings.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';

const vocabulary = vocabularyOf(sichuan);

/** JSON Schema of `shihu.yaml`, for editors. */
export function settingsJsonSchema(): string {
  const schema = settingsSchema.toJSONSchema({ io: 'input' });
  return `${JSON.stringify({ title: 'shihu.yaml', ...schema }, null, 2)}\n`;
}

/** JSON Schema of a feed's rows: every cell is a text, described with its other names. */
export function feedJsonSchema(feed: FeedName): string {
  const shape = feedSchema(feed, vocabulary).shape;
  const columns = feedColumns(feed, vocabulary);
  const schema = z.toJSONSchema(z.object(shape), { io: 'input', unrepresentable: 'any' });
  const properties = Object.fromEntries(
    columns.map(({ name, zh, en, kind, aliases }) => [
      name,
      { type: 'string', title: zh, description: en, 'x-kind': kind, 'x-aliases': aliases },
    ]),
  );
  const required = columns.filter((column) => column.required).map(({ name }) => name);
  const { zh, en, grain } = feeds[feed];
  return `${JSON.stringify({ ...schema, title: `${zh} · ${en}`, description: `${grain.zh}。${grain.en}.`, properties, required }, null, 2)}\n`;
}

/** A settings file in which every setting stands as a comment with its default. */
export function settingsTemplate(): string {
  const { properties } = JSON.parse(settingsJsonSchema()) as {
    properties: Record<string, { description?: string; default?: unknown }>;
  };
  const entries = Object.entries(properties).map(([name, { description, default: value }]) => {
    const shown = value === undefined ? '' : ` ${JSON.stringify(value)}`;
    return `# ${description ?? ''}\n# ${name}:${shown}\n`;
  });
  return `# yaml-language-server: $schema=./shihu.schema.json
# shihu 的设置：去掉行首的 # 即可修改；未写的设置取默认值。
# Settings of shihu: take the # away to change one; what is not given has its default.

${entries.join('\n')}`;
}

/** Header-only files to fill, with Chinese headers, in the encoding that Excel expects. */
export function feedTemplates(): { path: string; text: string }[] {
  return feedNames.map((feed) => {
    const headers = feedColumns(feed, vocabulary).map(({ name, aliases }) => aliases[0] ?? name);
    const text = `\ufeff${Papa.unparse([headers], { newline: '\r\n' })}\r\n`;
    return { path: `templates/${feed}.csv`, text };
  });
}

export function projectReadme(): string {
  const sections = feedNames.map((feed) => {
    const { zh, en, grain } = feeds[feed];
    const rows = feedColumns(feed, vocabulary).map(
      (column) =>
        `| \`${column.name}\` | ${column.aliases.join('、')} | ${column.required ? '✓' : ''} | ${column.zh} | ${column.en} |`,
    );
    return `## data/${feed}/ · ${zh} · ${en}

${grain.zh}。${grain.en}.

| 列 column | 其他表头 other headers | 必填 required | 含义 | meaning |
|---|---|---|---|---|
${rows.join('\n')}
`;
  });
  return `# shihu 项目 · a shihu project

把文件放入 \`data/\` 的相应文件夹（\`templates/\` 中有带表头的空表），然后运行 \`shihu run\`。
Put files into the folders under \`data/\` (\`templates/\` has empty ones with the headers), then run \`shihu run\`.

${sections.join('\n')}`;
}
