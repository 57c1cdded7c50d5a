import type { ImportDeclaration } from 'oxc-parser'

/** Packages that do nothing when they are loaded, as their authors say. */
export const quietPackages: ReadonlySet<string> = new Set(['react', 'react/jsx-runtime', 'next/dynamic', 'clsx'])

/** Whether an import runs a module for its effect, loads it from elsewhere, or styles the whole page. */
export function importFault({ specifiers, source, importKind, attributes }: ImportDeclaration): boolean {
  if (importKind === 'type') return false
  if (specifiers.length === 0 || attributes.length > 0) return true
  if (/^[a-z][a-z+.-]*:/i.test(source.value) && !source.value.startsWith('node:')) return true
  if (source.value.startsWith('//') || /[?!]/.test(source.value)) return true
  return /\.(?:css|scss|sass|less|styl)$/i.test(source.value) && !/\.module\.\w+$/i.test(source.value)
}
