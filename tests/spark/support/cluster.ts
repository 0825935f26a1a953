import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A real standalone cluster on loopback: a master, workers and a Spark Connect server, each a process. */
export interface Cluster {
  /** For its logs, and whatever tests need beside them. */
  readonly folder: string;
  readonly address: string;
  /** The Connect server at this address, which is the driver. */
  readonly server: ChildProcess;
  readonly workers: readonly ChildProcess[];
  /** Starts one more worker. */
  addWorker(): Promise<ChildProcess>;
  /** Starts another Connect server, and a worker for it; settings are Spark's own. */
  addServer(settings?: Readonly<Record<string, string>>): Promise<Server>;
  stop(): Promise<void>;
}

export interface Server {
  readonly address: string;
  readonly process: ChildProcess;
}

/** Folder of the Spark distribution to test with; undefined where there is none. */
export function sparkHome(): string | undefined {
  return process.env.SHIHU_SPARK_HOME || undefined;
}

/** `SHIHU_SPARK_TESTS=few`: a build takes a minute of two cores, and all tests compare some forty. */
export const hasFew = process.env.SHIHU_SPARK_TESTS === 'few';

const STARTING_MS = 120_000;

/**
 * @param home folder of a Spark distribution
 * @param name of its folder, for logs and what the workers write
 */
export async function startCluster(home: string, name: string, workers = 2): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), `shihu-spark-${name}-`));
  const processes: ChildProcess[] = [];
  const start = (name: string, script: string, args: readonly string[]): ChildProcess => {
    // Straight into the file: through a pipe, a server waits for this process to read, which may itself be waiting.
    const log = openSync(join(folder, `${name}.log`), 'a');
    const started = spawn(join(home, 'bin', script), args, {
      cwd: folder,
      stdio: ['ignore', log, log],
      env: {
        PATH: process.env.PATH,
        ...(process.env.JAVA_HOME && { JAVA_HOME: process.env.JAVA_HOME }),
        SPARK_HOME: home,
        SPARK_LOCAL_IP: '127.0.0.1',
        SPARK_LOCAL_DIRS: join(folder, 'local'),
        // Of the master and the workers: the server takes its own.
        ...(script === 'spark-class' && { SPARK_DAEMON_MEMORY: '384m' }),
        LC_ALL: 'C.UTF-8',
      },
    });
    closeSync(log);
    processes.push(started);
    return started;
  };
  const masterPort = await freePort();
  const master = `spark://127.0.0.1:${masterPort}`;
  start('master', 'spark-class', [
    ...['org.apache.spark.deploy.master.Master', '--host', '127.0.0.1'],
    ...['--port', String(masterPort), '--webui-port', String(await freePort())],
  ]);
  await listening(masterPort);
  const started: ChildProcess[] = [];
  const addWorker = async () => {
    const worker = start(`worker-${started.length}`, 'spark-class', [
      ...['org.apache.spark.deploy.worker.Worker', '--host', '127.0.0.1', '--cores', '1'],
      ...['--memory', '2g', '--webui-port', String(await freePort())],
      ...['--work-dir', join(folder, `work-${started.length}`), master],
    ]);
    started.push(worker);
    return worker;
  };
  for (let i = 0; i < workers; i += 1) await addWorker();
  let servers = 0;
  const addServer = async (settings: Readonly<Record<string, string>> = {}) => {
    const port = await freePort();
    servers += 1;
    // A server takes what there is, up to its share: another one has to find a worker of its own.
    if (servers > 1) await addWorker();
    const all = {
      'spark.connect.grpc.binding.address': '127.0.0.1',
      'spark.connect.grpc.binding.port': String(port),
      'spark.driver.host': '127.0.0.1',
      'spark.executor.memory': '1g',
      'spark.sql.warehouse.dir': join(folder, `spark-warehouse-${servers}`),
      'spark.ui.enabled': 'false',
      'spark.log.level': 'WARN',
      'spark.cores.max': String(servers > 1 ? 1 : workers),
      ...settings,
    };
    const server = start(`server-${servers}`, 'spark-submit', [
      ...[
        '--driver-memory',
        '1g',
        '--master',
        master,
        '--class',
        'org.apache.spark.sql.connect.service.SparkConnectServer',
      ],
      ...Object.entries(all).flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
      'spark-internal',
    ]);
    await listening(port);
    return { address: `sc://127.0.0.1:${port}`, process: server };
  };
  const stop = async () => {
    for (const one of [...processes].reverse()) await end(one);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const { address, process: server } = await addServer();
    return { folder, address, server, workers: started, addWorker, addServer, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ends a process that was started here, and waits until it is gone. */
export async function end(one: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (one.exitCode !== null || one.signalCode !== null) return;
  const ended = once(one, 'exit');
  one.kill(signal);
  const late = setTimeout(() => one.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(late);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function listening(port: number): Promise<void> {
  const until = Date.now() + STARTING_MS;
  while (Date.now() < until) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isThere) return;
    await pause(200);
  }
  throw new Error(`nothing listens on ${port}`);
}
