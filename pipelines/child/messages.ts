import type { PackedError } from './packed-error.js';

/** The first message to a child. Each further one is `next`: what it emitted has been taken. */
export interface Start<In> {
  readonly input: In;
  /** Bytes of memory that it may have resident. */
  readonly memory: number;
}

export type FromChild<Out, Item> =
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'done'; readonly result: Out }
  | { readonly kind: 'failed'; readonly error: PackedError };
