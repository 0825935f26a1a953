import type { Argument, Command, Option } from 'commander';
import { errorCodes } from '../../schemas/codes/index.js';
import { outputFile, outputs } from '../../schemas/outputs/index.js';
import type { Language } from '../../schemas/words/index.js';
import { exit } from '../base/errors.js';
import { code, codes, document, listing, table } from '../base/markdown.js';
import { examplesOf } from '../cli/examples.js';
import { commonOptions } from '../cli/options.js';
import { buildProgram } from '../cli/program.js';
import type { Ends } from '../terminal/io.js';

/** docs/commands.md: the command line, from the program that parses it. */
export function commandsReference(): string {
  const [en, zh] = [programIn('en'), programIn('zh')];
  const pairs = en.commands.map((command, i) => ({ en: command, zh: zh.commands[i] ?? command }));
  return document(
    'Commands · 命令',
    `${en.description()}. ${zh.description()}。`,
    table(
      ['Command', 'Does', '作用'],
      pairs.map((pair) => [
        `[${code(usageOf(pair.en))}](#${pair.en.name()})`,
        pair.en.description(),
        pair.zh.description(),
      ]),
    ),
    '## Everywhere · 通用选项',
    optionTable(commonOptions('en'), commonOptions('zh')),
    exits,
    json,
    ...pairs.map((pair) => section(pair.en, pair.zh)),
  );
}

/** docs/errors.md */
export function errorsReference(): string {
  return document(
    'Codes of errors · 错误代码',
    `[Schema](../schemas/json/${outputFile('error')})`,
    errorTable(),
  );
}

export function programIn(language: Language): Command {
  return buildProgram(silent(language));
}

/** docs/help.zh.txt and docs/help.en.txt: what --help prints, at hand without loading a command. */
export function helpText(language: Language): string {
  const said: string[] = [];
  const program = buildProgram({ ...silent(language), out: (text) => said.push(text) });
  program.configureOutput({ getOutHelpWidth: () => 80 });
  program.outputHelp();
  return `${said.join('\n')}\n`;
}

const nothing = () => undefined;

function silent(language: Language): Ends {
  const ends: Partial<Ends> = { language, isTerminal: false, out: nothing, note: nothing };
  return { ...ends, progress: nothing } as Ends;
}

const exits = `The exit code is ${exit.done} when the work is done, ${exit.failed} when it failed, ${exit.usage} when the command line or the
settings are wrong, and ${exit.strict} when \`--strict\` found rejected rows, files not
read or failed checks of severity error or warning. Standard output holds
only the results; notes and progress go to standard error. With \`--json\` an error is the last line of
standard error, one object: \`{"error": {"code", "message", "hint"}}\`. The code is one of those
[a list](errors.md). Message and hint are in the language of the call, and the hint can be null. Wrong command
lines and bugs in the program are reported in the same way.

Names and cells can hold characters that steer a terminal, reorder text or are not seen at all. In whatever people
read they are spelled, as in \`\\u001b\`; in JSON that is the same JSON. What \`query\` gives as CSV, JSON or NDJSON
into a pipe or a file is data and stays as it is.

Messages are in the language of \`--lang\`, else of \`SHIHU_LANG\`, else of the locale (the first of \`LC_ALL\`,
\`LC_MESSAGES\` and \`LANG\` that is set): English if it names a language other than Chinese, else Chinese. Files
that are written (reports, rejected rows, the catalogue) follow only \`--lang\` and \`SHIHU_LANG\` and are otherwise
in Chinese, so that the locale of a machine cannot change what is filed.`;

const json = `## JSON

What a command prints under \`--json\` has a JSON Schema, shipped in the package and linked at each command. An object
has exactly the members that its schema names.

- Names are in snake case. Places, times and figures have the names of the [published tables](tables.md):
  \`city_code\`, \`city_name\`, \`area_tier\`, \`period\`, \`period_kind\`, \`batch_id\`, \`source_file\`, \`source_line\`.
- \`source_file\` is a file that was loaded, by the name that it has in the tables. \`file\`, \`folder\`, \`report\`,
  \`workbook\`, \`index\`, \`published\` are paths of what was written.
- A list has a plural name. A number of rows is \`rows\` or has it in its name (\`rows_read\`, \`failing_rows\`); numbers of
  files, cells and cities end in \`_count\`.
- Dates and times are ISO 8601, times without a zone are local.
- A text that the program writes in both languages is \`{"zh", "en"}\`. Columns of tables that hold such a text come in
  pairs, such as \`message\` and \`message_en\`.
- What is not there is null.
- A whole number that a double can't hold is a string. A column has one type: if one of its numbers is a string, all
  of them are, in results of queries and in every other list. In a list, struct or map inside a column this holds for
  each place. A decimal is a number with all its digits; NaN and infinity are null.`;

function errorTable(): string {
  return table(
    ['Code', 'Means', '含义'],
    errorCodes.names.map((name) => [
      code(name),
      errorCodes.words[name].en,
      errorCodes.words[name].zh,
    ]),
  );
}

/** Links to the schemas of what the command prints. */
function schemasOf(command: Command): string {
  const links = Object.keys(outputs)
    .filter((name) => name.split(' ')[0] === command.name())
    .map((name) => `[${code(`${name} --json`)}](../schemas/json/${outputFile(name)})`);
  return `JSON: ${links.join(', ')}`;
}

function section(en: Command, zh: Command): string {
  const common = new Set(commonOptions('en').map(({ flags }) => flags));
  const own = (command: Command) => command.options.filter(({ flags }) => !common.has(flags));
  const parts = [
    `## ${en.name()}`,
    code(`${usageOf(en)} [options]`),
    `${en.description()}. ${zh.description()}。`,
  ];
  if (en.registeredArguments.some(({ description }) => description !== '')) {
    parts.push(argumentTable(en.registeredArguments, zh.registeredArguments));
  }
  if (own(en).length > 0) parts.push(optionTable(own(en), own(zh)));
  const lines = examplesOf(en.name()).map(
    ({ line, en: what, zh: was }) => `# ${what} · ${was}\n${line}`,
  );
  if (lines.length > 0) parts.push(listing('sh', lines.join('\n')));
  parts.push(schemasOf(en));
  return parts.join('\n\n');
}

function usageOf(command: Command): string {
  const names = command.registeredArguments.map((argument) => {
    const name = argument.name() + (argument.variadic ? '...' : '');
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return ['shihu', command.name(), ...names].join(' ');
}

function optionTable(en: readonly Option[], zh: readonly Option[]): string {
  return table(
    ['Option', 'Values', 'Does', '作用'],
    en.map((option, i) => [
      code(option.flags),
      valuesOf(option),
      option.description,
      zh[i]?.description ?? '',
    ]),
  );
}

function argumentTable(en: readonly Argument[], zh: readonly Argument[]): string {
  return table(
    ['Argument', 'Values', 'Is', '含义'],
    en.map((argument, i) => [
      code(argument.name()),
      valuesOf(argument),
      argument.description,
      zh[i]?.description ?? '',
    ]),
  );
}

function valuesOf(one: Option | Argument): string {
  const choices = one.argChoices ? codes(one.argChoices) : '';
  const isNeeded = 'mandatory' in one && one.mandatory ? 'required' : '';
  const written = one.defaultValue === undefined ? '' : `default ${code(String(one.defaultValue))}`;
  return [choices, isNeeded, written].filter((part) => part !== '').join('; ');
}
