import type { z } from 'zod';
import { code, codes, document, table } from '../base/markdown.js';
import { calendarSeeds, ruleSeeds } from '../build/seeds.js';
import { sqlFiles, sqlFolder } from '../models/files.js';
import { readHeader } from '../models/header.js';
import { type CheckHeader, checkHeader, type ModelHeader, modelHeader } from '../models/headers.js';
import type { Key } from '../models/key.js';
import { layers } from '../models/models.js';
import { parseSettings } from '../project/settings.js';

type Part = (typeof layers)[number] | 'checks';

interface Documented<Header = ModelHeader | CheckHeader> {
  readonly name: string;
  readonly file: string;
  readonly part: Part;
  readonly header: Header;
}

/** The document in which each part stands; together they would be too long to read. */
const homes: Readonly<Record<Part, string>> = {
  staging: 'staging.md',
  intermediate: 'models.md',
  marts: 'marts.md',
  checks: 'checks.md',
};

/** Models of the forecast and of budgets have a document of their own. */
const FORECAST = 'forecast-models.md';

function homeOf({ part, header }: Documented): string {
  const isAhead = part === 'intermediate' && /"(?:Forecast|Budgets)"/u.test(header.source);
  return isAhead ? FORECAST : homes[part];
}

/** docs/staging.md, models.md, forecast-models.md, marts.md and checks.md: every model and check, from the header of its file. */
export async function modelReferences(): Promise<readonly (readonly [string, string])[]> {
  const models = (
    await Promise.all(layers.map((layer) => documented<ModelHeader>(layer, modelHeader)))
  ).flat();
  const checks = await documented<CheckHeader>('checks', checkHeader);
  const all = new Map([...models, ...checks].map((one) => [one.name, one]));
  const readers = (name: string) =>
    [...all.values()].filter(({ header }) => header.reads.includes(name)).map((one) => one.name);
  /** Checks are rows of a table, which nothing can point at. */
  const linksIn = (document: string) => (name: string) => {
    const found = all.get(name);
    if (!found || found.part === 'checks') return code(name);
    const home = homeOf(found);
    return `[${code(name)}](${home === document ? '' : home}#${name})`;
  };
  const sections = (document: string) => {
    const link = linksIn(document);
    return layers
      .filter((layer) => models.some((one) => one.part === layer && homeOf(one) === document))
      .flatMap((layer) => [
        `## ${layer}`,
        layerWords[layer],
        ...models
          .filter((one) => one.part === layer && homeOf(one) === document)
          .map(({ name, file, header }) =>
            [
              `### ${name}`,
              `${header.en} ${header.zh}`,
              sentence(header.meaning),
              [
                `- Grain: ${header.grain} Key: ${keyWords(header.key)}.`,
                `- Reads: ${header.reads.map(link).join(', ')}`,
                `- Read by: ${readers(name).map(link).join(', ') || 'nobody inside; published'}`,
                `- Source: ${linked(header.source)} In \`sql/${file}\`.`,
              ].join('\n'),
            ].join('\n\n'),
          ),
      ]);
  };
  const stagingDocument = document(
    'Staging · 取数',
    stagingIntro,
    ...sections('staging.md'),
    '## seeds',
    'What the settings say, as small tables that the models read. They come from `pipelines/build/seeds.ts`.',
    table(
      ['Seed', 'Columns', 'Read by'],
      seeds().map(({ name, columns }) => [
        code(name),
        codes(Object.keys(columns)),
        readers(name).map(linksIn('staging.md')).join(', '),
      ]),
    ),
  );
  const modelsDocument = document('Models · 模型', intro, ...sections('models.md'));
  const forecastDocument = document(
    'Models of the forecast and of budgets · 预测与预算的模型',
    forecastIntro,
    ...sections(FORECAST),
  );
  const martsDocument = document('Marts · 发布表的模型', martsIntro, ...sections('marts.md'));
  const checksDocument = document(
    'Checks · 数据检查',
    checkWords,
    table(
      ['Check', 'Severity', 'Holds when', '应满足', 'An offender is', 'Reads'],
      checks.map(({ name, header }) => [
        code(name),
        header.severity,
        header.en,
        header.zh,
        header.grain.replace(/^one row (?:per )?|\.$/gu, ''),
        header.reads.map(linksIn('checks.md')).join(', '),
      ]),
    ),
  );
  return [
    ['staging.md', stagingDocument],
    ['models.md', modelsDocument],
    [FORECAST, forecastDocument],
    ['marts.md', martsDocument],
    ['checks.md', checksDocument],
  ];
}

async function documented<Header extends ModelHeader | CheckHeader>(
  part: Part,
  shape: z.ZodType<Header>,
): Promise<Documented<Header>[]> {
  const files = await sqlFiles(sqlFolder, part);
  return files.map(({ name, file, sql }) => ({
    name,
    file,
    part,
    header: readHeader(shape, sql, file),
  }));
}

function seeds() {
  const defaults = parseSettings('');
  return [
    ...ruleSeeds(defaults, { asOf: null, dataFrom: null }, 0),
    ...calendarSeeds(defaults, null),
  ];
}

/** The columns of a key as code; what else is said of it stands in the head of the file. */
function keyWords({ columns }: Key): string {
  return columns.length > 0 ? codes(columns) : 'whole';
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
  intermediate: 'The method, one idea to a file.',
  marts: 'The tables of the published database; their columns are in [tables.md](tables.md).',
};

const intro = `Every file under \`sql/\` is one \`SELECT\`; the file's name is the relation's name. The runner finds
out what each reads, and runs it after that. "Source" names a section of [method.md](method.md). "Key" names the columns
from which a build finds what has changed ([architecture.md](architecture.md#how-a-build-finds-what-has-changed)). The
first layer has a document of its own, [staging.md](staging.md), and so have the models of the forecast,
[forecast-models.md](forecast-models.md), the last layer, [marts.md](marts.md), and the checks, [checks.md](checks.md).`;

const stagingIntro = `The first layer of the models, and the rules that all of them read. [models.md](models.md) explains how to read these
entries.`;

const forecastIntro = `The part of the middle layer that forecasts. [models.md](models.md) has the rest of it and explains how to read
these entries.`;

const martsIntro = `The last layer of the models. [models.md](models.md) has the layer before and explains how to read these entries.`;

const checkWords = `Every file under \`sql/checks/\` is one \`SELECT\` of what is wrong, and passes when that is nothing. \`error\`
means that the figures cannot be relied on, \`warning\` that someone should look into it, \`info\` that it is
good to know; all three are published in \`checks\` with their rows in \`check_failures\`. A broken
\`invariant\` is a defect of the program: nothing is published.`;
