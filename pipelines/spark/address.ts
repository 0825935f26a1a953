import { usageError } from '../base/errors.js';
import { sparkWords as w } from '../words/spark.js';

/** Where a cluster is, and what it shares with this machine. */
export interface SparkPlace {
  /** Address of the Spark Connect server. */
  readonly connect: string;
  readonly storage: string;
  /** Rows from which detail stays in the storage. */
  readonly parquetFrom: number;
  /** The project's folder. */
  readonly project: string;
}

/** Where a Spark Connect server listens, as its address says it. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly isEncrypted: boolean;
  readonly token: string | undefined;
  readonly userId: string;
}

const DEFAULT_PORT = 15002;

/**
 * Reads an address as Spark's own clients take it: `sc://HOST[:PORT][/;NAME=VALUE;…]` with `use_ssl`,
 * `token` and `user_id`.
 * @throws UserError for anything else
 */
export function addressOf(text: string): Address {
  const found =
    /^sc:\/\/(?<host>\[[0-9a-fA-F:.]+\]|[^\s:/;[\]@]+)(?::(?<port>\d{1,5}))?\/?(?<rest>(?:;[^;]*)*)$/u.exec(
      text,
    );
  const { host, port = String(DEFAULT_PORT), rest = '' } = found?.groups ?? {};
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) throw wrong(text);
  const given = new Map<string, string>();
  for (const part of rest.split(';').filter((one) => one !== '')) {
    const [name = '', ...value] = part.split('=');
    if (!['use_ssl', 'token', 'user_id'].includes(name) || value.length === 0) throw wrong(text);
    given.set(name, decodeURIComponent(value.join('=')));
  }
  const token = given.get('token');
  return {
    host,
    port: Number(port),
    // A token would be readable by anyone on the way.
    isEncrypted: given.get('use_ssl') === 'true' || token !== undefined,
    token,
    userId: given.get('user_id') ?? 'shihu',
  };
}

/** The server's address without what is secret. */
export function placeOf({ host, port }: Address): string {
  return `sc://${host}:${port}`;
}

function wrong(address: string): Error {
  return usageError(w.badAddress({ address }), w.addressLike).as('bad_settings');
}
