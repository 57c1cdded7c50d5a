import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Patch } from '../../change/patch.ts'
import { readCases } from '../case-suite.ts'
import { defaultFacts } from '../default-facts.ts'
import { findSlots } from '../find-text.ts'
import type { RepoFacts, Slot, SlotEdit, SourceFile } from '../lane.ts'
import { instrumentationContract } from './instrumentation-contract.ts'
import { readPlan } from './tracking-plan.ts'

const plan = `events:
  taken:
    description: Somebody took it
    properties:
      place: { type: string }
      count: { type: number }
  seen:
    properties: {}
`
const facts: RepoFacts = {
  ...defaultFacts,
  track: { call: 'track', module: 'src/analytics.ts', plan: 'plan.yaml' },
  files: { 'plan.yaml': plan },
}
const file = (text: string, path = 'src/pages/Page.tsx'): SourceFile => ({
  path,
  bytes: new TextEncoder().encode(text),
})
const read = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const edit = (slot: Slot, to: string): SlotEdit => ({ slot: slot.id, path: slot.path, from: slot.value, to })
const change = (path: string, before: Uint8Array, after: Uint8Array): Patch => [
  { path, before, after, modeBefore: '100644', modeAfter: '100644' },
]

function slotOf(source: SourceFile, context: string): Slot {
  const all = instrumentationContract.slots(source, facts)
  const found = all.find((slot) => slot.context.includes(context))
  if (!found) throw new Error(`no slot ${context}: ${all.map((slot) => slot.context)}`)
  return found
}

/** The file once the first place of that description records these lines as well. */
function recorded(text: string, context: string, ...lines: string[]): string {
  const source = file(text)
  const slot = slotOf(source, context)
  const to = [slot.value, ...lines].filter((line) => line !== '').join('\n')
  const applied = instrumentationContract.apply(source, [edit(slot, to)], facts)
  if (applied.kind === 'failed') throw new Error(applied.findings.map(({ says }) => says).join('\n'))
  const after = read(applied.bytes)
  expect(slotOf(file(after), context).value).toBe(to)
  return after
}

function refusal(source: SourceFile, edits: readonly SlotEdit[]): string[] {
  const applied = instrumentationContract.apply(source, edits, facts)
  return applied.kind === 'failed' ? applied.findings.map(({ rule }) => rule) : []
}

const imported = "import { track } from '../analytics'\n"
const page = (element: string, before = '') =>
  `${imported}export function Page({ onClose }) {\n${before}  return (\n    ${element}\n  )\n}\n`

describe('an event is recorded', () => {
  test.each([
    ['by a link without a handler', '<a href="/x">Go</a>', '<a href="/x" onClick={() => track(\'seen\')}>Go</a>'],
    ['by a button without attributes', '<button>Go</button>', "<button onClick={() => track('seen')}>Go</button>"],
    ['by a form', '<form id="f">Go</form>', '<form id="f" onSubmit={() => track(\'seen\')}>Go</form>'],
    [
      'before what a handler does',
      '<a onClick={() => save(1)}>Go</a>',
      "<a onClick={() => { track('seen'); save(1) }}>Go</a>",
    ],
    [
      'before what a handler of a component gives back',
      '<Link onClick={() => save(1)}>Go</Link>',
      "<Link onClick={() => { track('seen'); return save(1) }}>Go</Link>",
    ],
    [
      'before a value that is no statement',
      '<a onClick={() => (open && close())}>Go</a>',
      "<a onClick={() => { track('seen'); return (open && close()) }}>Go</a>",
    ],
    [
      'in a block of one line',
      '<a onClick={() => { save() }}>Go</a>',
      "<a onClick={() => { track('seen'); save() }}>Go</a>",
    ],
    ['in an empty block', '<a onClick={() => {}}>Go</a>', "<a onClick={() => { track('seen') }}>Go</a>"],
    [
      'in a block of several lines',
      '<a\n      onClick={(event) => { // first\n        save(event)\n      }}\n    >\n      Go\n    </a>',
      "<a\n      onClick={(event) => { // first\n        track('seen')\n        save(event)\n      }}\n    >\n      Go\n    </a>",
    ],
    [
      'before a line that would join it',
      '<a onClick={() => {\n      ;[a, b].forEach(save)\n    }}>Go</a>',
      "<a onClick={() => {\n      track('seen');\n      ;[a, b].forEach(save)\n    }}>Go</a>",
    ],
    [
      'after one that is recorded',
      "<a onClick={() => track('taken')}>Go</a>",
      "<a onClick={() => { track('taken'); track('seen') }}>Go</a>",
    ],
    [
      'after one that is recorded in a block',
      "<a onClick={() => { track('taken'); save() }}>Go</a>",
      "<a onClick={() => { track('taken'); track('seen'); save() }}>Go</a>",
    ],
    [
      'in the order of attributes on lines of their own',
      '<button\n      type="button"\n      id="x"\n    >\n      Go\n    </button>',
      '<button\n      type="button"\n      id="x"\n      onClick={() => track(\'seen\')}\n    >\n      Go\n    </button>',
    ],
    [
      'around a function that was handed over',
      '<a onClick={onClose}>Go</a>',
      "<a onClick={(event) => { track('seen'); onClose?.(event) }}>Go</a>",
    ],
    [
      'around one of a component',
      '<Link onClick={store.close}>Go</Link>',
      "<Link onClick={(...args) => { track('seen'); return store.close(...args) }}>Go</Link>",
    ],
  ])('%s', (_, element, after) => {
    expect(recorded(page(element), '"Go"', 'seen')).toBe(page(after))
  })

  test('around a function of the file, with the arguments that it takes', () => {
    const none = '  const leave = () => close()\n'
    const one = '  function leave(event) { close(event) }\n'

    expect(recorded(page('<a onClick={leave}>Go</a>', none), 'Go', 'seen')).toContain(
      "onClick={() => { track('seen'); leave() }}",
    )
    expect(recorded(page('<a onClick={leave}>Go</a>', one), 'Go', 'seen')).toContain(
      "onClick={(event) => { track('seen'); leave(event) }}",
    )
  })

  test('with properties, as the file writes them', () => {
    const typed = 'taken {"place":"it\'s","count":count}'

    expect(recorded(page('<a href="/x">Go</a>', '  const count = 1\n'), 'Go', typed)).toContain(
      "onClick={() => track('taken', { place: 'it\\'s', count })}",
    )
    expect(
      recorded(
        'import { track } from "../analytics";\nexport const Page = ({ count }) => <a onClick={() => { save(); }}>Go</a>;\n',
        'Go',
        'taken {"place":"it\'s","count":count}',
      ),
    ).toContain('onClick={() => { track("taken", { place: "it\'s", count }); save(); }}')
  })

  test('with its import, where it is the first of its file', () => {
    const after = recorded(
      "'use client'\n\nimport { a } from './a'\n\nexport const Page = () => <a href={a}>Go</a>\n",
      'Go',
      'seen',
    )

    expect(after).toBe(
      "'use client'\n\nimport { a } from './a'\nimport { track } from '../analytics'\n\nexport const Page = () => <a href={a} onClick={() => track('seen')}>Go</a>\n",
    )
  })

  test('with windows line ends and a byte order mark', () => {
    const before = `\uFEFF${imported.replace('\n', '\r\n')}export const Page = () => (\r\n  <a onClick={() => {\r\n    save()\r\n  }}>Go</a>\r\n)\r\n`

    expect(recorded(before, 'Go', 'seen')).toBe(before.replace('    save()', "    track('seen')\r\n    save()"))
  })

  test('by a call through an object', () => {
    const through: RepoFacts = { ...facts, track: { call: 'log.event', module: 'src/log.ts', plan: 'plan.yaml' } }
    const source = file("import { log } from '../log'\nexport const Page = () => <a href='/x'>Go</a>\n")
    const [slot] = instrumentationContract.slots(source, through)

    const applied = instrumentationContract.apply(source, slot ? [edit(slot, 'seen')] : [], through)

    expect(applied.kind === 'applied' && read(applied.bytes)).toContain("onClick={() => log.event('seen')}")
  })

  test('at two places of a file in one go', () => {
    const source = file("export const Page = () => <p><a href='/x'>Go</a><button>Stay</button></p>\n")
    const edits = ['Go', 'Stay'].map((word) => edit(slotOf(source, word), 'seen'))

    const applied = instrumentationContract.apply(source, edits, facts)

    expect(applied.kind === 'applied' && read(applied.bytes)).toBe(
      "import { track } from '../analytics'\n\nexport const Page = () => <p><a href='/x' onClick={() => track('seen')}>Go</a><button onClick={() => track('seen')}>Stay</button></p>\n",
    )
  })
})

describe('an event that is recorded gains properties', () => {
  test.each([
    ["track('taken')", "track('taken', { place: 'x' })", ''],
    ["track('taken', {})", "track('taken', { place: 'x' })", ' {'],
    ["track('taken', { count: 1 })", "track('taken', { count: 1, place: 'x' })", ' {"count":1,'],
    ["track('taken', {\n  count: 1,\n})", "track('taken', {\n  count: 1,\n  place: 'x',\n})", ' {"count":1,'],
  ])('%s', (before, after, start) => {
    const source = file(page(`<a onClick={() => ${before}}>Go</a>`))
    const to = `taken${start === '' ? ' {' : start}"place":"x"}`

    const applied = instrumentationContract.apply(source, [edit(slotOf(source, 'Go'), to)], facts)

    expect(applied.kind === 'applied' ? read(applied.bytes) : applied.findings).toBe(
      page(`<a onClick={() => ${after}}>Go</a>`),
    )
  })
})

describe('nothing can be recorded', () => {
  test.each([
    ['at an element that spreads handlers', '<a {...props}>Go</a>'],
    ['at a handler that is made by a call', '<a onClick={make(1)}>Go</a>'],
    ['at a handler that fires many times a second', '<div onScroll={() => save()}>Go</div>'],
    ['at an element without one', '<div>Go</div>'],
  ])('%s', (_, element) => {
    expect(instrumentationContract.slots(file(page(element)), facts)).toEqual([])
  })

  test.each([
    ['where something local has the name', `${imported}const P = ({ track }) => <a href="/x">{track}</a>`],
    [
      'where something of the module has the name',
      "import { track } from './audio'\nconst P = () => <a href='/x'>Go</a>",
    ],
    ['where a global of the name is used', "track('x'); const P = () => <a href='/x'>Go</a>"],
    ['in the module that records', '<a href="/x">Go</a>', 'src/analytics.ts'],
    ['in a file that does not parse', 'const P = () => <a href="/x">Go</b>'],
  ])('%s', (_, text, path = 'src/pages/Page.tsx') => {
    expect(instrumentationContract.slots(file(text, path), facts)).toEqual([])
  })

  test('without a plan', () => {
    const source = file(page('<a href="/x">Go</a>'))

    expect(instrumentationContract.slots(source, { ...facts, files: {} })).toEqual([])
    expect(instrumentationContract.slots(source, { ...facts, track: null })).toEqual([])
  })
})

describe('an edit is refused', () => {
  const source = file(page("<a onClick={() => track('seen')}>Go</a>", '  const count = 1\n'))
  const slot = slotOf(source, 'Go')

  test.each([
    ['where an event goes', '', 'instrumentation/removed'],
    ['where an event is exchanged', 'taken', 'instrumentation/removed'],
    ['where nothing changes', 'seen', 'edit/same'],
    ['where an event is not planned', 'seen\nleft', 'instrumentation/event'],
    ['where a property is not planned', 'seen\ntaken {"colour":"red"}', 'instrumentation/property'],
    ['where a property has another type', 'seen\ntaken {"count":"1"}', 'instrumentation/property'],
    ['where a value does something', 'seen\ntaken {"count":count++}', 'instrumentation/arguments'],
    ['where a value tells who somebody is', 'seen\ntaken {"place":user.email}', 'instrumentation/personal'],
    ['where a value is not there', 'seen\ntaken {"count":amount}', 'instrumentation/unknown-name'],
    ['where the line breaks out', "seen\ntaken'); alert('x", 'instrumentation/arguments'],
    ['where the properties break out', 'seen\ntaken {"count":1}); alert({}', 'instrumentation/arguments'],
    ['where a comment is typed', 'seen\ntaken {"count":1 /* x */}', 'instrumentation/arguments'],
    ['where a property is spread', 'seen\ntaken {...count}', 'instrumentation/arguments'],
  ])('%s', (_, to, rule) => {
    expect(refusal(source, [edit(slot, to)])).toContain(rule)
  })

  test('where the events are no longer those it was made for', () => {
    expect(refusal(source, [{ ...edit(slot, 'seen\ntaken'), from: '' }])).toEqual(['edit/stale'])
  })

  test('where the slot is gone, or twice', () => {
    expect(refusal(file(page('<><p>Text</p><a href="/x">Go</a></>')), [edit(slot, 'taken')])).toEqual(['edit/stale'])
    expect(refusal(file(page('<p>Text</p>')), [edit(slot, 'taken')])).toEqual(['edit/no-slots'])
    expect(refusal(source, [edit(slot, 'seen\ntaken'), edit(slot, 'seen\ntaken')])).toEqual(['edit/twice'])
  })
})

describe('the tracking plan gains an event', () => {
  const planFile = (text: string, path = 'plan.yaml') => file(text, path)
  const added = (text: string, typed: string, path = 'plan.yaml'): string => {
    const named = { ...facts, track: { call: 'track', module: 'src/analytics.ts', plan: path } }
    const source = planFile(text, path)
    const [slot] = instrumentationContract.slots(source, named)
    const applied = instrumentationContract.apply(source, slot ? [edit(slot, typed)] : [], named)
    return applied.kind === 'applied' ? read(applied.bytes) : applied.findings.map(({ rule }) => rule).join()
  }

  test('in YAML, at the end of the events', () => {
    expect(added(plan, 'left {place: string, count: number} Somebody left')).toBe(
      `${plan}  left:\n    description: "Somebody left"\n    properties:\n      place: { type: string }\n      count: { type: number }\n`,
    )
    expect(added(`${plan}owner: growth\n`, 'left')).toBe(`${plan}  left:\n    properties: {}\nowner: growth\n`)
  })

  test('in JSON', () => {
    const before = '{\n\t"events": {\n\t\t"seen": { "properties": {} }\n\t}\n}\n'

    expect(JSON.parse(added(before, 'left {place: string}', 'plan.json'))).toEqual({
      events: { seen: { properties: {} }, left: { properties: { place: { type: 'string' } } } },
    })
  })

  test.each([
    ['taken', 'instrumentation/plan'],
    ['Taken', 'instrumentation/plan'],
    ['seen-', 'instrumentation/plan'],
    ['left {email: string}', 'instrumentation/personal'],
    ['left {place: object}', 'instrumentation/plan'],
    ['left {event: string}', 'instrumentation/plan'],
    ['left {place}', 'instrumentation/plan'],
    ['', 'instrumentation/nothing'],
  ])('but not "%s"', (typed, rule) => {
    expect(added(plan, typed)).toContain(rule)
  })
})

describe('every slot of every case', () => {
  const entries = ['cases', 'own-cases']
    .flatMap((folder) => readCases(join(import.meta.dirname, folder), 'instrumentation'))
    .flatMap(({ patch, facts: known }) =>
      patch.flatMap(({ path, before }) => (before ? [{ path, before, known }] : [])),
    )
    .map(({ path, before, known }) => ({
      source: { path, bytes: before },
      known,
      slots: instrumentationContract.slots({ path, bytes: before }, known),
    }))
    .filter(({ slots }) => slots.length > 0)
  const eventsOf = ({ track, files }: RepoFacts): string[] => {
    const read = track === null ? null : readPlan(track.plan, files[track.plan] ?? '')
    return [...(read?.events ?? [])].flatMap(([name, properties]) =>
      [...properties.values()].some(({ isRequired }) => isRequired) ? [] : [name],
    )
  }

  test('can record an event, and the judge admits exactly that', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (pickFile, pickSlot, pickEvent) => {
        const entry = entries[pickFile % entries.length]
        const slot = entry?.slots[pickSlot % entry.slots.length]
        if (!entry || !slot) throw new Error('no slots')
        const events = eventsOf(entry.known)
        const line = slot.kind === 'events' ? (events[pickEvent % events.length] ?? '') : 'never_seen_before'
        const to = slot.value === '' ? line : `${slot.value}\n${line}`

        const applied = instrumentationContract.apply(entry.source, [edit(slot, to)], entry.known)

        if (applied.kind === 'failed')
          throw new Error(`${slot.path} ${slot.context}: ${applied.findings.map(({ says }) => says)}`)
        const verdict = instrumentationContract.judge(change(slot.path, entry.source.bytes, applied.bytes), entry.known)
        expect(verdict.kind === 'allowed' ? verdict.edits.map(({ after }) => after) : verdict.findings).toEqual([line])
        if (slot.kind !== 'events') return
        const again = instrumentationContract.slots({ path: slot.path, bytes: applied.bytes }, entry.known)
        expect(again.find(({ id }) => id === slot.id)?.value).toBe(to)
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  test('has an id of its own', () => {
    for (const { slots } of entries) expect(new Set(slots.map(({ id }) => id)).size).toBe(slots.length)
  })
})

test('a place is found by what its element says', () => {
  const source = file(page('<p><a href="/x">See the <b>plans</b></a><button>{t(\'nav.go\')}</button></p>'))
  const all = instrumentationContract.slots(source, facts)

  expect(findSlots(all, 'see the plans')[0]?.slot.context).toBe('Clicks on the link "See the plans" in Page')
  expect(findSlots(all, 'nav.go')[0]?.slot.context).toBe('Clicks on the button "nav.go" in Page')
})
