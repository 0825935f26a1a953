import { code, document, table } from '../base/markdown.js';
import { loadAnalyses } from '../models/analyses.js';

/** docs/questions.md: the saved questions, from the heads of their files. */
export async function questionsReference(): Promise<string> {
  const analyses = await loadAnalyses();
  return document(
    'Saved questions · 现成的分析',
    intro,
    table(
      ['Name', 'Question', '问题'],
      analyses.map(({ name, header }) => [`[${code(`@${name}`)}](#${name})`, header.en, header.zh]),
    ),
    ...analyses.map(({ name, header: { zh, en, grain, reading, parameters } }) =>
      [
        `## ${name}`,
        `${en}. ${zh}。`,
        [
          `- Grain: ${grain}`,
          ...parameters.map(
            (parameter) =>
              `- ${code(`--param ${parameter.name}=…`)}, by default ${parameter.otherwise}`,
          ),
        ].join('\n'),
        reading,
      ].join('\n\n'),
    ),
  );
}

const intro = `${code('shihu query @NAME')} runs one of these on the published database, in any format; ${code('shihu query @')} lists
them. Each is a \`SELECT\` under \`sql/analyses/\`, to be copied and changed: a city is given by its code, a tier as
\`central\`, \`urban\`, \`town\` or \`rural\`.`;
