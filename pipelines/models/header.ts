/** What the comment at the head of an SQL file says; absent parts are empty. */
export interface Header {
  readonly grain: string;
  readonly meaning: string;
  readonly reads: readonly string[];
  readonly source: string;
  readonly severity: string;
  readonly zh: string;
  readonly en: string;
}

const keys = ['Severity', 'zh', 'en', 'Grain', 'Meaning', 'Reads', 'Source'] as const;
const part = new RegExp(`(?:^|\\s)(${keys.join('|')}): `, 'u');

export function headerOf(sql: string): Header {
  const lines = sql.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  const text = lines
    .slice(0, end)
    .map((line) => line.replace(/^--\s*/u, ''))
    .join(' ');
  const pieces = text.split(part);
  const said = (key: (typeof keys)[number]) => {
    const at = pieces.indexOf(key);
    return at < 0 ? '' : (pieces[at + 1] ?? '').trim();
  };
  return {
    grain: said('Grain'),
    meaning: said('Meaning'),
    reads: said('Reads').replace(/\.$/u, '').split(', '),
    source: said('Source'),
    severity: said('Severity'),
    zh: said('zh'),
    en: said('en'),
  };
}
