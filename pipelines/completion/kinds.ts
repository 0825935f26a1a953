/** What only the project knows, and the program is asked for when somebody presses tab. */
export const askedKinds = [
  'cities',
  'items',
  'loads',
  'parameters',
  'periods',
  'questions',
  'years',
] as const;
export type AskedKind = (typeof askedKinds)[number];

export function isAsked(kind: string): kind is AskedKind {
  return askedKinds.some((one) => one === kind);
}
