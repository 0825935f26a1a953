#!/usr/bin/env node
import { start } from './cli/start.js';
import { inertIo, processEnds } from './terminal/io.js';

const args = process.argv.slice(2);

// A reader that closes the pipe early (`shihu query … | head`) is no error: a result that nobody reads any
// more is not made to its end, but what was begun in the project is.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (args[0] === 'query') process.exit(0);
  });
}

process.on('uncaughtException', (error) => {
  inertIo(processEnds('en')).note(error.stack ?? String(error));
  process.exit(1);
});

process.exitCode = await start(args, process.env);
