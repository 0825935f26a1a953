import { type CompletedCommand, valueFlags } from './tree.js';
import { type Asked, isWords, type Values } from './values.js';

/** For fish 3 and later. */
export function fishScript(tree: readonly CompletedCommand[]): string {
  return `# shihu completion fish
function __shihu_at --description 'whether the command is $argv[1] and it has $argv[2] arguments so far'
    set -l command ''
    set -l count 0
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
            continue
        end
        switch $word
            case ${valueFlags(tree).map(quoted).join(' ')}
                set skip 1
            case '-*'
            case '*'
                if test -z "$command"
                    set command $word
                else
                    set count (math $count + 1)
                end
        end
    end
    test "$command" = "$argv[1]"; or return 1
    switch "$argv[2]"
        case ''
            return 0
        case '*+'
            test $count -ge (string replace + '' -- $argv[2])
        case '*'
            test $count -eq $argv[2]
    end
end
function __shihu_ask --description 'what the program knows of the project'
    shihu complete $argv[1] -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null
end
complete -c shihu -n '__shihu_at ""' -f
complete -c shihu -n '__shihu_at ""' -s v -l version
complete -c shihu -s h -l help
${tree.map(({ name, what }) => `complete -c shihu -n '__shihu_at ""' -a ${name} -d ${quoted(what)}`).join('\n')}
complete -c shihu -n '__shihu_at help 0' -f -a ${quoted(tree.map(({ name }) => name).join(' '))}
${tree.flatMap(linesOf).join('\n')}
`;
}

function linesOf(command: CompletedCommand): string[] {
  const { name, options, arguments: places, isVariadic } = command;
  const start = (condition: string) => `complete -c shihu -n ${quoted(`__shihu_at ${condition}`)}`;
  return [
    ...options.map(({ flags, what, values }) => {
      const names = flags.map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      );
      return [start(name), ...names, ...taken(values), `-d ${quoted(what)}`].join(' ');
    }),
    ...places.flatMap((values, i) => {
      const place = isVariadic && i === places.length - 1 ? `${i}+` : String(i);
      if (values === 'files') return [];
      return wordsOf(values).map((words) => `${start(`${name} ${place}`)} -f ${words}`);
    }),
  ];
}

function taken(values: Values | undefined): string[] {
  if (values === undefined) return [];
  if (values === 'files') return ['-r', '-F'];
  return ['-x', ...(wordsOf(values).length > 0 ? [joined(values)] : [])];
}

/** Words of one option have to stand in one list; of an argument each can have its own line. */
function joined(values: Exclude<Values, 'files'>): string {
  if (values === 'folders') return "-a '(__fish_complete_directories)'";
  if (!isWords(values)) return asked(values);
  const lines = values.map(({ word, what }) => (what ? `${word}\t${what}` : word));
  return `-a ${quoted(lines.join('\n'))}`;
}

function wordsOf(values: Exclude<Values, 'files'>): string[] {
  if (values === 'folders') return ["-a '(__fish_complete_directories)'"];
  if (!isWords(values)) return [asked(values)];
  return values.map(({ word, what }) => `-a ${quoted(word)}${what ? ` -d ${quoted(what)}` : ''}`);
}

/** What only the program knows. */
function asked({ ask }: Asked): string {
  return `-a '(__shihu_ask ${ask})'`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/gu, '\\$&')}'`;
}
