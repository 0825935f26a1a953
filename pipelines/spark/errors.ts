import { type ServiceError, status } from '@grpc/grpc-js';
import { exit, passingFailure, UserError } from '../base/errors.js';
import { sparkWords as w } from '../words/spark.js';

/** The server can't be reached, or has gone. */
export function gone(error: ServiceError, address: string): UserError {
  return passingFailure(w.unreachable({ address, reason: error.details }), w.isItRunning, error);
}

export function isGone({ code }: ServiceError): boolean {
  return code === status.UNAVAILABLE || code === status.DEADLINE_EXCEEDED;
}

/** What Spark says of a statement that it can't carry out, in its own words. */
export class SparkError extends Error {}

/** Without the trace of the server, which follows the reason in some versions. */
export function sparkError(error: ServiceError): Error {
  const [reason = ''] = error.details.split(/\n\s*(?:JVM stacktrace:|at (?:org|java|scala)\.)/u);
  return new SparkError(reason.trim(), { cause: error });
}

/** The server knows nobody of this name, or not this much. */
export function refused(error: ServiceError, address: string): UserError {
  const what = w.refused({ address, reason: error.details });
  return new UserError({ exitCode: exit.failed, what, hint: w.whoIsAllowed }, { cause: error });
}

export function isRefused({ code }: ServiceError): boolean {
  return code === status.UNAUTHENTICATED || code === status.PERMISSION_DENIED;
}

/** The server has never heard of the statement, or has forgotten it. */
export function isUnknownOperation({ details }: ServiceError): boolean {
  return details.includes('INVALID_HANDLE.OPERATION_NOT_FOUND');
}
