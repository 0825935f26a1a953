import type { Words } from '../words/index.js';
import { noteOf } from './said.js';
import { settingsSchema } from './settings.js';

/** A place in the settings: its JSON Schema, and what it means. */
export interface SettingNode {
  readonly words?: Words;
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SettingNode[];
  readonly properties?: Readonly<Record<string, SettingNode>>;
  readonly additionalProperties?: SettingNode | boolean;
  readonly propertyNames?: SettingNode;
  readonly items?: SettingNode;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

/** The settings as a tree to walk, for whoever tells of them. */
export function settingNodes(): SettingNode {
  const root = settingsSchema.toJSONSchema({
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const note = noteOf(zodSchema);
      if (note) jsonSchema.words = { zh: note.zh, en: note.en };
    },
  });
  return root as SettingNode;
}
