#!/usr/bin/env node
import { start } from './cli/start.js';
import { inertIo, processEnds } from './terminal/io.js';

// A reader that closes the pipe early (`shihu query … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.on('uncaughtException', (error) => {
  inertIo(processEnds('en')).note(error.stack ?? String(error));
  process.exit(1);
});

process.exitCode = await start(process.argv.slice(2), process.env);
