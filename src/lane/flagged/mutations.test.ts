import { join } from 'node:path'
import { minifySync, parseSync, transformWithOxc } from 'vite'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import type { FileChange } from '../../change/patch.ts'
import { type Case, readCases } from '../case-suite.ts'
import { isCodePath } from '../code/parse-code.ts'
import { defaultFacts } from '../default-facts.ts'
import { judgeFlagged } from './judge-flagged.ts'

const read = (content: Uint8Array | null) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(content ?? undefined)

/** A small generator with a seed, so that every failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

interface Source {
  readonly one: Case
  readonly file: FileChange
  readonly before: string
  readonly after: string
}

const offFlag = /"([\w-]+)":\s*\{\s*"state":\s*"ENABLED",\s*"variants":[^}]*\},\s*"defaultVariant":\s*"off"\s*\}/g

const sources: readonly Source[] = ['cases', 'own-cases']
  .flatMap((folder) => readCases(join(import.meta.dirname, folder), 'flagged'))
  .filter(({ verdict }) => verdict === 'allowed')
  .flatMap((one) =>
    one.patch
      .filter(({ path, before, after }) => isCodePath(path) && before !== null && after !== null)
      .map((file) => ({ one, file, before: read(file.before), after: read(file.after) })),
  )
  .filter(({ one }) => one.patch.every(({ path }) => path !== one.facts.flag?.file))
  .filter(({ one }) => one.facts.flag?.file.endsWith('.json'))

type Tree = { type?: string; [field: string]: unknown }
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** What another reader than the judge makes of a file with its flags off: bundled, and cut down by a minifier. */
async function offProgram(path: string, text: string, off: readonly string[]): Promise<string | null> {
  try {
    const settled = settledText(text, off)
      .replace(/= ((?:React\.)?(?:lazy|memo|forwardRef)|dynamic)\(/g, '= /* @__PURE__ */ $1(')
      // A class of which nobody makes anything; the minifier does not know that its base is only a class.
      .replace(/ extends React\.(?:Pure)?Component(?= \{)/g, '')
    const { code } = await transformWithOxc(settled, path, {
      lang: 'tsx',
      jsx: { runtime: 'classic', pragma: 'React.createElement' },
      typescript: { onlyRemoveTypeImports: false },
      sourcemap: false,
    })
    // What is left of an unused fragment: a read that does nothing.
    const small = minifySync('a.js', code, { compress: {}, mangle: false, module: true }).code.replace(
      /(?<=^|[;{}])React\.Fragment;/g,
      '',
    )
    const program = parseSync('a.js', small).program as unknown as Tree
    return JSON.stringify(normal(program))
  } catch {
    return null
  }
}

/** The text with `false` for every call that reads a flag which is off, told by nothing but its name. */
function settledText(text: string, off: readonly string[]): string {
  const calls: { start: number; end: number }[] = []
  const look = (value: unknown): void => {
    if (!isTree(value)) return
    const [key] = value.type === 'CallExpression' ? (value.arguments as Tree[]) : []
    const name = isTree(value.callee) ? value.callee.name : null
    if (/^(?:flag|useFlag|isEnabled)$/.test(String(name)) && off.includes(String(key?.value)))
      calls.push(value as unknown as { start: number; end: number })
    for (const inner of Object.values(value)) look(inner)
  }
  look(parseSync('a.tsx', text).program)
  return calls
    .sort((a, b) => b.start - a.start)
    .reduce((out, { start, end }) => `${out.slice(0, start)}false${out.slice(end)}`, text)
}

/** A tree without places and imports; children as they are drawn: no `false`, joined texts, fragments opened. */
function normal(value: unknown): unknown {
  if (Array.isArray(value))
    return value.filter((each) => !(isTree(each) && each.type === 'ImportDeclaration')).map(normal)
  if (!isTree(value)) return value
  const node: Tree = Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => field !== 'start' && field !== 'end' && field !== 'raw')
      .map(([field, inner]) => [field, normal(inner)]),
  )
  return isElement(node) ? { ...node, arguments: drawn(node.arguments as Tree[]) } : node
}

const isElement = (node: Tree): boolean =>
  node.type === 'CallExpression' && JSON.stringify(node.callee).includes('"createElement"')
const isText = (node: Tree | undefined): boolean =>
  (node?.type === 'Literal' && typeof node.value === 'string') ||
  (node?.type === 'TemplateLiteral' && (node.expressions as unknown[]).length === 0)
const textOf = (node: Tree): string =>
  node.type === 'Literal'
    ? String(node.value)
    : ((node.quasis as { value: { cooked: string } }[])[0]?.value.cooked ?? '')
const isQuestion = (node: Tree): boolean =>
  node.type === 'BinaryExpression' ||
  (node.type === 'UnaryExpression' && node.operator === '!') ||
  (node.type === 'ParenthesizedExpression' && isQuestion(node.expression as Tree)) ||
  (node.type === 'LogicalExpression' && isQuestion(node.left as Tree) && isQuestion(node.right as Tree))
const drawsNothing = (node: Tree): boolean =>
  (node.type === 'LogicalExpression' &&
    node.operator === '&&' &&
    isQuestion(node.left as Tree) &&
    drawsNothing(node.right as Tree)) ||
  (node.type === 'Literal' && (node.value === null || typeof node.value === 'boolean')) ||
  (node.type === 'UnaryExpression' &&
    /^(?:!|void)$/.test(String(node.operator)) &&
    isTree(node.argument) &&
    node.argument.type === 'Literal')

function drawn([name, props, ...children]: Tree[]): unknown[] {
  const out: Tree[] = []
  const opened = children.flatMap((child) =>
    isElement(child) && JSON.stringify((child.arguments as Tree[])[0]).includes('"Fragment"')
      ? (child.arguments as Tree[]).slice(2)
      : [child],
  )
  for (const child of opened) {
    const last = out.at(-1)
    if (drawsNothing(child)) continue
    if (last && isText(last) && isText(child))
      out[out.length - 1] = { type: 'Literal', value: textOf(last) + textOf(child) }
    else out.push(isText(child) ? { type: 'Literal', value: textOf(child) } : child)
  }
  return [name, props, ...out]
}

const crumbs = [
  ...'(){}<>;:,.!?&|=+-"\'`/$ \n',
  "flag('new-offer')",
  "{flag('new-offer') && <b>Offer</b>}",
  "{flag('live-menu') && <b>Offer</b>}",
  "flag('new-offer') && ",
  "!flag('new-offer') && ",
  "flag('new-offer') || ",
  "flag('new-offer') ? 1 : ",
  "if (flag('new-offer')) ",
  "if (!flag('new-offer')) ",
  "if (flag('new-offer')) return null\n",
  "if (!flag('new-offer')) return null\n",
  "const isNew = flag('new-offer')\n",
  'const flag = () => true\n',
  'else ',
  'return ',
  'true',
  'false',
  'null',
  '<b>x</b>',
  '<>',
  '</>',
  '{items}',
  'setYearly(true)\n',
  'useState(0)\n',
  'const api = 1\n',
  'function start() {}\n',
  '/* x */',
  '// x\n',
  "import './x.css'\n",
  "'use client'\n",
]

function mutate(text: string, random: (below: number) => number, among: readonly string[] = crumbs): string {
  const at = random(text.length)
  const crumb = among[random(among.length)] as string
  const length = 1 + random(random(3) === 0 ? 60 : 8)
  const lines = text.split('\n')
  const line = random(lines.length)
  const other = random(lines.length)
  switch (random(7)) {
    case 0:
      return text.slice(0, at) + crumb + text.slice(at)
    case 1:
      return text.slice(0, at) + crumb + text.slice(at + length)
    case 2:
      return text.slice(0, at) + text.slice(at + length)
    case 3: {
      lines.splice(line, 1)
      return lines.join('\n')
    }
    case 4: {
      lines.splice(line, 0, lines[other] ?? '')
      return lines.join('\n')
    }
    case 5: {
      const [one = '', two = ''] = [lines[line], lines[other]]
      lines[line] = two
      lines[other] = one
      return lines.join('\n')
    }
    default: {
      lines.splice(line, 0, crumb.trim())
      return lines.join('\n')
    }
  }
}

test('with the flags off, another reader finds the same program on both sides of whatever is admitted', async () => {
  const count = Number(process.env.FAIRWAY_MUTATIONS ?? 1_500)
  const random = randomFrom(20_261_122)
  const wrong: string[] = []
  let admitted = 0
  for (let tried = 0; tried < count; tried++) {
    const { one, file, before, after } = sources[random(sources.length)] as Source
    let text = after
    for (let times = 1 + random(2); times > 0; times--) text = mutate(text, random)
    const patch = one.patch.map((each) => (each === file ? { ...each, after: new TextEncoder().encode(text) } : each))
    if (text === after || judgeFlagged(patch, one.facts).kind !== 'allowed') continue
    admitted++
    const flags = one.facts.files[one.facts.flag?.file ?? ''] ?? ''
    const off = [...flags.matchAll(offFlag)].map((match) => match[1] as string)
    const [left, right] = await Promise.all([offProgram(file.path, before, off), offProgram(file.path, text, off)])
    if (left === null || left !== right) wrong.push(`${one.name}\n${text}`)
  }

  expect(wrong.slice(0, 3).join('\n\n')).toBe('')
  expect(admitted).toBeGreaterThan(count / 100)
}, 600_000)

interface PlainFlags {
  readonly flags: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const plainFlags = (path: string, text: string): PlainFlags | null => {
  try {
    return path.endsWith('.json') ? JSON.parse(text) : parseYaml(text)
  } catch {
    return null
  }
}

/** Why a flag file that was admitted should not have been, told by plain readers. */
function wrongFlags(path: string, before: string, after: string): string | null {
  const [old, next] = [plainFlags(path, before), plainFlags(path, after)]
  if (old === null || next === null) return 'it cannot be read'
  const rest = ({ flags: _, ...others }: PlainFlags) => JSON.stringify(others)
  if (rest(old) !== rest(next)) return 'something beside the flags differs'
  for (const [key, flag] of Object.entries(old.flags))
    if (JSON.stringify(flag) !== JSON.stringify(next.flags[key])) return `${key} differs`
  for (const [key, flag] of Object.entries(next.flags)) {
    if (key in old.flags) continue
    const variants = flag.variants as Record<string, unknown>
    if (flag.state !== 'ENABLED' || variants[String(flag.defaultVariant)] !== false) return `${key} is not off`
    if ('targeting' in flag && JSON.stringify(flag.targeting) !== '{}') return `${key} is targeted`
  }
  return null
}

const jsonFlag = '"fresh": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off"}'
const jsonFile = `{\n  "$schema": "x",\n  "flags": {\n    ${jsonFlag.replace('fresh', 'gift')},\n    ${jsonFlag.replace('fresh', 'menu')}\n  }\n}\n`
const yamlFlag = (key: string) =>
  `  ${key}:\n    state: ENABLED\n    variants:\n      on: true\n      off: false\n    defaultVariant: 'off'\n`
const yamlFile = `# flags\nflags:\n${yamlFlag('gift')}${yamlFlag('menu')}other: 1\n`
const flagFiles = [
  ['flags.json', jsonFile, jsonFile.replace('    }\n  }', `    },\n    ${jsonFlag}\n  }`)],
  ['flags.json', jsonFile, jsonFile.replace('"off"}\n  }', `"off"},\n    ${jsonFlag}\n  }`)],
  ['flags.yaml', yamlFile, yamlFile.replace('other', `${yamlFlag('fresh')}other`)],
] as const
const flagCrumbs = [
  ...'{}[]:,"\'#&*!|>-? \n\t\\01',
  'true',
  'false',
  'on',
  'off',
  'ENABLED',
  'DISABLED',
  jsonFlag,
  `${jsonFlag}, `,
  '"targeting": {}, ',
  '"targeting": {"if": [true, "on"]}, ',
  '"__proto__": {}, ',
  'targeting: {}\n',
  '    targeting:\n      if: [true, on]\n',
  '&a ',
  '*a',
  '<<: ',
  '---\n',
  '// x\n',
  '# x\n',
  '\u00a0',
  yamlFlag('fresh'),
  yamlFlag('other'),
]

test('a flag file that is admitted holds the old flags as they were and new ones that are off', () => {
  const random = randomFrom(20_261_123)
  const wrong: string[] = []
  let admitted = 0
  for (let tried = 0; tried < Number(process.env.FAIRWAY_MUTATIONS ?? 1_500); tried++) {
    const [path, before, honest] = flagFiles[random(flagFiles.length)] as (typeof flagFiles)[number]
    let after: string = random(4) === 0 ? before : honest
    for (let times = 1 + random(2); times > 0; times--) after = mutate(after, random, flagCrumbs)
    const encoder = new TextEncoder()
    const file: FileChange = {
      path,
      before: encoder.encode(before),
      after: encoder.encode(after),
      modeBefore: '100644',
      modeAfter: '100644',
    }
    const facts = { ...defaultFacts, flag: { call: 'flag', module: 'src/flags.ts', file: path } }
    if (judgeFlagged([file], facts).kind !== 'allowed') continue
    admitted++
    const why = wrongFlags(path, before, after)
    if (why !== null) wrong.push(`${why}\n${after}`)
  }

  expect(wrong.slice(0, 3).join('\n\n')).toBe('')
  expect(admitted).toBeGreaterThan(10)
}, 600_000)
