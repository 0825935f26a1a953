import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Database, quoted } from '../../../pipelines/base/database.js';
import { UserError } from '../../../pipelines/base/errors.js';
import { seeGiven, seeProject } from '../../../pipelines/ingest/documents.js';
import { withdrawGiven } from '../../../pipelines/ingest/given.js';
import { ingest } from '../../../pipelines/ingest/ingest.js';
import { readOrderFile } from '../../../pipelines/ingest/order-file.js';
import type { Wanted } from '../../../pipelines/ingest/plan.js';
import { openProject, type Project } from '../../../pipelines/project/project.js';
import { withWarehouse } from '../../../pipelines/warehouse/warehouse.js';
import { type Asked, type Built, buildElsewhere, buildFull, buildNext } from './builds.js';
import { differences } from './compare.js';
import { Desk } from './desk.js';

/** What a project keeps from one run to the next. */
export type Kept = 'warehouse' | 'orderFile' | 'published' | 'state';

/**
 * A project that is run again and again, each time as by a process of its own, and held against a build
 * from nothing.
 */
export class Bench {
  readonly desk: Desk;
  /** What is asked of the next build alone. */
  asked: Asked = {};
  /** Whether what is kept may be unreadable. */
  private isDamaged = false;

  constructor(readonly root: string) {
    this.desk = new Desk(root);
  }

  get paths() {
    const place = (...names: string[]) => join(this.root, ...names);
    return {
      orderFile: place('shihu.loads.csv'),
      warehouse: place('warehouse', 'warehouse.duckdb'),
      state: place('warehouse', 'kept.duckdb'),
      published: place('out', 'reliability.duckdb'),
      elsewhere: place('elsewhere', 'state.duckdb'),
      kept: place('kept'),
    };
  }

  /** Takes up what stands in the folder, builds, and compares. */
  async run(): Promise<{ built: Built; differences: string[] }> {
    const asked = this.asked;
    this.asked = {};
    const built = await this.work(async (warehouse, project) => {
      await this.takeUp(warehouse, project);
      return buildNext(warehouse, project, asked);
    });
    const found = await this.compared(built, asked);
    if (built.trouble && !this.isDamaged) found.push(`everything was built, as: ${built.trouble}`);
    this.isDamaged = false;
    return { built, differences: found };
  }

  private compared({ checks }: Built, asked: Asked): Promise<string[]> {
    return this.work(async (warehouse, project) => {
      await warehouse.query(`attach ${quoted(this.paths.published)} as found (read_only)`);
      return buildFull(warehouse, project, asked, async (made, wanted) => {
        const found = await differences(warehouse, 'found', made);
        if (JSON.stringify(checks) !== JSON.stringify(wanted)) {
          found.push(`checks: ${JSON.stringify(checks)}`, `wanted: ${JSON.stringify(wanted)}`);
        }
        return found;
      });
    });
  }

  /** Takes up what stands in the folder, without a build. */
  async ingest(): Promise<void> {
    await this.work((warehouse, project) => this.takeUp(warehouse, project));
  }

  /** Whether what stands in the folder can be taken up at all. */
  async accepts(): Promise<boolean> {
    return this.orTold(() => this.ingest());
  }

  /** Gives a file from elsewhere, alone. */
  async give(name: string, window: Wanted['window']): Promise<void> {
    await this.work(async (warehouse, project) => {
      const { settings } = project.loaded;
      const seen = await seeGiven('outages', [join(this.root, name)], project.paths, settings);
      await ingest(warehouse, { seen, isWhole: false, window }, project.loaded, {
        listed: await readOrderFile(project.paths.orderFile),
        orderFile: project.paths.orderFile,
      });
    });
  }

  /** @returns whether there was anything to withdraw */
  async withdraw(name: string): Promise<boolean> {
    return this.orTold(async () => {
      await this.work((warehouse, project) => withdrawGiven(warehouse, project, name));
    });
  }

  /** Builds once more: into the published file or elsewhere. @returns whether it could be */
  async buildOnce(asked: Asked, isElsewhere: boolean): Promise<boolean> {
    return this.orTold(async () => {
      await this.work(async (warehouse, project) => {
        if (!isElsewhere) await buildNext(warehouse, project, asked);
        else await buildElsewhere(warehouse, project, this.paths.elsewhere, asked);
      });
    });
  }

  /** Number of the last load. */
  async lastLoad(): Promise<number> {
    return this.work(async (warehouse) => {
      const { last } = await warehouse.one(
        'select coalesce(max(load_no), 0) as last from held_loads',
      );
      return Number(last);
    });
  }

  /** Copies of files of the project, with their times, or putting them back. */
  keep(...names: readonly Kept[]): void {
    for (const name of names) this.copy(this.paths[name], join(this.paths.kept, name));
  }

  putBack(...names: readonly Kept[]): boolean {
    if (!names.every((name) => existsSync(join(this.paths.kept, name)))) return false;
    for (const name of names) this.copy(join(this.paths.kept, name), this.paths[name]);
    return true;
  }

  lose(name: Exclude<Kept, 'orderFile'>): void {
    rmSync(this.paths[name], { force: true });
    rmSync(`${this.paths[name]}.wal`, { force: true });
  }

  /** @param keeps share of the file that stays, or nothing of it but rubbish */
  damage(name: Extract<Kept, 'published' | 'state'>, keeps: number | 'rubbish'): boolean {
    const path = this.paths[name];
    if (!existsSync(path)) return false;
    this.isDamaged = true;
    if (keeps === 'rubbish') writeFileSync(path, 'rubbish\n'.repeat(5000));
    else truncateSync(path, Math.floor(statSync(path).size * keeps));
    return true;
  }

  private copy(from: string, to: string): void {
    if (!existsSync(from)) return;
    mkdirSync(dirname(to), { recursive: true });
    rmSync(`${to}.wal`, { force: true });
    cpSync(from, to, { preserveTimestamps: true });
    if (existsSync(`${from}.wal`)) copyFileSync(`${from}.wal`, `${to}.wal`);
  }

  private async takeUp(warehouse: Database, { paths, loaded }: Project): Promise<void> {
    const listed = await readOrderFile(paths.orderFile);
    const seen = await seeProject(paths, listed, undefined, loaded.settings);
    await ingest(warehouse, { seen, isWhole: true }, loaded, {
      listed,
      orderFile: paths.orderFile,
    });
  }

  /** Works as one process of its own. */
  async work<T>(work: (warehouse: Database, project: Project) => Promise<T>): Promise<T> {
    const project = await openProject(this.root);
    return withWarehouse(project, async (warehouse) => {
      await warehouse.query('set threads = 1');
      return work(warehouse, project);
    });
  }

  /** What a user is told is no failure here: nothing was done. */
  private async orTold(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
  }
}
