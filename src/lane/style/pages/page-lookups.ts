import { parseCode } from '../../code/parse-code.ts'
import { lookedUpNames, mayLookUp } from '../looked-up.ts'
import type { StyledPage } from './styled-page.ts'

/** Also in handlers of attributes, and in scripts that do not parse for what an engine fills in. */
const call =
  /(?:querySelector(?:All)?|closest|matches|getElementsByClassName|(?:has|add|remove|toggle)Class|classList\.\w+|\$|jQuery|find)\(\s*(?:"([^"]{0,200})"|'([^']{0,200})'|`([^`]{0,200})`)/g

/** Class names by which a page's own scripts look elements up. @throws TooDeep */
export function pageLookups({ source, scripts }: StyledPage): Set<string> {
  const names = new Set<string>()
  if (!mayLookUp.test(source)) return names
  for (const { start, end } of scripts) {
    const parsed = parseCode('script.ts', source.slice(start, end))
    if (parsed.kind === 'parsed') for (const name of lookedUpNames(parsed)) names.add(name)
  }
  for (const [, one, two, three] of source.matchAll(call))
    for (const name of (one ?? two ?? three ?? '').match(/-?[A-Za-z_][\w-]*/g) ?? []) names.add(name)
  return names
}
