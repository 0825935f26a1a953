import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type ClientReadableStream,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { packageRoot } from '../base/package.js';
import { type Address, placeOf } from './address.js';
import { gone, isGone, isRefused, isUnknownOperation, refused, sparkError } from './errors.js';
import type {
  AnswerOf,
  OwnOf,
  Progress,
  Request,
  Response,
  Service,
  Statement,
  Unary,
  UnaryName,
} from './protocol.js';

/** Sent with every request, so that the server's log says who asks. */
const CLIENT_TYPE = 'shihu';
/** As much as Spark's own clients take in one message. */
const MOST_BYTES = 128 * 1024 * 1024;
/** A stream that breaks without anything new is taken up again so often, each time after a longer pause. */
const MOST_BREAKS = 8;
const FIRST_PAUSE_MS = 50;
const CALL_DEADLINE_MS = 60_000;
const ALIVE_MS = 60_000;

type ServiceClient = new (
  address: string,
  channel: ReturnType<typeof credentials.createInsecure>,
  options: Record<string, number | string>,
) => Service;

/** A session on a Spark Connect server. Statements may run side by side. */
export class SparkClient {
  private readonly sessionId = randomUUID();
  private readonly service: Service;
  private readonly metadata = new Metadata();

  /** Nothing is sent before the first request. */
  constructor(private readonly address: Address) {
    const definition = loadSync(join(packageRoot, 'pipelines/spark/connect.proto'), {
      ...{ longs: Number, enums: String, oneofs: true },
    });
    const { spark } = loadPackageDefinition(definition) as unknown as {
      readonly spark: { readonly connect: { readonly SparkConnectService: ServiceClient } };
    };
    const { host, port, isEncrypted, token } = address;
    this.service = new spark.connect.SparkConnectService(
      `${host}:${port}`,
      isEncrypted ? credentials.createSsl() : credentials.createInsecure(),
      {
        'grpc.max_receive_message_length': MOST_BYTES,
        'grpc.max_send_message_length': MOST_BYTES,
        'grpc.keepalive_time_ms': ALIVE_MS,
        'grpc.primary_user_agent': CLIENT_TYPE,
      },
    );
    if (token !== undefined) this.metadata.set('authorization', `Bearer ${token}`);
  }

  /** The server's version of Spark. */
  async version(): Promise<string> {
    const { sparkVersion } = await this.call('analyzePlan', { sparkVersion: {} });
    return sparkVersion?.version ?? '';
  }

  async configure(settings: Readonly<Record<string, string>>): Promise<void> {
    const pairs = Object.entries(settings).map(([key, value]) => ({ key, value }));
    await this.call('config', { operation: { set: { pairs } } });
  }

  /** Values of settings, of the session or the server. */
  async configured(keys: readonly string[]): Promise<Map<string, string>> {
    const { pairs = [] } = await this.call('config', { operation: { get: { keys } } });
    return new Map(pairs.map(({ key, value = '' }) => [key, value]));
  }

  /**
   * Carries out a statement that gives no rows.
   * @throws SparkError with Spark's reason, UserError where the server can't be reached
   */
  async run(query: string, onProgress?: (progress: Progress) => void): Promise<void> {
    const plan = { command: { sqlCommand: { input: { sql: { query } } } } };
    for await (const _ of this.responses(plan, onProgress)) {
      // The result of a command is empty.
    }
  }

  /** The rows of a SELECT as batches of the Arrow IPC stream format. */
  async *batches(query: string): AsyncGenerator<Uint8Array> {
    for await (const { arrowBatch } of this.responses({ root: { sql: { query } } })) {
      if (arrowBatch) yield arrowBatch.data;
    }
  }

  /** The rows of a SELECT with a small result. */
  async rows(query: string): Promise<Record<string, unknown>[]> {
    const { tableFromIPC } = await import('apache-arrow');
    const rows: Record<string, unknown>[] = [];
    for await (const batch of this.batches(query)) {
      for (const row of tableFromIPC(batch)) rows.push(row.toJSON());
    }
    return rows;
  }

  /** Ends all that this session is doing. */
  async interrupt(): Promise<void> {
    await this.call('interrupt', { interruptType: 'INTERRUPT_TYPE_ALL' });
  }

  /** Ends the session on the server, with its temporary functions, and lets go of the connection. */
  async close(): Promise<void> {
    try {
      await this.call('releaseSession', {});
    } catch {
      // A server that is gone has nothing to let go of, and one that is cut off ends it in its time.
    } finally {
      this.service.close();
    }
  }

  /** The answers to a statement; a stream that breaks is taken up where it broke. */
  private async *responses(
    plan: Statement,
    onProgress?: (progress: Progress) => void,
  ): AsyncGenerator<Response> {
    const operationId = randomUUID();
    let last: string | undefined;
    let breaks = 0;
    let stream = this.begun(plan, operationId);
    try {
      for (;;) {
        try {
          for await (const response of stream as AsyncIterable<Response>) {
            breaks = 0;
            last = response.responseId;
            if (response.resultComplete) return;
            if (response.executionProgress) onProgress?.(response.executionProgress);
            else yield response;
          }
          stream = this.resumed(operationId, last);
        } catch (error) {
          const fault = error as ServiceError;
          const neverCame = last === undefined && isUnknownOperation(fault);
          if ((!isGone(fault) && !neverCame) || breaks >= MOST_BREAKS) throw this.explained(fault);
          await pause(FIRST_PAUSE_MS * 2 ** breaks);
          breaks += 1;
          stream = neverCame ? this.begun(plan, operationId) : this.resumed(operationId, last);
        }
      }
    } finally {
      stream.cancel();
      // The server keeps what it has answered until it is told that it came.
      await this.call('releaseExecute', { operationId, releaseAll: {} }).catch(() => {});
    }
  }

  private begun(plan: Statement, operationId: string): ClientReadableStream<Response> {
    const requestOptions = [{ reattachOptions: { reattachable: true as const } }];
    return this.service.executePlan(
      this.request({ plan, operationId, requestOptions }),
      this.metadata,
    );
  }

  private resumed(operationId: string, last: string | undefined): ClientReadableStream<Response> {
    const lastResponseId = last === undefined ? {} : { lastResponseId: last };
    return this.service.reattachExecute(
      this.request({ operationId, ...lastResponseId }),
      this.metadata,
    );
  }

  private request<T extends object>(own: T): Request<T> {
    const { userId } = this.address;
    const userContext = { userId, userName: userId };
    return { sessionId: this.sessionId, userContext, clientType: CLIENT_TYPE, ...own };
  }

  private call<Name extends UnaryName>(name: Name, own: OwnOf<Name>): Promise<AnswerOf<Name>> {
    const deadline = new Date(Date.now() + CALL_DEADLINE_MS);
    return new Promise((resolve, reject) => {
      const called = this.service[name] as Unary<OwnOf<Name>, AnswerOf<Name>>;
      called.call(
        this.service,
        this.request(own as object) as Request<OwnOf<Name>>,
        this.metadata,
        { deadline },
        (error, answer) => {
          if (error) reject(this.explained(error));
          else resolve(answer);
        },
      );
    });
  }

  private explained(error: ServiceError): Error {
    const place = placeOf(this.address);
    if (isGone(error)) return gone(error, place);
    return isRefused(error) ? refused(error, place) : sparkError(error);
  }
}
