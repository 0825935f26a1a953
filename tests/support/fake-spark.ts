import { join } from 'node:path';
import {
  type GrpcObject,
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceClientConstructor,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { packageRoot } from '../../pipelines/base/package.js';

/** What a statement is answered with, one after the other; an error breaks the stream. */
export type Answer =
  | { readonly responseId: string; readonly [kind: string]: unknown }
  | { readonly code: status; readonly details: string };

export interface FakeSpark {
  readonly address: string;
  /** Names of the calls that came, with what tells them apart. */
  readonly calls: readonly string[];
  stop(): void;
}

export interface Behaviour {
  readonly version?: string;
  /** Values that the server keeps, whatever a session sets. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Answers to each stream that is opened, in turn. */
  readonly streams?: readonly (readonly Answer[])[];
}

type Call = { readonly [name: string]: unknown };

/** A server that speaks the protocol and knows no SQL, on loopback. */
export async function fakeSpark(behaviour: Behaviour = {}): Promise<FakeSpark> {
  const definition = loadSync(join(packageRoot, 'pipelines/spark/connect.proto'), {
    ...{ longs: Number, enums: String, oneofs: true },
  });
  const { connect } = loadPackageDefinition(definition).spark as GrpcObject & {
    connect: GrpcObject;
  };
  const service = (connect.SparkConnectService as ServiceClientConstructor).service;
  const calls: string[] = [];
  const settings = new Map<string, string>();
  let opened = 0;
  const stream = (name: string) => (call: ServerWritableStream<Call, Call>) => {
    const last = call.request.lastResponseId;
    calls.push(last ? `${name} after ${String(last)}` : name);
    const answers = behaviour.streams?.[opened] ?? [];
    opened += 1;
    for (const answer of answers) {
      if ('code' in answer) {
        call.emit('error', { code: answer.code, details: answer.details });
        return;
      }
      call.write(answer);
    }
    call.end();
  };
  const unary =
    (name: string, answer: (request: Call) => Call) =>
    (call: ServerUnaryCall<Call, Call>, done: sendUnaryData<Call>) => {
      calls.push(name);
      done(null, answer(call.request));
    };
  const server = new Server();
  server.addService(service, {
    executePlan: stream('execute'),
    reattachExecute: stream('reattach'),
    releaseExecute: unary('release', () => ({})),
    interrupt: unary('interrupt', () => ({})),
    releaseSession: unary('end', () => ({})),
    analyzePlan: unary('version', () => ({
      sparkVersion: { version: behaviour.version ?? '4.3.0' },
    })),
    config: unary('config', ({ operation }) => {
      const { set, get } = operation as {
        set?: { pairs: { key: string; value: string }[] };
        get?: { keys: string[] };
      };
      for (const { key, value } of set?.pairs ?? []) settings.set(key, value);
      const pairs = (get?.keys ?? []).map((key) => ({
        key,
        value: behaviour.fixed?.[key] ?? settings.get(key) ?? '',
      }));
      return { pairs };
    }),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return { address: `sc://127.0.0.1:${port}`, calls, stop: () => server.forceShutdown() };
}

export { status };
