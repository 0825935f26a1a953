import { fill, type WordTree } from '../../schemas/words/index.js';

export const childWords = {
  ended: fill<'how'>(
    (p) => `子进程意外结束（${p.how}）。`,
    (p) => `A child process ended unexpectedly (${p.how}).`,
  ),
  tryAgain: {
    zh: '请重试。内存不足时，操作系统也会结束进程。',
    en: 'Try again. The operating system also ends processes when memory runs out.',
  },
  tooMuchMemory: {
    zh: '内存用量超出限制，已停止。',
    en: 'It was stopped: it needed more memory than allowed.',
  },
  tooLong: { zh: '用时超出限制，已停止。', en: 'It was stopped: it took longer than allowed.' },
} as const satisfies WordTree;
