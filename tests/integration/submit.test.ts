import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateName } from '../../pipelines/history/state.js';
import { type Submission, submission, submittedHours } from '../../schemas/outputs/submission.js';
import { command } from '../support/command.js';
import { makeFolder, removeFolder, writeFiles } from '../support/folder.js';

const settings = `region: { code: R, name: 区域, cities: [{ code: A, name: 甲市 }] }
targets: { groups: { all: { cities: '*', hours: { urban: 1, rural: 15 } } } }
data_from: 2022-01-01
as_of: 2023-01-01
`;
const outages = (restored: string) =>
  `event_id,city,area_tier,asset_id,started_at,restored_at,users,nature
1,A,urban,T1,2022-01-05 08:00:00,2022-01-05 ${restored},10,fault
`;
const customers = 'city,area_tier,users,valid_from\nA,urban,1000,2022-01-01\n';

const folder = makeFolder();
const kept = join(folder, 'submissions');
const file = join(kept, '年报-2022.json');
const say = (...args: string[]) => command(...args, '--project', folder, '--lang', 'en');
const submitAs = (name: string, ...args: string[]) =>
  say('submit', name, '--on', '2023-01-15', ...args);
const figures = 'select * exclude (users_avg) from period_hours order by all';
const csv = async (...args: string[]) =>
  (await say('query', figures, '--format', 'csv', ...args)).out;

let first = '';
let published = '';
/** The published rows of the year, each value as text. */
let asText: unknown;
beforeAll(async () => {
  writeFiles(folder, [
    ['shihu.yaml', settings],
    ['data/outages/a.csv', outages('12:00:00')],
    ['data/customers/a.csv', customers],
  ]);
  expect((await say('run')).code).toBe(0);
  expect((await submitAs('年报-2022')).notes).toContain('as of load 2, as "年报-2022"');
  first = readFileSync(file, 'utf8');
  published = await csv();
  const columns = Object.keys(submittedHours.shape).map((name) => `${name}::varchar as ${name}`);
  const year = "from period_hours where period_kind = 'year' order by city_code, area_tier";
  asText = JSON.parse((await say('query', `select ${columns.join()} ${year}`, '--json')).out);
  writeFiles(folder, [['data/outages/a.csv', outages('10:00:00')]]);
});
afterAll(() => removeFolder(folder));

const content = () => submission.parse(JSON.parse(first));

describe('a submission', () => {
  it('is a state with a name of its own, in any script', () => {
    expect(stateName({ knownAt: '年报-2022' })).toBe('known-at-年报-2022');
    expect(stateName({ knownAt: 'a.b' })).not.toBe(stateName({ knownAt: 'ab' }));
    expect(stateName({ knownAt: '../a b' })).toBe('known-at-..ab');
  });

  it('has the published integers, and all that they rest on', () => {
    const { period_hours: hours, verdicts, ...rest } = content();
    expect(rest).toMatchObject({
      ...{ name: '年报-2022', on: '2023-01-15', period: '2022', as_of: '2023-01-01' },
      ...{ load: { number: 2 }, program: { name: 'shihu' } },
    });
    expect(rest.files.map((one) => one.source_file).sort()).toEqual([
      'data/customers/a.csv',
      'data/outages/a.csv',
    ]);
    const texts = hours.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])),
    );
    expect(texts).toEqual(asText);
    expect(hours.map((row) => row.user_days)).toContain('365000');
    expect(hours.map((row) => row.net_user_seconds)).toContain('144000');
    expect(verdicts.map((row) => row.area_tier)).toContain('urban');
    expect(first).not.toMatch(/\d\.\d+[,\n]/u);
  });

  it('names its state from then on', async () => {
    expect((await say('run')).code).toBe(0);
    expect(await csv()).not.toBe(published);
    expect(await csv('--known-at', '2')).toBe(published);
    expect(await csv('--known-at', '年报-2022')).toBe(published);
    const diff = await say('diff', '年报-2022', '3', '--json');
    expect(JSON.parse(diff.out).rows).toHaveLength(1);
    expect((await say('build', '--known-at', '年报-2022')).code).toBe(0);
    expect(await csv()).toBe(published);
  });

  it('is of all loads under the settings as they are, or refused', async () => {
    const isRefused = async () => {
      const said = await submitAs('second');
      expect(said).toMatchObject({ code: 2 });
      expect(said.notes).toContain('not built from all current loads');
    };
    await isRefused();
    expect((await say('build', '--as-of', '2022-12-01')).code).toBe(0);
    await isRefused();
    expect((await say('build')).code).toBe(0);
    writeFileSync(join(folder, 'shihu.yaml'), settings.replace('2023-01-01', '2022-12-01'));
    await isRefused();
    writeFileSync(join(folder, 'shihu.yaml'), settings);
    expect((await submitAs('second', '--period', '1999')).notes).toContain('no figures for 1999');
    expect((await submitAs('second', '--known-at', '2')).notes).toContain('takes no --known-at');
    expect(readdirSync(kept)).toEqual(['年报-2022.json']);
    const second = await submitAs('second', '--period', '2022Q1', '--json');
    expect(JSON.parse(second.out)).toMatchObject({ load: { number: 3 }, verdicts_rows: 0 });
  });

  it('is given once, whatever the case', async () => {
    for (const name of ['年报-2022', 'second', 'SECOND']) {
      const said = await submitAs(name);
      expect(said).toMatchObject({ code: 2 });
      expect(said.notes).toContain('already');
    }
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  it.each([
    ...['', '.', '..', '.a', 'a/b', 'a\\b', '../a', 'a b', 'a\u202e', 'a\u3164', '-a', 'a.', 'nul'],
    ...['7', '2022-01-01', '2022.1', '٣', 'beef', '1F3A0', '年'.repeat(61), 'a:b', 'con.x', 'a\n'],
  ])('has no such name: %j', async (name) => {
    const said = await command(
      ...['submit', '--on', '2023-01-15', '--project', folder, '--lang', 'en', '--', name],
    );
    expect(said).toMatchObject({ code: 2 });
    expect(said.notes).toContain('cannot be the name of a submission');
    expect(readdirSync(kept).sort()).toEqual(['second.json', '年报-2022.json']);
  });

  it('has no name that a load begins with', async () => {
    expect((await submitAs('outages-')).notes).toContain('mistaken for the batch outages-');
  });

  it('is not written over by results', async () => {
    for (const name of ['年报-2022.json', 'new.csv']) {
      const said = await say('query', 'select 1', '-o', join(kept, name), '--format', 'csv');
      expect(said).toMatchObject({ code: 2 });
    }
    expect(existsSync(join(kept, 'new.csv'))).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  it('that is damaged, or whose state is gone, is told in words', async () => {
    const told = async (text: string) => {
      writeFileSync(join(kept, 'other.json'), text);
      const said = await say('query', 'select 1', '--known-at', 'other');
      expect(said.code).toBeGreaterThan(0);
      return said.notes;
    };
    const changed = (change: Partial<Submission>) =>
      JSON.stringify({ ...content(), name: 'other', ...change });
    expect(await told('{')).toContain('damaged: not JSON');
    expect(await told(changed({ name: 'x' }))).toContain('damaged: name is missing or wrong');
    expect(await told(changed({ files: [] }))).toContain('cannot be restored');
    expect(await told(changed({ load: { number: 9, batch_id: '' } }))).toContain(
      'cannot be restored',
    );
    // Others are read all the same.
    expect((await say('query', 'select 1', '--known-at', '年报-2022')).code).toBe(0);
    rmSync(join(kept, 'other.json'));
  });
});
