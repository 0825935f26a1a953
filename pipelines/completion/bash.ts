import { type CompletedCommand, valueFlags } from './tree.js';
import { isWords, type Values } from './values.js';

/** For bash from 3.2 on, and without the package bash-completion. */
export function bashScript(tree: readonly CompletedCommand[]): string {
  const commands = tree.map(({ name }) => name).join(' ');
  return `# shihu completion bash
_shihu_words() { local IFS=$' \\n'; COMPREPLY=($(compgen -W "$1" -- "$cur")); }
# _shihu_ask KIND: what only the program knows; never expanded, as it comes from a project
_shihu_ask() {
  local word what
  while IFS=$'\\t' read -r word what; do
    if ((strip)); then word="\${word#*=}"; fi
    if [[ $word == "$cur"* ]]; then COMPREPLY+=("$word"); fi
  done < <("\${COMP_WORDS[0]}" complete "$1" -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ \${#COMPREPLY[@]} == 1 && \${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}
_shihu_folders() { local IFS=$'\\n'; COMPREPLY=($(compgen -d -- "$cur")); }
_shihu() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  local command='' count=0 i=1 word at=0 strip=0
  # --option=value comes as three words, and so does --param name=value
  if [[ $cur == '=' ]]; then cur=''; at=$((COMP_CWORD-1)); elif [[ $prev == '=' ]]; then at=$((COMP_CWORD-2)); fi
  if ((at)); then
    prev="\${COMP_WORDS[at]}"
    if [[ $prev != -* ]]; then prev="\${COMP_WORDS[at-1]}"; strip=1; fi
  fi
  while ((i < COMP_CWORD)); do
    word="\${COMP_WORDS[i]}"
    case "$word" in
      ${valueFlags(tree).join('|')})
        if [[ "\${COMP_WORDS[i+1]}" == '=' ]]; then ((i++)); fi
        ((i++))
        if [[ "\${COMP_WORDS[i+1]}" == '=' ]]; then ((i+=2)); fi ;;
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
  if (!isWords(values)) return `_shihu_ask ${values.ask}; `;
  return `_shihu_words '${values.map(({ word }) => word).join(' ')}'; `;
}
