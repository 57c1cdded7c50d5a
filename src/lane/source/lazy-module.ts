import { createRequire } from 'node:module'

/**
 * A parser that is loaded when the first file of its kind is read, and kept. Loading one takes longer than judging a small
 * file, and most runs of the command line meet only one kind; a judge is synchronous, so a dynamic `import()` will not do.
 *
 * @param load takes what it needs through `module`, whose names are fixed in the source, never made of a patch
 */
export function lazily<Loaded>(load: (module: (name: string) => unknown) => Loaded): () => Loaded {
  let loaded: { readonly value: Loaded } | null = null
  return () => {
    loaded ??= { value: load(createRequire(import.meta.url)) }
    return loaded.value
  }
}

/** Has the modules of a folder loaded anew where they are asked for next, by {@link lazily} that is called anew. */
export function forgetModules(folder: RegExp): void {
  const { cache } = createRequire(import.meta.url)
  for (const path of Object.keys(cache)) if (folder.test(path)) delete cache[path]
}
