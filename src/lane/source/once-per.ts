/**
 * Keeps what was worked out of an object for as long as the object itself is kept. A patch is judged several times over: by each contract,
 * and without the files that spoil it. The objects must not change, and `work` must look at nothing but them.
 *
 * @returns `work`, done again only when the context is another
 */
export function oncePer<Key extends object, Context, Result>(
  work: (key: Key, context: Context) => Result,
): (key: Key, context: Context) => Result {
  const kept = new WeakMap<Key, { readonly context: Context; readonly result: Result }>()
  return (key, context) => {
    const known = kept.get(key)
    if (known !== undefined && known.context === context) return known.result
    const result = work(key, context)
    kept.set(key, { context, result })
    return result
  }
}
