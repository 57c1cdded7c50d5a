declare const brand: unique symbol

/** A primitive that carries its meaning in its type: an intent's id cannot be passed where a change's is wanted. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name }
