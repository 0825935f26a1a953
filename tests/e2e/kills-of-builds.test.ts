import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../pipelines/base/package.js';
import { withFolder } from '../support/folder.js';
import { Bench } from '../support/histories/bench.js';
import { Dice } from '../support/histories/dice.js';
import { type KindName, kinds } from '../support/histories/history.js';
import { type Ended, program, startNode } from '../support/process.js';

const KILLS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 4);

const preload = (name: string) => [
  '--import',
  pathToFileURL(join(packageRoot, 'tests', 'support', 'faults', name)).href,
];

/** What stands between one kill and the next, so that there is something to be done. */
const deeds: readonly KindName[] = ['edit', 'lateStage', 'correct', 'drop', 'append'];

class Victim {
  readonly bench: Bench;
  private readonly dice = new Dice(20_240_229);

  constructor(private readonly root: string) {
    this.bench = new Bench(root);
  }

  async begin(): Promise<void> {
    this.bench.desk.begin(this.dice);
    await this.bench.run();
  }

  async build(faults: string, environment: NodeJS.ProcessEnv): Promise<Ended> {
    await kinds[this.dice.one(deeds)].act(this.bench, this.dice);
    await kinds.edit.act(this.bench, this.dice);
    await this.bench.ingest();
    const args = [...preload(faults), program, 'build', '--project', this.root];
    return startNode(args, environment).ended;
  }

  async expectEqual(told: string): Promise<void> {
    const { differences } = await this.bench.run();
    expect(differences, told).toEqual([]);
  }
}

describe('a build that is killed', () => {
  it('before any of its statements, gives the same when it is made again', async () => {
    await withFolder(async (root) => {
      const victim = new Victim(root);
      await victim.begin();
      const list = join(root, 'statements.json');
      const { code, notes } = await victim.build('statements.mjs', { SHIHU_STATEMENTS: list });
      expect(code, notes).toBe(0);
      const statements = JSON.parse(readFileSync(list, 'utf8')) as string[];
      expect(statements.length).toBeGreaterThan(100);
      for (let i = 0; i < KILLS; i += 1) {
        // Every other one near the end, when nearly all is done and nothing is renamed. No two builds have
        // the same number of statements.
        const share = Math.floor(((i + 1) * statements.length) / (KILLS + 1));
        const late = Math.floor(statements.length * (0.95 - i / 100));
        const at = i % 2 === 0 ? late : share;
        const { signal } = await victim.build('statements.mjs', { SHIHU_STATEMENT: String(at) });
        expect(signal, `killed before ${statements[at - 1]}`).toBe('SIGKILL');
        await victim.expectEqual(`killed before ${at}: ${statements[at - 1]}`);
      }
    });
  }, 900_000);

  it('before anything that it writes, renames or removes, does too', async () => {
    await withFolder(async (root) => {
      const victim = new Victim(root);
      await victim.begin();
      let kills = 0;
      for (;;) {
        const fault = JSON.stringify({ at: kills + 1, code: 'KILL' });
        const { signal, code, notes } = await victim.build('faults.mjs', { SHIHU_FAULT: fault });
        if (signal === null) {
          expect(code, notes).toBe(0);
          break;
        }
        expect(signal, notes).toBe('SIGKILL');
        kills += 1;
        await victim.expectEqual(`killed at ${kills}`);
      }
      expect(kills).toBeGreaterThan(2);
    });
  }, 900_000);
});
