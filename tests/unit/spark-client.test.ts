import { describe, expect, it } from 'vitest';
import { UserError } from '../../pipelines/base/errors.js';
import { addressOf } from '../../pipelines/spark/address.js';
import { SparkClient } from '../../pipelines/spark/client.js';
import { requireSession } from '../../pipelines/spark/session.js';
import { type Behaviour, fakeSpark, status } from '../support/fake-spark.js';

const complete = { responseId: 'z', resultComplete: {} };
const batch = (responseId: string, text: string) => ({
  responseId,
  arrowBatch: { rowCount: 1, data: Buffer.from(text) },
});
const broken = { code: status.UNAVAILABLE, details: 'connection reset' };

async function withServer<T>(
  behaviour: Behaviour,
  work: (client: SparkClient, calls: readonly string[]) => Promise<T>,
): Promise<T> {
  const server = await fakeSpark(behaviour);
  const client = new SparkClient(addressOf(server.address));
  try {
    return await work(client, server.calls);
  } finally {
    await client.close();
    server.stop();
  }
}

async function textsOf(client: SparkClient): Promise<string[]> {
  const texts: string[] = [];
  for await (const bytes of client.batches('select 1')) texts.push(Buffer.from(bytes).toString());
  return texts;
}

describe('a statement', () => {
  it('gives its batches, and lets go of them on the server', async () => {
    await withServer(
      { streams: [[batch('a', 'one'), batch('b', 'two'), complete]] },
      async (client, calls) => {
        expect(await textsOf(client)).toEqual(['one', 'two']);
        expect(calls).toEqual(['execute', 'release']);
      },
    );
  });

  it('is taken up where the connection broke, without losing or repeating a batch', async () => {
    const streams = [[batch('a', 'one'), broken], [broken], [batch('b', 'two')], [complete]];
    await withServer({ streams }, async (client, calls) => {
      expect(await textsOf(client)).toEqual(['one', 'two']);
      expect(calls).toEqual([
        'execute',
        'reattach after a',
        'reattach after a',
        'reattach after b',
        'release',
      ]);
    });
  });

  it('that never came is sent again', async () => {
    const unknown = { code: status.INTERNAL, details: '[INVALID_HANDLE.OPERATION_NOT_FOUND] …' };
    const streams = [[broken], [unknown], [batch('a', 'one'), complete]];
    await withServer({ streams }, async (client, calls) => {
      expect(await textsOf(client)).toEqual(['one']);
      expect(calls).toEqual(['execute', 'reattach', 'execute', 'release']);
    });
  });

  it('that Spark refuses is told in its words, and not tried again', async () => {
    const refused = {
      code: status.INTERNAL,
      details: '[DIVIDE_BY_ZERO] Division by zero.\n\nJVM stacktrace:\norg.apache.spark…',
    };
    await withServer({ streams: [[refused]] }, async (client, calls) => {
      await expect(client.run('select 1 / 0')).rejects.toThrow(
        /^\[DIVIDE_BY_ZERO\] Division by zero\.$/u,
      );
      expect(calls).toEqual(['execute', 'release']);
    });
  });

  it('tells how far it is', async () => {
    const told = {
      responseId: 'p',
      executionProgress: {
        stages: [{ stageId: 1, numTasks: 8, numCompletedTasks: 3 }],
        numInflightTasks: 2,
      },
    };
    await withServer({ streams: [[told, complete]] }, async (client) => {
      const seen: unknown[] = [];
      await client.run('create table t as select 1', (progress) =>
        seen.push(progress.stages?.[0]?.numCompletedTasks),
      );
      expect(seen).toEqual([3]);
    });
  });
});

describe('a session', () => {
  it('has the settings without which the SQL means something else', async () => {
    await withServer({}, async (client) => {
      expect(await requireSession(client)).toBe('4.3.0');
      const found = await client.configured([
        'spark.sql.ansi.enabled',
        'spark.sql.session.timeZone',
      ]);
      expect([...found.values()]).toEqual(['true', 'UTC']);
    });
  });

  it.each([
    [{ version: '3.5.6' }, /Spark 3\.5\.6/u],
    [
      { fixed: { 'spark.sql.ansi.enabled': 'false' } },
      /spark\.sql\.ansi\.enabled = true.*"false"/u,
    ],
    [{ fixed: { 'spark.sql.session.timeZone': 'America/New_York' } }, /timeZone = UTC/u],
  ])('is refused on a server of %j', async (behaviour, wanted) => {
    await withServer(behaviour, async (client) => {
      await expect(requireSession(client)).rejects.toThrow(wanted);
    });
  });

  it('is told of at once where nobody listens', async () => {
    const server = await fakeSpark();
    server.stop();
    const client = new SparkClient(addressOf(server.address));
    const error = await requireSession(client).catch((fault: unknown) => fault);
    await client.close();
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).code).toBe('busy');
    expect((error as UserError).what.en).toContain(server.address);
  });
});

describe('an address', () => {
  it.each([
    ['sc://host', { host: 'host', port: 15002, isEncrypted: false, userId: 'shihu' }],
    ['sc://10.0.0.1:15003/', { host: '10.0.0.1', port: 15003 }],
    ['sc://[::1]:15003', { host: '[::1]', port: 15003 }],
    ['sc://host:1/;user_id=甲;use_ssl=true', { userId: '甲', isEncrypted: true, token: undefined }],
    ['sc://host/;token=a%3Db', { token: 'a=b', isEncrypted: true }],
  ])('%s', (text, wanted) => {
    expect(addressOf(text)).toMatchObject(wanted);
  });

  it.each([
    '',
    'host:15002',
    'http://host',
    'sc://',
    'sc://host:0',
    'sc://host:99999',
    'sc://a b',
    'sc://h/;x=1',
    'sc://h/path',
  ])('is none: %s', (text) => {
    expect(() => addressOf(text)).toThrow(UserError);
  });
});
