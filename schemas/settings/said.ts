import { z } from 'zod';
import type { Words } from '../words/index.js';

/** What a setting means, and what it was called before. */
export interface SettingNote extends Words {
  /** A name of earlier versions, which still works. */
  readonly formerly?: string;
}

const notes = z.registry<SettingNote, z.ZodType>();

/** The setting with its meaning: both languages apart, and as one description for editors. */
export function said<T extends z.ZodType>(schema: T, note: SettingNote): T {
  const own = schema.describe(`${note.zh}。${note.en}`);
  notes.add(own, note);
  return own;
}

export function noteOf(schema: z.core.$ZodType): SettingNote | undefined {
  return notes.get(schema as z.ZodType);
}
