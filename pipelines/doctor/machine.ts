import { existsSync } from 'node:fs';
import { statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Database } from '../base/database.js';
import { errnoOf, UserError } from '../base/errors.js';
import { withBeside } from '../files/beside.js';
import { ownPlace } from '../files/guard.js';
import type { ProjectPaths } from '../project/paths.js';
import { stateWords as w } from '../words/doctor-state.js';
import { type Finding, findingsOn } from './finding.js';

/** What the machine tells about itself. */
export interface Machine {
  readonly nodeVersion: string;
  /** Bytes that are free where the folder is. */
  readonly freeBytes: (folder: string) => Promise<number>;
}

export const thisMachine: Machine = {
  nodeVersion: process.versions.node,
  freeBytes: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

const OLDEST_NODE = 20;
const GIGABYTE = 1 << 30;
/** With less than this not even a small project can be built. */
const TOO_LITTLE = GIGABYTE / 10;
/** The warehouse and the two published databases, old and new, beside the files themselves. */
const SPACE_FOR_DATA = 3;

export async function machineFindings(machine: Machine): Promise<Finding[]> {
  return [nodeFinding(machine), await databaseFinding()];
}

function nodeFinding({ nodeVersion }: Machine): Finding {
  const on = findingsOn('node');
  if (Number(nodeVersion.split('.')[0]) >= OLDEST_NODE) {
    return on.ok(w.node({ version: nodeVersion }));
  }
  return on.problem(
    w.oldNode({ version: nodeVersion, needed: String(OLDEST_NODE) }),
    w.installNode,
  );
}

async function databaseFinding(): Promise<Finding> {
  const on = findingsOn('duckdb');
  try {
    const database = await Database.open(':memory:');
    const { version } = await database.one('select version() as version');
    database.close();
    return on.ok(w.duckdb({ version: String(version) }));
  } catch (error) {
    return on.told(error);
  }
}

/** Whether the project's folders can be written, and whether there is room. */
export async function folderFindings(
  machine: Machine,
  { root, warehouse, published }: ProjectPaths,
  dataBytes: number,
): Promise<Finding[]> {
  const folders = [root, join(warehouse, '..'), join(published, '..')].filter(existsSync);
  const written = await Promise.all(folders.map(writingFinding));
  const refused = written.filter(({ level }) => level !== 'ok');
  const whole = refused.length > 0 ? refused : written.slice(0, 1);
  return [...whole, await spaceFinding(machine, root, dataBytes)];
}

/** By writing: permissions alone don't tell of read-only disks, nor anything on Windows. */
async function writingFinding(folder: string): Promise<Finding> {
  const on = findingsOn('folder');
  try {
    await withBeside(ownPlace(join(folder, 'doctor')), (beside) =>
      writeFile(join(beside, 'trial'), ''),
    );
    return on.ok(w.writable({ folder }));
  } catch (error) {
    const code = errnoOf(error instanceof UserError ? error.cause : error) ?? '';
    return on.problem(w.unwritable({ folder, code }), w.makeWritable);
  }
}

async function spaceFinding(machine: Machine, root: string, dataBytes: number): Promise<Finding> {
  const on = findingsOn('space');
  const free = await machine.freeBytes(root).catch(() => undefined);
  if (free === undefined) return on.ok(w.spaceUnknown);
  const size = `${(free / GIGABYTE).toFixed(1)} GiB`;
  const isLittle = free < Math.max(GIGABYTE, SPACE_FOR_DATA * dataBytes);
  if (!isLittle) return on.ok(w.space({ size }));
  const make = free < TOO_LITTLE ? on.problem : on.warning;
  return make(w.littleSpace({ size }), w.freeSpace);
}
