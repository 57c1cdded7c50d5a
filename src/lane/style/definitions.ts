import { formatOf } from './style-path.ts'

/** A definition of a custom property with its value, in which SCSS may fill something in. */
const definition = /(?<![\w-])(--[A-Za-z_][\w-]*)\s*:\s*((?:#\{[^{}]*\}|[^;{}])*)/g

/** Whether a file of this path can define custom properties for others. */
export const mayDefine = (path: string): boolean => {
  const format = formatOf(path)
  return format !== null && format !== 'code'
}

/** The values that a text gives to each of its custom properties. */
export function definitionsIn(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [, name = '', value = ''] of text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(definition)) {
    const known = found.get(name)
    if (known === undefined) found.set(name, [value.trim()])
    else known.push(value.trim())
  }
  return found
}
