import { settingsSchema } from '../../schemas/settings/settings.js';

/** A place in the settings, as their JSON Schema declares it. */
export interface DeclaredNode {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, DeclaredNode>>;
  readonly additionalProperties?: DeclaredNode | boolean;
  readonly propertyNames?: DeclaredNode;
  readonly items?: DeclaredNode;
  readonly anyOf?: readonly DeclaredNode[];
}

let declared: DeclaredNode | undefined;

/** The forms that a setting may take, from the declaration itself; none for a path that is none. */
export function formsAt(path: readonly PropertyKey[]): readonly DeclaredNode[] {
  declared ??= settingsSchema.toJSONSchema({ io: 'input' }) as DeclaredNode;
  let forms = formsOf(declared);
  for (const key of path) forms = forms.flatMap((form) => formsOf(innerOf(form, key)));
  return forms;
}

/** Names allowed at a path. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  return formsAt(path).flatMap((form) => [
    ...Object.keys(form.properties ?? {}),
    ...(form.propertyNames?.enum ?? []).map(String),
  ]);
}

function formsOf(node: DeclaredNode | undefined): readonly DeclaredNode[] {
  if (!node) return [];
  return node.anyOf ? node.anyOf.flatMap(formsOf) : [node];
}

function innerOf(
  { properties, additionalProperties, items }: DeclaredNode,
  key: PropertyKey,
): DeclaredNode | undefined {
  if (typeof key === 'number') return items;
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return properties?.[String(key)] ?? others;
}
