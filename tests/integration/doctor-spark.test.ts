import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { examineProject } from '../../pipelines/doctor/doctor.js';
import type { Finding } from '../../pipelines/doctor/finding.js';
import { type Behaviour, fakeSpark } from '../support/fake-spark.js';
import { withFolder, writeFiles } from '../support/folder.js';

const complete = [{ responseId: 'z', resultComplete: {} }];
/** A server that says yes to every statement and does nothing. */
const idle: Behaviour = { streams: Array.from({ length: 9 }, () => complete) };

async function findings(
  engine: (address: string) => object,
  behaviour: Behaviour,
): Promise<Finding[]> {
  const server = await fakeSpark(behaviour);
  try {
    return await withFolder(async (folder) => {
      writeFiles(folder, [['shihu.yaml', stringify({ engine: engine(server.address) })]]);
      const found = await examineProject(folder);
      return found.filter(({ name }) => name === 'spark');
    });
  } finally {
    server.stop();
  }
}

describe('doctor, of a cluster', () => {
  it('says nothing where none is named', async () => {
    expect(await findings(() => ({}), {})).toEqual([]);
  });

  it.each<[string, Behaviour, RegExp]>([
    ['another version', { version: '3.5.6' }, /The server has Spark 3\.5\.6/u],
    [
      'other settings',
      { fixed: { 'spark.sql.ansi.enabled': 'false' } },
      /needs spark\.sql\.ansi\.enabled = true/u,
    ],
    ['a storage that its workers write elsewhere', idle, /cannot be seen on this machine/u],
  ])('tells of a server with %s', async (_, behaviour, wanted) => {
    const [finding] = await findings(
      (connect) => ({ kind: 'spark', connect, storage: 'shared' }),
      behaviour,
    );
    expect(finding?.level).toBe('problem');
    expect(finding?.what.en).toMatch(wanted);
    expect(finding?.todo?.zh).toBeTruthy();
  });

  it('tells of none that listens, and of one that is not named', async () => {
    const [gone] = await findings(() => ({ connect: 'sc://127.0.0.1:9', storage: 'shared' }), {});
    expect(gone?.what.en).toContain('sc://127.0.0.1:9 cannot be reached');
    const [unnamed] = await findings(() => ({ kind: 'spark' }), {});
    expect(unnamed?.what.en).toContain("settings don't say where");
    const [far] = await findings(
      () => ({ connect: 'sc://127.0.0.1:9', storage: 's3a://bucket/x' }),
      {},
    );
    expect(far?.what.en).toContain('has to be a folder');
  });
});
