/** Thrown where a build of changes can't go on, or would not pay: everything is to be built anew. */
export class AnewError extends Error {}
