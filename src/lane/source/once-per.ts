/** Lets a class without fields of its own put its private fields on an object that is there already. */
const Onto = class {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: returning it is what makes `this` of a subclass that object
    return object
  }
}

/**
 * Keeps what was worked out of an object for as long as the object itself is kept. A patch is judged several times over: by each contract,
 * and without the files that spoil it. The objects must not change, and `work` must look at nothing but them.
 *
 * It is kept in a private field of the object, which nobody else sees. A `WeakMap` says the same, but V8 takes its values for
 * alive in every minor collection: trees of files long judged were copied again and again, at a third of all time.
 *
 * @returns `work`, done again only when the context is another
 */
export function oncePer<Key extends object, Context, Result>(
  work: (key: Key, context: Context) => Result,
): (key: Key, context: Context) => Result {
  class Kept extends Onto {
    #result: Result
    #context: Context
    private constructor(key: object, context: Context, result: Result) {
      super(key)
      this.#context = context
      this.#result = result
    }

    static of(key: Key, context: Context): Result {
      if (#result in key) {
        if (key.#context === context) return key.#result
        key.#result = work(key, context)
        key.#context = context
        return key.#result
      }
      const result = work(key, context)
      new Kept(key, context, result)
      return result
    }
  }
  return Kept.of
}
