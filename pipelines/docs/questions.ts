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
them. A city and a tier are given by any of their names, ${code('--param NAME=NULL')} passes no value, and a value that there
is not is refused with the one that is nearest.

A project can have questions of its own: a file ${code('sql/analyses/NAME.sql')} in its folder is ${code('@NAME')}, and is found before one
of these. ${code('shihu query @worst_lines --sql -o sql/analyses/my_lines.sql')} copies one to be changed. Its head is a comment:
${code('zh:')} or ${code('en:')} is what it answers, ${code('Params:')} its parameters, ${code('Grain:')} and ${code('Read:')} may be left out. A parameter is written
${code('name (default: …)')}. The default is the value that is taken where none is given; anything that is no value is words for what
the SQL does with NULL, and a text is put in quotes to be a value. ${code('city')}, ${code('tier')} and ${code('year')} are known by their
names, a parameter whose default is a whole number takes whole numbers, and others any text, unless the head says which:
${code('cause (default: all causes; of outage_facts.cause)')} takes what stands in that column, and
${code('by (default: line; one of line, county)')} one of a list.

自己的分析放在项目文件夹的 ${code('sql/analyses/名称.sql')}，以 ${code('@名称')} 运行，同名时先于程序自带的。文件开头以注释写明：
${code('zh:')} 或 ${code('en:')} 为标题，${code('Params:')} 为参数，${code('Grain:')}、${code('Read:')} 可省略。参数写作 ${code('名称 (default: …)')}：默认值是值时照用，
不是值的文字只说明查询遇到 NULL 时怎样做；文本作默认值须加单引号。市州、地区特征可用任何名称，${code('--param 名称=NULL')} 为不给值，
没有的值会被拒绝并提示最接近的一个。`;
