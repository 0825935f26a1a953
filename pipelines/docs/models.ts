import { layers, sqlFiles, sqlFolder } from '../build/models.js';
import { calendarSeeds, ruleSeeds } from '../build/seeds.js';
import { parseSettings } from '../project/settings.js';
import { type Header, headerOf } from './header.js';
import { code, codes, document, table } from './markdown.js';

interface Documented extends Header {
  readonly name: string;
  readonly file: string;
}

/** docs/models.md: every model and check, from the header of its file. */
export async function modelsReference(): Promise<string> {
  const models: (Documented & { layer: string })[] = [];
  for (const layer of layers) {
    models.push(...(await documented(layer)).map((model) => ({ ...model, layer })));
  }
  const checks = await documented('checks');
  const known = new Set(models.map(({ name }) => name));
  const readers = (name: string) =>
    [...models, ...checks].filter(({ reads }) => reads.includes(name)).map((model) => model.name);
  const link = (name: string) => (known.has(name) ? `[${code(name)}](#${name})` : code(name));
  return document(
    'Models and checks · 模型与检查',
    intro,
    ...layers.flatMap((layer) => [
      `## ${layer}`,
      layerWords[layer],
      ...models
        .filter((model) => model.layer === layer)
        .map((model) =>
          [
            `### ${model.name}`,
            `${sentence(model.meaning)}`,
            [
              `- Grain: ${model.grain}`,
              `- Reads: ${model.reads.map(link).join(', ')}`,
              `- Read by: ${readers(model.name).map(link).join(', ') || 'nobody inside; published'}`,
              `- Source: ${linked(model.source)} In \`sql/${model.file}\`.`,
            ].join('\n'),
          ].join('\n\n'),
        ),
    ]),
    '## seeds',
    'What the settings say, as small tables that the models read. They come from `pipelines/build/seeds.ts`.',
    table(
      ['Seed', 'Columns', 'Read by'],
      seeds().map(({ name, columns }) => [
        code(name),
        codes(Object.keys(columns)),
        readers(name).map(link).join(', '),
      ]),
    ),
    '## checks',
    checkWords,
    table(
      ['Check', 'Severity', 'Holds when', '应满足', 'An offender is', 'Reads'],
      checks.map((check) => [
        code(check.name),
        check.severity,
        check.en,
        check.zh,
        check.grain.replace(/^one row (?:per )?|\.$/gu, ''),
        check.reads.map(link).join(', '),
      ]),
    ),
  );
}

async function documented(part: string): Promise<Documented[]> {
  const files = await sqlFiles(sqlFolder, part);
  return files.map(({ name, file, sql }) => ({ name, file, ...headerOf(sql) }));
}

function seeds() {
  const defaults = parseSettings('');
  return [
    ...ruleSeeds(defaults, { asOf: null, dataFrom: null }, 0),
    ...calendarSeeds(defaults, null),
  ];
}

/** Sections of the method that a header names in quotes, as links. */
function linked(source: string): string {
  return source.replace(/"([^"]+)"/gu, (_, section: string) => {
    const anchor = section.toLowerCase().replaceAll(' ', '-');
    return `[${section}](method.md#${anchor})`;
  });
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const layerWords = {
  staging: 'Of every row ever loaded, those in force at the state of knowledge asked for.',
  intermediate: 'The method, one idea to a file. Temporary: gone when the build ends.',
  marts: 'The tables of the published database; their columns are in [tables.md](tables.md).',
};

const intro = `Every file under \`sql/\` is one \`SELECT\`; the file's name is the relation's name. The runner finds
out from DuckDB's parse of each what it reads, and runs it after that. "Source" names a section of
[method.md](method.md).`;

const checkWords = `A check selects what is wrong, and passes when that is nothing. \`error\` means that the figures can't be relied
on as they are, \`warning\` that someone should look, \`info\` that it is worth knowing; all three are
published in \`checks\` with their rows in \`check_failures\`. A broken \`invariant\` is a defect of the
program: nothing is published.`;
