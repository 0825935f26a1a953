/** Lines of a document, both ends included, whose rows share a standing. */
export interface Run {
  readonly standing: number;
  readonly first: number;
  readonly last: number;
}

export type Runs = readonly Run[];

/** The first of consecutive rows that share a standing. */
export interface RunStart {
  readonly standing: number;
  readonly first: number;
  /** Line of the row before it; of the first row, anything. */
  readonly lineBefore: number;
}

/**
 * Consecutive rows of one standing as runs, without those of the version's own.
 * @param starts in the order of their lines
 * @param last line of the last row
 */
export function runsOf(starts: readonly RunStart[], last: number, own: number): Run[] {
  return starts
    .map(({ standing, first }, i) => ({
      standing,
      first,
      last: starts[i + 1]?.lineBefore ?? last,
    }))
    .filter(({ standing }) => standing !== own);
}

/** As `1:2-57 60;3:58`: a standing, and the lines that have it. */
export function writeRuns(runs: Runs): string {
  const byStanding = new Map<number, string[]>();
  for (const { standing, first, last } of runs) {
    const lines = byStanding.get(standing) ?? [];
    lines.push(first === last ? String(first) : `${first}-${last}`);
    byStanding.set(standing, lines);
  }
  return [...byStanding].map(([standing, lines]) => `${standing}:${lines.join(' ')}`).join(';');
}

/** Undefined where the text is not of that form. */
export function parseRuns(text: string): Run[] | undefined {
  if (text === '') return [];
  const runs: Run[] = [];
  for (const part of text.split(';')) {
    const m = /^(\d+):(\d+(?:-\d+)?(?: \d+(?:-\d+)?)*)$/u.exec(part.trim());
    if (!m?.[1] || !m[2]) return undefined;
    for (const lines of m[2].split(' ')) {
      const [first, last = first] = lines.split('-').map(Number);
      if (first === undefined || last === undefined || last < first) return undefined;
      runs.push({ standing: Number(m[1]), first, last });
    }
  }
  return runs;
}
