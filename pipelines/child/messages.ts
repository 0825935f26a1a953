import type { PackedError } from './packed-error.js';

/** The first message of a piece of work. */
export interface Start<In> {
  readonly input: In;
}

/** Each further one: what it emitted has been taken. */
export interface Taken<Answer> {
  readonly answer: Answer;
}

export type FromChild<Out, Item> =
  /** The program is loaded: now the time of the work begins. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'item'; readonly item: Item }
  | (Last<Out> & {
      /** Whether it has hardly more memory than before its first work, and so can do more. */
      readonly isLean: boolean;
    });

export type Last<Out> =
  | { readonly kind: 'done'; readonly result: Out }
  | { readonly kind: 'failed'; readonly error: PackedError };
