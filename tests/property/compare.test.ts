import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../pipelines/history/compare.js';
import { openProject } from '../../pipelines/project/project.js';
import { command } from '../support/command.js';
import { withFolder, writeFiles } from '../support/folder.js';

const RUNS = Number(process.env.SHIHU_PROPERTY_RUNS ?? 2);

const tier = fc.constantFrom('urban', 'rural');
const row = fc.record({
  event: fc.nat({ max: 5 }),
  asset: fc.nat({ max: 1 }),
  hour: fc.integer({ min: 0, max: 18 }),
  hours: fc.integer({ min: 1, max: 5 }),
  users: fc.integer({ min: 1, max: 40 }),
  isOrdered: fc.boolean(),
  tier,
});
/** What stands in the folder at one time; no file where there is nothing. */
const state = fc.record({
  a: fc.array(row, { minLength: 1, maxLength: 6 }),
  b: fc.option(fc.array(row, { minLength: 1, maxLength: 4 })),
  users: fc.integer({ min: 100, max: 200 }),
  approvedTo: fc.integer({ min: 1, max: 23 }),
  stage: fc.option(fc.nat({ max: 5 })),
});
type State = typeof state extends fc.Arbitrary<infer T> ? T : never;

const two = (number: number) => String(number).padStart(2, '0');

function outages(rows: readonly (typeof row extends fc.Arbitrary<infer T> ? T : never)[]): string {
  const lines = new Map(
    rows.map((one) => [
      `${one.event} ${one.asset}`,
      [
        ...[`E${one.event}`, 'A', one.tier, `T${one.asset}`],
        ...[`2022-03-05 ${two(one.hour)}:00:00`, `2022-03-05 ${two(one.hour + one.hours)}:00:00`],
        ...[one.users, one.isOrdered ? 'safety_shutdown' : 'fault', one.isOrdered ? 'O1' : ''],
      ].join(','),
    ]),
  );
  const head =
    'event_id,city,area_tier,asset_id,started_at,restored_at,users,nature,avoidance_order';
  return [head, ...lines.values(), ''].join('\n');
}

const settings = (
  document: boolean,
  tolerance: number,
) => `region: { code: R, name: 区域, cities: [{ code: A, name: 甲市 }] }
event_scope: ${document ? 'document' : 'project'}
start_tolerance_minutes: ${tolerance}
data_from: 2022-01-01
as_of: 2023-01-01
`;

function write(folder: string, { a, b, users, approvedTo, stage }: State): void {
  const put = (path: string, text: string | null) => {
    rmSync(join(folder, path), { force: true });
    if (text !== null) writeFiles(folder, [[path, text]]);
  };
  put('data/outages/a.csv', outages(a));
  put('data/outages/b.csv', b && outages(b));
  put(
    'data/customers/a.csv',
    `city,area_tier,users,valid_from\nA,urban,${users},2022-01-01\nA,rural,150,2022-01-01\n`,
  );
  put(
    'data/orders/a.csv',
    `order_no,city,approved_from,approved_to\nO1,A,2022-03-05 00:00:00,2022-03-05 ${two(approvedTo)}:00:00\n`,
  );
  const first = a[0];
  put(
    'data/restorations/a.csv',
    stage === null || !first
      ? null
      : `event_id,restored_at,users_restored\nE${stage},2022-03-05 ${two(first.hour + 1)}:30:00,1\n`,
  );
}

describe('what differs from what was submitted', () => {
  it('is made of parts that add up, of which only those are there that changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        ...[state, state, fc.boolean(), fc.constantFrom(0, 30)],
        async (before, after, isDocument, tolerance) => {
          await withFolder(async (folder) => {
            const say = async (...args: string[]) =>
              expect(await command(...args, '--project', folder, '--lang', 'en')).toMatchObject({
                code: 0,
              });
            writeFiles(folder, [['shihu.yaml', settings(isDocument, 0)]]);
            write(folder, before);
            await say('run');
            await say('submit', 'then', '--on', '2023-01-15');
            writeFiles(folder, [['shihu.yaml', settings(isDocument, tolerance)]]);
            write(folder, after);
            await say('run');
            const { cells } = await compare(await openProject(folder), 'then', undefined);
            for (const { figures } of cells) {
              for (const { parts, before: was, after: is, difference } of figures) {
                expect(is - was).toBe(difference);
                expect(Object.values(parts).reduce((sum, part) => sum + part, 0n)).toBe(difference);
                // The method finds again what was submitted, and what is published, with this program.
                expect(parts.program).toBe(0n);
                if (tolerance === 0) expect(parts.settings).toBe(0n);
              }
            }
            const userDays = cells.flatMap(({ figures }) =>
              figures.filter(({ name }) => name === 'user_days'),
            );
            for (const { parts, difference } of userDays) expect(parts.users).toBe(difference);
            expect(userDays.length > 0).toBe(before.users !== after.users);
          });
        },
      ),
      { numRuns: RUNS },
    );
  }, 120_000);
});
