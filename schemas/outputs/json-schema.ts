import { z } from 'zod';
import { published } from './index.js';

/** The JSON Schema of what a command prints, as published under schemas/json/output. */
export function outputJsonSchema(name: string): string {
  const declared = published[name];
  if (!declared) throw new Error(`no output is called ${name}`);
  const schema = z.toJSONSchema(declared, {
    reused: 'ref',
    // A whole number has no form of its own there.
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'bigint') Object.assign(jsonSchema, longInteger);
      // Outputs are only read anyway.
      delete jsonSchema.readOnly;
    },
  });
  const { $schema, ...rest } = schema;
  const title = name === 'error' ? 'shihu: error' : `shihu ${name} --json`;
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

/** A string where a double can't hold it. */
const longInteger = { anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^-?\\d+$' }] };
