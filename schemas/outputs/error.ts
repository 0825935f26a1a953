import { z } from 'zod';
import { errorCodes } from '../codes/index.js';
import { record } from './parts.js';

/** Of every command that fails, on standard error, in one line. */
export const failed = record({
  error: record({
    code: z.enum(errorCodes.names),
    /** In the language of the call. */
    message: z.string(),
    hint: z.string().nullable(),
  }),
});
export type Failed = z.input<typeof failed>;
