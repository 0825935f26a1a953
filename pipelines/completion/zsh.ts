import { type CompletedCommand, valueFlags } from './tree.js';
import { isWords, type Values } from './values.js';

/** For zsh, as a file of its fpath or read with `source`. */
export function zshScript(tree: readonly CompletedCommand[]): string {
  return `#compdef shihu
# _shihu_ask KIND: what only the program knows
_shihu_ask() {
  local line tab=$'\\t'
  found=()
  for line in "\${(@f)$("\${words[1]}" complete "$1" -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ -n $line ]]; then found+=("\${line/$tab/:}"); fi
  done
}
_shihu() {
  local command='' prev="\${words[CURRENT-1]}" word
  local -i count=0 i=2
  local -a found
  while ((i < CURRENT)); do
    word="\${words[i]}"
    case "$word" in
      ${valueFlags(tree).join('|')}) ((i++)) ;;
      -*) ;;
      *) if [[ -z $command ]]; then command=$word; else ((count++)); fi ;;
    esac
    ((i++))
  done
  case "$command:$prev" in
${tree.flatMap(optionCases).join('\n')}
  esac
  if [[ \${words[CURRENT]} == -* ]]; then
    case "$command" in
${tree.map(flagCase).join('\n')}
      *) found=('--help' '--version') ;;
    esac
    _describe option found
    return
  fi
  if [[ -z $command || ($command == help && $count == 0) ]]; then
    found=(${tree.map(({ name, what }) => entry(name, what)).join(' ')} 'help')
    _describe command found
    return
  fi
  case "$command:$count" in
${tree.flatMap(argumentCases).join('\n')}
    *) _files ;;
  esac
}
if [[ \${funcstack[1]} == _shihu ]]; then _shihu "$@"; elif (( $+functions[compdef] )); then compdef _shihu shihu; fi
`;
}

function optionCases({ name, options }: CompletedCommand): string[] {
  return options.flatMap(({ flags, values }) =>
    values === undefined
      ? []
      : [`    ${flags.map((flag) => `${name}:${flag}`).join('|')}) ${reply(values)}; return ;;`],
  );
}

function flagCase({ name, options }: CompletedCommand): string {
  const flags = options.flatMap(({ flags: all, what }) =>
    all.filter((flag) => flag.startsWith('--')).map((flag) => entry(flag, what)),
  );
  return `      ${name}) found=(${flags.join(' ')} '--help') ;;`;
}

function argumentCases({ name, arguments: places, isVariadic }: CompletedCommand): string[] {
  return places.map((values, i) => {
    const place = isVariadic && i === places.length - 1 ? '*' : String(i);
    return `    ${name}:${place}) ${reply(values)} ;;`;
  });
}

function reply(values: Values): string {
  if (values === 'files') return '_files';
  if (values === 'folders') return '_files -/';
  if (!isWords(values)) {
    // After `city=` or `line=` its value follows at once.
    const end = values.ask === 'parameters' || values.ask === 'items' ? " -S ''" : '';
    return `_shihu_ask ${values.ask}; _describe value found${end}`;
  }
  return `found=(${values.map(({ word, what }) => entry(word, what)).join(' ')}); _describe value found`;
}

/** As _describe wants it: the word, a colon, what it is. */
function entry(word: string, what?: string): string {
  const text = [word, ...(what ? [what] : [])].map((part) => part.replace(/[\\:]/gu, '\\$&'));
  return `'${text.join(':').replaceAll("'", "'\\''")}'`;
}
