#!/usr/bin/env node
import { start } from './cli/start.js';

// A reader that closes the pipe early (`shihu query … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await start(process.argv.slice(2), process.env);
