import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Patch } from '../../change/patch.ts'
import { applyEdits } from '../apply-edits.ts'
import { readCases } from '../case-suite.ts'
import { defaultFacts } from '../default-facts.ts'
import { judge } from '../judge.ts'
import type { RepoFacts, Slot, SlotEdit, SourceFile } from '../lane.ts'
import { slots } from '../slots.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (content: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)
const file = (path: string, text: string): SourceFile => ({ path, bytes: bytes(text) })

const flag = (key: string) =>
  `    "${key}": {\n      "state": "ENABLED",\n      "variants": { "on": true, "off": false },\n      "defaultVariant": "off"\n    }`
const flagFile = (...keys: string[]) => `{\n  "flags": {\n${keys.map(flag).join(',\n')}\n  }\n}\n`
const factsOf = (flags: string, path = 'flags.json'): RepoFacts => ({
  ...defaultFacts,
  flag: { call: 'flag', module: 'src/flags.ts', file: path },
  files: { [path]: flags },
})
const facts = factsOf(flagFile('gift', 'menu'))

const slotOf = (source: SourceFile, kind: string, part: string, known: RepoFacts): Slot => {
  const all = slots(source, 'flagged', known)
  const found = all.find((slot) => slot.kind === kind && slot.context.includes(part))
  if (!found) throw new Error(`no ${kind} with "${part}" among ${all.map(({ context }) => context).join('\n')}`)
  return found
}
const edit = ({ id, path, value }: Slot, to: string): SlotEdit => ({ slot: id, path, from: value, to })

/** The file after one edit; throws with the findings where it is refused. */
function edited(source: SourceFile, kind: string, part: string, to: string, known = facts): string {
  const applied = applyEdits(source, [edit(slotOf(source, kind, part, known), to)], 'flagged', known)
  if (applied.kind === 'failed') throw new Error(applied.findings.map((finding) => finding.says).join('\n'))
  return read(applied.bytes)
}

const refusal = (source: SourceFile, edits: readonly SlotEdit[], known = facts): string[] => {
  const applied = applyEdits(source, edits, 'flagged', known)
  return applied.kind === 'failed' ? applied.findings.map((finding) => finding.rule) : []
}

describe('an element goes behind a flag so that people see what they saw', () => {
  const page = file(
    'src/pages/Page.tsx',
    "import { T } from '../text'\n\nexport const Page = () => (\n\t<main>\n\t\t<h1>Plans</h1>\n\t\t<p>\n\t\t\tFirst\n\t\t\t<b>second</b> third\n\t\t</p>\n\t</main>\n)\n",
  )

  test('with a copy for the flag, in tabs, single quotes and no semicolons', () => {
    expect(edited(page, 'flag', 'Heading', 'new-head')).toBe(
      read(page.bytes)
        .replace("'../text'\n", "'../text'\nimport { flag } from '../flags'\n")
        .replace(
          '\t\t<h1>Plans</h1>\n',
          "\t\t{flag('new-head') ? (\n\t\t\t<h1>Plans</h1>\n\t\t) : (\n\t\t\t<h1>Plans</h1>\n\t\t)}\n",
        ),
    )
  })

  test('or hidden for those who have the flag, its lines set in', () => {
    expect(edited(page, 'flag', 'Paragraph', '!old-text')).toContain(
      "\t\t{!flag('old-text') && (\n\t\t\t<p>\n\t\t\t\tFirst\n\t\t\t\t<b>second</b> third\n\t\t\t</p>\n\t\t)}\n",
    )
  })

  test('within a line of text without another line', () => {
    expect(edited(page, 'flag', '"second"', '!old-word')).toContain(
      "\t\t\t{!flag('old-word') && <b>second</b>} third\n",
    )
  })

  test('through the import that the file has, in double quotes and windows line ends', () => {
    const source = file(
      'src/Page.tsx',
      '\uFEFFimport { flag as isOn } from "./flags";\r\n\r\nexport function Page() {\r\n  return (\r\n    <main>\r\n      <h1>Plans</h1>\r\n      {isOn("gift") && <p>Gift</p>}\r\n    </main>\r\n  );\r\n}\r\n',
    )

    expect(edited(source, 'flag', 'Heading', '!new-head')).toBe(
      read(source.bytes).replace(
        '      <h1>Plans</h1>\r\n',
        '      {!isOn("new-head") && (\r\n        <h1>Plans</h1>\r\n      )}\r\n',
      ),
    )
  })

  test('without moving the lines of a template', () => {
    const source = file(
      'src/Page.tsx',
      'export const Page = () => (\n  <main>\n    <pre>\n      {`a\n  b`}\n    </pre>\n  </main>\n);\n',
    )

    expect(edited(source, 'flag', 'pre', '!new-code')).toContain('      <pre>\n        {`a\n  b`}\n      </pre>\n')
  })

  test.each([
    ['a parameter has', 'export const Page = ({ flag }) => (\n  <main><h1>{flag}</h1></main>\n)\n'],
    [
      'another import has',
      "import { flag } from './else'\nexport const Page = () => (\n  <main><h1>{flag('a')}</h1></main>\n)\n",
    ],
    [
      'a parameter inside has',
      "import { flag } from './flags'\nexport const Page = ({ all }) => all.map((flag) => <i><h1>{flag}</h1></i>)\n",
    ],
  ])('but has no place where %s the name of the call', (_, text) => {
    expect(slots(file('src/Page.tsx', text), 'flagged', facts)).toEqual([])
  })

  test.each([
    ['new head', 'edit/value'],
    ['__proto__', 'edit/value'],
    ["x') && alert('", 'edit/value'],
    ['', 'edit/same'],
  ])('not behind a flag named "%s"', (to, rule) => {
    expect(refusal(page, [edit(slotOf(page, 'flag', 'Heading', facts), to)])).toEqual([rule])
  })

  test('not behind a flag that somebody has on', () => {
    const on = factsOf(flagFile('gift').replace('"defaultVariant": "off"', '"defaultVariant": "on"'))

    expect(refusal(page, [edit(slotOf(page, 'flag', 'Heading', on), 'gift')], on)).toEqual(['flagged/default'])
  })

  test('not where the copy would do more than guarded code may', () => {
    const source = file(
      'src/Page.tsx',
      'export const Page = () => (\n  <main>\n    <b onClick={() => fetch("/x")}>Go</b>\n  </main>\n)\n',
    )

    expect(refusal(source, [edit(slotOf(source, 'flag', '"Go"', facts), 'new-go')])).toEqual(['flagged/effect'])
  })
})

describe('a flag ends', () => {
  const source = (body: string, head = "import { flag } from './flags'\n") => file('src/Page.tsx', `${head}\n${body}`)
  const ended = (from: SourceFile, to: string) => edited(from, 'flag-end', 'gift', to)

  test('as on, and the element stands as if it had never been guarded', () => {
    const page = source(
      "export const Page = () => (\n  <main>\n    <h1>Plans</h1>\n    {flag('gift') && (\n      <p>\n        Gift\n      </p>\n    )}\n  </main>\n)\n",
    )

    expect(ended(page, 'on')).toBe(
      '\nexport const Page = () => (\n  <main>\n    <h1>Plans</h1>\n    <p>\n      Gift\n    </p>\n  </main>\n)\n'.slice(
        1,
      ),
    )
  })

  test('as off, and nothing is left of it', () => {
    const page = source(
      "import { Gift } from './Gift'\n\nexport const Page = () => (\n  <main>\n    <h1>Plans</h1>\n    {flag('gift') && <Gift />}\n    {flag('menu') && <b>Menu</b>}\n  </main>\n)\n",
      "import { flag } from './flags'",
    )

    expect(ended(page, 'off')).toBe(
      "import { flag } from './flags'\n\nexport const Page = () => (\n  <main>\n    <h1>Plans</h1>\n    {flag('menu') && <b>Menu</b>}\n  </main>\n)\n",
    )
  })

  test('in a ternary that keeps the parentheses of its branch', () => {
    const page = source(
      "export function Page() {\n  return flag('gift') ? (\n    <main>\n      New\n    </main>\n  ) : (\n    <main>\n      Old\n    </main>\n  )\n}\n",
    )

    expect(ended(page, 'on')).toBe('export function Page() {\n  return (\n    <main>\n      New\n    </main>\n  )\n}\n')
    expect(ended(page, 'off')).toBe(
      'export function Page() {\n  return (\n    <main>\n      Old\n    </main>\n  )\n}\n',
    )
  })

  test('with the constant that held it, in each of its conditions', () => {
    const page = source(
      "export function Page({ name }) {\n  const isGift = flag('gift')\n  const label = isGift ? 'Gift' : name\n  return (\n    <main>\n      {!isGift && <p>Plain</p>}\n      <b>{label}</b>\n    </main>\n  )\n}\n",
    )

    expect(ended(page, 'on')).toBe(
      "export function Page({ name }) {\n  const label = 'Gift'\n  return (\n    <main>\n      <b>{label}</b>\n    </main>\n  )\n}\n",
    )
    expect(ended(page, 'off')).toBe(
      'export function Page({ name }) {\n  const label = name\n  return (\n    <main>\n      <p>Plain</p>\n      <b>{label}</b>\n    </main>\n  )\n}\n',
    )
  })

  test('in statements: blocks open, early returns stay or go with what they cut off', () => {
    const page = source(
      "export function price(n) {\n  if (flag('gift')) {\n    const half = n / 2\n    return half\n  }\n  const whole = n\n  return whole\n}\n",
    )

    expect(ended(page, 'on')).toBe('export function price(n) {\n  const half = n / 2\n  return half\n}\n')
    expect(ended(page, 'off')).toBe('export function price(n) {\n  const whole = n\n  return whole\n}\n')
  })

  test('in every place of a file at once, and among conditions that stay', () => {
    const page = source(
      "export const Page = ({ open }) => (\n  <main>\n    {flag('gift') && open && <p>One</p>}\n    {open ? <i>1</i> : flag('gift') ? <i>2</i> : <i>3</i>}\n  </main>\n)\n",
    )

    expect(ended(page, 'on')).toContain('    {open && <p>One</p>}\n    {open ? <i>1</i> : <i>2</i>}\n')
    expect(ended(page, 'off')).toContain('  <main>\n    {open ? <i>1</i> : <i>3</i>}\n  </main>\n')
  })

  test('as on or off and nothing else', () => {
    const page = source("export const Page = () => <main>{flag('gift') && <p>Gift</p>}</main>\n")

    expect(refusal(page, [edit(slotOf(page, 'flag-end', 'gift', facts), 'maybe')])).toEqual(['edit/value'])
  })

  test('only if its place says what it said', () => {
    const page = source("export const Page = () => <main>{flag('gift') && <p>Gift</p>}</main>\n")
    const end = edit(slotOf(page, 'flag-end', 'gift', facts), 'on')

    expect(refusal(page, [{ ...end, from: 'menu' }])).toEqual(['edit/stale'])
    expect(refusal(page, [end, end])).toEqual(['edit/twice'])
    expect(refusal(file('src/Page.tsx', 'export const a = 1\n'), [end])).toEqual(['edit/slot-gone'])
    expect(refusal(file('src/flags.ts', 'export const a = 1\n'), [end])).toEqual(['edit/no-slots'])
  })
})

describe('the flag file', () => {
  const withFlag = (text: string, path = 'flags.json') =>
    edited(file(path, text), 'new-flag', 'New flag', 'fresh', factsOf(text, path))
  const without = (text: string, key: string, path = 'flags.json') =>
    edited(file(path, text), 'flag-end', key, 'on', factsOf(text, path))

  test('takes a new flag after the others, as the one before it is laid out', () => {
    expect(withFlag(flagFile('gift'))).toBe(flagFile('gift', 'fresh'))
    expect(
      withFlag('{"flags":{"a":{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off"}}}'),
    ).toContain(', "fresh":{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off"}}}')
    expect(withFlag('{\n\t"flags": {}\n}\n')).toBe(
      '{\n\t"flags": {\n\t\t"fresh": {\n\t\t\t"state": "ENABLED",\n\t\t\t"variants": { "on": true, "off": false },\n\t\t\t"defaultVariant": "off"\n\t\t}\n\t}\n}\n',
    )
  })

  const yaml =
    'flags:\n  gift:\n    state: ENABLED\n    variants:\n      on: true\n      off: false\n    defaultVariant: "off"\n'
  const fresh = yaml.replace('flags:\n', '').replace('gift', 'fresh')

  test('in YAML too, with a note behind the last value and before what follows', () => {
    expect(withFlag(yaml, 'flags.yaml')).toBe(yaml + fresh)
    const noted = `${yaml.trimEnd()} # for now\nother: 1\n`

    expect(withFlag(noted, 'flags.yaml')).toBe(`${yaml.trimEnd()} # for now\n${fresh}other: 1\n`)
  })

  test('loses a flag that ends with its comma or its lines', () => {
    const three = flagFile('gift', 'menu', 'last')

    expect(without(three, 'gift')).toBe(flagFile('menu', 'last'))
    expect(without(three, 'menu')).toBe(flagFile('gift', 'last'))
    expect(without(three, 'last')).toBe(flagFile('gift', 'menu'))
    expect(without(flagFile('gift'), 'gift')).toBe('{\n  "flags": {}\n}\n')
    expect(without(yaml + fresh, 'gift', 'flags.yaml')).toBe(`flags:\n${fresh}`)
    expect(without(yaml + fresh, 'fresh', 'flags.yaml')).toBe(yaml)
  })

  test('takes no flag twice', () => {
    const source = file('flags.json', flagFile('gift'))

    expect(refusal(source, [edit(slotOf(source, 'new-flag', 'New', facts), 'gift')])).toEqual(['edit/same'])
  })
})

describe('every place of the cases', () => {
  const entries = ['cases', 'own-cases']
    .flatMap((folder) => readCases(join(import.meta.dirname, folder), 'flagged'))
    .flatMap(({ patch, facts: known }) =>
      patch.flatMap(({ path, before }) => (before === null ? [] : [{ source: { path, bytes: before }, facts: known }])),
    )
    .filter(({ source, facts: known }, index, all) => {
      const same = all.findIndex(
        (other) =>
          other.source.path === source.path &&
          Buffer.compare(other.source.bytes, source.bytes) === 0 &&
          other.facts.files[other.facts.flag?.file ?? ''] === known.files[known.flag?.file ?? ''],
      )
      return same === index
    })

  test('that takes an edit gives a patch of two files that the judge admits', () => {
    let applied = 0
    for (const { source, facts: known } of entries) {
      const rules = known.flag
      const flags = rules === null ? undefined : known.files[rules.file]
      if (rules === null || flags === undefined || source.path === rules.file) continue
      const flagSource = file(rules.file, flags)
      for (const slot of slots(source, 'flagged', known)) {
        for (const to of slot.kind === 'flag' ? ['made-up', '!made-up'] : ['on', 'off']) {
          const one = applyEdits(source, [edit(slot, to)], 'flagged', known)
          const other = slots(flagSource, 'flagged', known).find((each) =>
            slot.kind === 'flag' ? each.kind === 'new-flag' : each.kind === 'flag-end' && each.value === slot.value,
          )
          if (one.kind === 'failed') {
            // A copy may do no more than guarded code may. Only guards of a flag that its file has can end, and not
            // those inside expressions that prove nothing.
            // What asks people for consent is hidden from nobody.
            const isOfConsent = one.findings.every(({ rule }) => rule === 'flagged/consent')
            if (to.startsWith('!') && !isOfConsent) throw new Error(`${slot.context}: ${JSON.stringify(one.findings)}`)
            continue
          }
          const two = other && applyEdits(flagSource, [edit(other, to.replace('!', ''))], 'flagged', known)
          if (two?.kind !== 'applied') throw new Error(`${slot.context}: ${JSON.stringify(two)}`)
          const patch: Patch = [
            { path: source.path, before: source.bytes, after: one.bytes, modeBefore: '100644', modeAfter: '100644' },
            { path: rules.file, before: flagSource.bytes, after: two.bytes, modeBefore: '100644', modeAfter: '100644' },
          ]
          const verdict = judge(patch, 'flagged', known)

          expect(verdict.kind, `${slot.context} to ${to}\n${JSON.stringify(verdict)}`).toBe('allowed')
          applied++
        }
      }
    }
    expect(applied).toBeGreaterThan(300)
  })

  test('has an id of its own', () => {
    for (const { source, facts: known } of entries) {
      const ids = slots(source, 'flagged', known).map(({ id }) => id)

      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})
