import { describe, expect, test } from 'vitest'
import { addImport } from './add-import.ts'
import { importedCalls } from './imported-call.ts'
import { parseCode } from './parse-code.ts'

const source = { call: 'track', module: 'src/lib/analytics.ts' }

function added(text: string, path = 'src/pages/Home.tsx', call = source.call): string {
  const parsed = parseCode(path, text)
  if (parsed.kind !== 'parsed') throw new Error(`${parsed.kind} in line ${parsed.line}`)
  const edit = addImport(path, parsed, { ...source, call })
  const after = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
  const again = parseCode(path, after)
  if (again.kind !== 'parsed') throw new Error(after)
  expect(importedCalls(path, again, { ...source, call })).toHaveLength(1)
  return after
}

describe('a name joins what the file imports from the module', () => {
  test.each([
    ["import { page } from '../lib/analytics'\n", "import { page, track } from '../lib/analytics'\n"],
    ["import {view} from '../lib/analytics'\n", "import {track, view} from '../lib/analytics'\n"],
    ["import { view, page } from '../lib/analytics'\n", "import { view, page, track } from '../lib/analytics'\n"],
    ["import a from '../lib/analytics'\n", "import a, { track } from '../lib/analytics'\n"],
    [
      "import {\n\tpage,\n\tview,\n} from '../lib/analytics'\n",
      "import {\n\tpage,\n\ttrack,\n\tview,\n} from '../lib/analytics'\n",
    ],
    ["import {\n  page\n} from '@/lib/analytics'\n", "import {\n  page,\n  track\n} from '@/lib/analytics'\n"],
  ])('%s', (before, after) => {
    expect(added(before)).toBe(after)
  })
})

describe('an import of its own is written as the file writes', () => {
  test.each([
    [
      'quotes and semicolons',
      'import a from "a";\nf();\n',
      'import a from "a";\nimport { track } from "../lib/analytics";\nf();\n',
    ],
    ['tight braces', "import {a} from 'a'\n", "import {a} from 'a'\nimport {track} from '../lib/analytics'\n"],
    [
      'endings',
      "import { b } from './b.tsx'\n",
      "import { b } from './b.tsx'\nimport { track } from '../lib/analytics.ts'\n",
    ],
    [
      'endings of what is built',
      "import b from './b.js'\n",
      "import b from './b.js'\nimport { track } from '../lib/analytics.js'\n",
    ],
    ['the alias', "import b from '@/b'\n", "import b from '@/b'\nimport { track } from '@/lib/analytics'\n"],
    [
      'windows line ends',
      "import b from '../b'\r\nf()\r\n",
      "import b from '../b'\r\nimport { track } from '../lib/analytics'\r\nf()\r\n",
    ],
    [
      'the order of the sources',
      "import r from 'react'\n\nimport a from '../a'\nimport z from '../z'\n",
      "import r from 'react'\n\nimport a from '../a'\nimport { track } from '../lib/analytics'\nimport z from '../z'\n",
    ],
    [
      'comments at the end of a line',
      "import a from '../a' // first\nf()\n",
      "import a from '../a' // first\nimport { track } from '../lib/analytics'\nf()\n",
    ],
    [
      'imports of types alone',
      "import type { Props } from '../lib/analytics'\n",
      "import type { Props } from '../lib/analytics'\nimport { track } from '../lib/analytics'\n",
    ],
  ])('%s', (_, before, after) => {
    expect(added(before)).toBe(after)
  })

  test.each([
    ['after directives', "'use client'\nf()\n", "'use client'\n\nimport { track } from '../lib/analytics'\nf()\n"],
    [
      'after a licence, before the comment of the first statement',
      '/* Copyright 2026 */\n\n/** Draws. */\nexport const a = 1;\n',
      "/* Copyright 2026 */\n\nimport { track } from '../lib/analytics';\n\n/** Draws. */\nexport const a = 1;\n",
    ],
    [
      'after what speaks to tools',
      '// @ts-nocheck\nf()\n',
      "// @ts-nocheck\nimport { track } from '../lib/analytics'\n\nf()\n",
    ],
  ])('in a file without imports: %s', (_, before, after) => {
    expect(added(before)).toBe(after)
  })

  test('of an object, for a call through it', () => {
    expect(added("import a from '../a'\n", 'src/x/y.tsx', 'analytics.track')).toContain(
      "import { analytics } from '../lib/analytics'",
    )
  })
})
