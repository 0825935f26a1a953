import { type CompletedCommand, valueFlags } from './tree.js';
import type { Values } from './values.js';

/** For bash from 3.2 on, and without the package bash-completion. */
export function bashScript(tree: readonly CompletedCommand[]): string {
  const commands = tree.map(({ name }) => name).join(' ');
  return `# shihu completion bash
_shihu_words() { local IFS=$' \\n'; COMPREPLY=($(compgen -W "$1" -- "$cur")); }
_shihu_folders() { local IFS=$'\\n'; COMPREPLY=($(compgen -d -- "$cur")); }
_shihu() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  local command='' count=0 i=1 word
  # --option=value comes as three words
  if [[ $cur == '=' ]]; then cur=''; elif [[ $prev == '=' ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  while ((i < COMP_CWORD)); do
    word="\${COMP_WORDS[i]}"
    case "$word" in
      ${valueFlags(tree).join('|')})
        if [[ "\${COMP_WORDS[i+1]}" == '=' ]]; then ((i++)); fi
        ((i++)) ;;
      -*|=) ;;
      *) if [[ -z $command ]]; then command=$word; else ((count++)); fi ;;
    esac
    ((i++))
  done
  COMPREPLY=()
  case "$command:$prev" in
${tree.flatMap(optionCases).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case "$command" in
${tree.map(flagCase).join('\n')}
      *) _shihu_words '--help --version' ;;
    esac
    return
  fi
  if [[ -z $command || ($command == help && $count == 0) ]]; then _shihu_words '${commands} help'; return; fi
  case "$command:$count" in
${tree.flatMap(argumentCases).join('\n')}
  esac
}
# what is left empty is completed with the names of files
complete -o bashdefault -o default -F _shihu shihu
`;
}

function optionCases({ name, options }: CompletedCommand): string[] {
  return options.flatMap(({ flags, values }) =>
    values === undefined
      ? []
      : [`    ${flags.map((flag) => `${name}:${flag}`).join('|')}) ${reply(values)}return ;;`],
  );
}

function flagCase({ name, options }: CompletedCommand): string {
  const flags = options.flatMap((option) => option.flags.filter((flag) => flag.startsWith('--')));
  return `      ${name}) _shihu_words '${[...flags, '--help'].join(' ')}' ;;`;
}

function argumentCases({ name, arguments: places, isVariadic }: CompletedCommand): string[] {
  return places.flatMap((values, i) => {
    const place = isVariadic && i === places.length - 1 ? '*' : String(i);
    const said = reply(values);
    return said === '' ? [] : [`    ${name}:${place}) ${said};;`];
  });
}

function reply(values: Values): string {
  if (values === 'files') return '';
  if (values === 'folders') return '_shihu_folders; ';
  return `_shihu_words '${values.map(({ word }) => word).join(' ')}'; `;
}
