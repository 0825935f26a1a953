import { parentPort } from 'node:worker_threads';
import { packed } from '../child/packed-error.js';
import { drawnPage } from './page.js';
import { type Asked, claimIn, type FromThread } from './pages.js';

/** The thread beside the program's own that draws pages too: whichever is free takes the next one. */
parentPort?.once('message', async ({ data, pages, claims }: Asked) => {
  const say = (message: FromThread) => parentPort?.postMessage(message);
  try {
    for (let at = claimIn(claims); ; at = claimIn(claims)) {
      const page = pages[at];
      if (!page) break;
      say({ at, page: await drawnPage(data, page) });
    }
  } catch (error) {
    say({ error: packed(error) });
  }
});
