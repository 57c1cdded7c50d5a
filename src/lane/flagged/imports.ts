import type { ImportDeclaration } from 'oxc-parser'

/** Packages that do nothing when they are loaded, as their authors say. */
export const quietPackages: ReadonlySet<string> = new Set(['react', 'react/jsx-runtime', 'next/dynamic', 'clsx'])

/** Modules whose purpose is what they do when they are loaded, and those of the server, which no page can load. */
const effectful =
  /^(?:core-js|dotenv|reflect-metadata|zone\.js|server-only|client-only|regenerator-runtime|fs|path|os|child_process|net|http|https|vm|worker_threads|process)(?:\/|$)|(?:^|[/-])(?:polyfills?|register|auto|side-?effects?|shims?)(?:\.\w+)?$/i

/** Whether an import runs a module for its effect, loads it from elsewhere, or styles the whole page. */
export function importFault({ specifiers, source, importKind, attributes }: ImportDeclaration): boolean {
  if (importKind === 'type') return false
  if (specifiers.length === 0 || attributes.length > 0) return true
  if (/^[a-z][a-z+.-]*:/i.test(source.value) || effectful.test(source.value)) return true
  if (source.value.startsWith('//') || /[?!]/.test(source.value)) return true
  return /\.(?:css|scss|sass|less|styl)$/i.test(source.value) && !/\.module\.\w+$/i.test(source.value)
}
