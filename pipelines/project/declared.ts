import { type SettingNode, settingNodes } from '../../schemas/settings/node.js';

let declared: SettingNode | undefined;

/** The forms that a setting may take, from the declaration itself; none for a path that is none. */
export function formsAt(path: readonly PropertyKey[]): readonly SettingNode[] {
  declared ??= settingNodes();
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

function formsOf(node: SettingNode | undefined): readonly SettingNode[] {
  if (!node) return [];
  return node.anyOf ? node.anyOf.flatMap(formsOf) : [node];
}

function innerOf(
  { properties, additionalProperties, items }: SettingNode,
  key: PropertyKey,
): SettingNode | undefined {
  if (typeof key === 'number') return items;
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return properties?.[String(key)] ?? others;
}
