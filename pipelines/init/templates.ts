import { csvRecord } from '../../reports/base/csv.js';
import {
  type FeedName,
  feedColumns,
  feedNames,
  feeds,
  keptColumns,
} from '../../schemas/feeds/index.js';
import { sichuan } from '../../schemas/region.js';
import { settingsSchema } from '../../schemas/settings/settings.js';
import { vocabularyOf } from '../../schemas/vocabulary.js';

const vocabulary = vocabularyOf(sichuan);

/** JSON Schema of `shihu.yaml`, of the draft that editors know best. */
export function settingsJsonSchema(): string {
  const schema = settingsSchema.toJSONSchema({ io: 'input', target: 'draft-7', reused: 'ref' });
  return `${JSON.stringify({ title: 'shihu.yaml', ...schema }, null, 2)}\n`;
}

/** JSON Schema of a feed's rows: every cell is a text, described with its other names. */
export function feedJsonSchema(feed: FeedName): string {
  const columns = feedColumns(feed, vocabulary);
  const { zh, en, grain } = feeds[feed];
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${zh} · ${en}`,
    description: `${grain.zh}。${grain.en}.`,
    type: 'object',
    properties: Object.fromEntries(
      columns.map((column) => [
        column.name,
        {
          type: 'string',
          title: column.zh,
          description: `${column.zh}。${column.en}.`,
          'x-kind': column.kind,
          'x-aliases': column.aliases,
        },
      ]),
    ),
    required: columns.filter((column) => column.required).map(({ name }) => name),
    // Columns of its own that a file has are kept aside.
    additionalProperties: { type: 'string' },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** Header-only files to fill, with Chinese headers, in the encoding that Excel expects. */
export function feedTemplates(): { path: string; text: string }[] {
  return feedNames.map((feed) => {
    const columns = keptColumns(feedColumns(feed, vocabulary));
    const headers = columns.map(({ name, aliases }) => aliases[0] ?? name);
    const text = `\ufeff${csvRecord(headers)}\r\n`;
    return { path: `templates/${feed}.csv`, text };
  });
}

/** What the feeds hold, for whoever fills them. */
export function projectReadme(): string {
  const sections = feedNames.map((feed) => {
    const { zh, en, grain } = feeds[feed];
    const rows = feedColumns(feed, vocabulary).map(
      (column) =>
        `| \`${column.name}\` | ${column.aliases.join('、')} | ${column.required || column.decisive ? '✓' : ''} | ${column.zh} | ${column.en} |`,
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
Put files into the folders under \`data/\` (\`templates/\` has empty tables with headers), then run \`shihu run\`.

${sections.join('\n')}`;
}
