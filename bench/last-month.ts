import { once } from 'node:events';
import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { yearsOf } from './data.js';

/** A project whose last month is kept apart, to be put in later. */
export interface Growing {
  readonly rows: number;
  readonly project: string;
  /** Files of the last month, relative to a project. */
  readonly month: readonly { readonly path: string; readonly file: string }[];
  readonly monthRows: number;
}

const YEAR = 2022;
const MONTH = `${YEAR}-12`;
const [EVENT, PROVIDER, ASSET, STARTED] = [0, 1, 6, 7];
const STAGE_ASSET = 2;

/**
 * The sample's December has fewer rows than a thirty-sixth, so its rows stand in the file several times,
 * each time as other events at other assets.
 */
export async function growingOf(data: string, rows: number): Promise<Growing> {
  const folder = join(data, `growing-${rows}`);
  const monthRows = Math.round(rows / 36);
  const month = ['outages', 'restorations'].map((feed) => ({
    path: join('data', feed, `${MONTH}.csv`),
    file: join(folder, 'month', `${feed}.csv`),
  }));
  const growing = { rows, project: join(folder, 'project'), month, monthRows };
  if (existsSync(folder)) return growing;
  const whole = await yearsOf(data, rows);
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  await split(whole.folder, unfinished, monthRows);
  renameSync(unfinished, folder);
  return growing;
}

async function split(whole: string, folder: string, monthRows: number): Promise<void> {
  const project = join(folder, 'project');
  mkdirSync(join(folder, 'month'), { recursive: true });
  mkdirSync(join(project, 'data'), { recursive: true });
  same(join(whole, 'shihu.yaml'), join(project, 'shihu.yaml'));
  const cut = `${YEAR}.csv`;
  for (const feed of readdirSync(join(whole, 'data'))) {
    mkdirSync(join(project, 'data', feed));
    for (const name of readdirSync(join(whole, 'data', feed))) {
      if (name === cut) continue;
      same(join(whole, 'data', feed, name), join(project, 'data', feed, name));
    }
  }
  const files = (feed: string) => ({
    from: join(whole, 'data', feed, cut),
    rest: join(project, 'data', feed, cut),
    month: join(folder, 'month', `${feed}.csv`),
  });
  const outages = files('outages');
  const last = await part(outages.from, outages.rest, (cells) =>
    (cells[STARTED] ?? '').startsWith(MONTH),
  );
  const own = new Set(last.lines.map((line) => keyOf(line, ASSET)));
  const stages = files('restorations');
  const lastStages = await part(stages.from, stages.rest, (_, line) =>
    own.has(keyOf(line, STAGE_ASSET)),
  );
  await repeat(last, outages.month, stages.month, lastStages, monthRows);
}

/** The same file under another name, as a link where the disk has them. */
function same(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

interface Lines {
  readonly header: string;
  readonly lines: readonly string[];
}

/** Writes the lines that are not taken, and gives those that are. */
async function part(
  from: string,
  rest: string,
  takes: (cells: readonly string[], line: string) => boolean,
): Promise<Lines> {
  const out = writer(rest);
  const lines: string[] = [];
  let header: string | undefined;
  for await (const line of createInterface({ input: createReadStream(from, 'utf8') })) {
    // The columns that are looked at stand before any that could have a quoted comma.
    if (header !== undefined && takes(line.split(',', STARTED + 1), line)) lines.push(line);
    else await out.line(line);
    header ??= line;
  }
  await out.end();
  return { header: header ?? '', lines };
}

/** Writes the rows as often as are needed, and the stages of those that were written. */
async function repeat(
  last: Lines,
  toOutages: string,
  toStages: string,
  stages: Lines,
  count: number,
): Promise<void> {
  if (last.lines.length === 0) throw new Error(`no rows in ${MONTH}`);
  const [outages, others] = [writer(toOutages), writer(toStages)];
  await outages.line(last.header);
  await others.line(stages.header);
  for (let written = 0, time = 1; written < count; time++) {
    const now = last.lines.slice(0, count - written);
    for (const line of now) await outages.line(renamed(line, ASSET, time));
    const own = new Set(now.map((line) => keyOf(line, ASSET)));
    for (const line of stages.lines) {
      if (own.has(keyOf(line, STAGE_ASSET))) await others.line(renamed(line, STAGE_ASSET, time));
    }
    written += now.length;
  }
  await Promise.all([outages.end(), others.end()]);
}

function keyOf(line: string, asset: number): string {
  const cells = line.split(',', asset + 1);
  return [cells[EVENT], cells[PROVIDER], cells[asset]].join();
}

function renamed(line: string, asset: number, time: number): string {
  const cells = line.split(',');
  for (const at of [EVENT, asset]) if (cells[at]) cells[at] += `-m${time}`;
  return cells.join(',');
}

/** Writes lines and waits where the disk is slower. */
function writer(path: string) {
  const stream = createWriteStream(path);
  const texts: string[] = [];
  const flush = async () => {
    if (!stream.write(texts.splice(0).join(''))) await once(stream, 'drain');
  };
  return {
    line: async (line: string) => {
      if (texts.push(`${line}\n`) >= 2000) await flush();
    },
    end: async () => {
      await flush();
      stream.end();
      await once(stream, 'close');
    },
  };
}
