import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../pipelines/base/package.js';

/** Runs a command on a pseudo-terminal of 200 columns and passes what is typed and shown through pipes. */
const driver = `
import fcntl, os, pty, select, struct, sys, termios
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 200, 0, 0))
watched = [0, fd]
while True:
    ready, _, _ = select.select(watched, [], [])
    if 0 in ready:
        typed = os.read(0, 65536)
        # Whoever typed is gone: so is the terminal, which ends what runs on it.
        if not typed: break
        os.write(fd, typed)
    if fd in ready:
        try: shown = os.read(fd, 65536)
        except OSError: break
        if not shown: break
        os.write(1, shown)
os.close(fd)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** Whether there is what makes a pseudo-terminal here. */
export const hasTerminal =
  process.platform !== 'win32' &&
  spawnSync('python3', ['-c', 'import os, pty, termios; os.waitstatus_to_exitcode']).status === 0;

export interface Terminal {
  readonly type: (keys: string) => void;
  /** Waits until the text is shown, after what was waited for before; gives what came up to it. */
  readonly shows: (text: string) => Promise<string>;
  readonly ended: Promise<number | null>;
  /** Takes the terminal away, and with it what runs on it. */
  readonly hangUp: () => void;
}

/** The compiled program on a terminal. */
export function onTerminal(args: readonly string[], environment: NodeJS.ProcessEnv): Terminal {
  const program = join(packageRoot, 'dist', 'pipelines', 'main.js');
  const child = spawn('python3', ['-c', driver, process.execPath, program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TERM: 'xterm', ...environment },
  });
  let unseen = '';
  let look: () => void = () => undefined;
  let hasEnded = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    unseen += text;
    look();
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      hasEnded = true;
      look();
      resolve(code);
    });
  });
  return {
    type: (keys) => child.stdin.write(keys),
    shows: (text) =>
      new Promise((resolve, reject) => {
        look = () => {
          const at = unseen.indexOf(text);
          if (at >= 0) {
            const seen = unseen.slice(0, at + text.length);
            unseen = unseen.slice(at + text.length);
            look = () => undefined;
            resolve(seen);
          } else if (hasEnded) reject(new Error(`ended without ${text}; shown: ${unseen}`));
        };
        look();
      }),
    ended,
    hangUp: () => child.stdin.end(),
  };
}
