import type { ClientReadableStream, Metadata, ServiceError } from '@grpc/grpc-js';

/** The messages of `connect.proto` as they come and go here. */

interface Common {
  readonly sessionId: string;
  readonly userContext: { readonly userId: string; readonly userName: string };
  readonly clientType: string;
}

export type Request<T = unknown> = Common & T;

export interface Response {
  readonly responseId: string;
  readonly arrowBatch?: { readonly data: Uint8Array };
  readonly resultComplete?: unknown;
  readonly executionProgress?: Progress;
}

/** How far the stages of a running statement are. */
export interface Progress {
  readonly stages?: readonly {
    readonly stageId: number;
    readonly numTasks: number;
    readonly numCompletedTasks: number;
  }[];
  readonly numInflightTasks: number;
}

export interface Pair {
  readonly key: string;
  readonly value?: string;
}

export type Statement =
  | { readonly root: { readonly sql: { readonly query: string } } }
  | {
      readonly command: {
        readonly sqlCommand: { readonly input: { readonly sql: { readonly query: string } } };
      };
    };

export type Unary<T, R> = (
  request: Request<T>,
  metadata: Metadata,
  options: { deadline: Date },
  done: (error: ServiceError | null, response: R) => void,
) => void;

type Streamed<T> = (request: Request<T>, metadata: Metadata) => ClientReadableStream<Response>;

export interface Service {
  readonly executePlan: Streamed<{
    readonly plan: Statement;
    readonly operationId: string;
    readonly requestOptions: readonly {
      readonly reattachOptions: { readonly reattachable: true };
    }[];
  }>;
  readonly reattachExecute: Streamed<{
    readonly operationId: string;
    readonly lastResponseId?: string;
  }>;
  readonly releaseExecute: Unary<
    { readonly operationId: string; readonly releaseAll: Record<never, never> },
    unknown
  >;
  readonly analyzePlan: Unary<
    { readonly sparkVersion: Record<never, never> },
    { readonly sparkVersion?: { readonly version: string } }
  >;
  readonly config: Unary<
    {
      readonly operation:
        | { readonly set: { readonly pairs: readonly Pair[] } }
        | { readonly get: { readonly keys: readonly string[] } };
    },
    { readonly pairs?: readonly Pair[] }
  >;
  readonly interrupt: Unary<{ readonly interruptType: 'INTERRUPT_TYPE_ALL' }, unknown>;
  readonly releaseSession: Unary<unknown, unknown>;
  close(): void;
}

export type UnaryName = {
  [Name in keyof Service]: Service[Name] extends Unary<infer _T, infer _R> ? Name : never;
}[keyof Service];
export type OwnOf<Name extends UnaryName> =
  Service[Name] extends Unary<infer T, infer _R> ? T : never;
export type AnswerOf<Name extends UnaryName> =
  Service[Name] extends Unary<infer _T, infer R> ? R : never;
