import { generate } from '@babel/generator'
import { type ParserOptions, parse } from '@babel/parser'
import { print, parse as recastParse, types } from 'recast'
import { unifiedDiff } from '../../src/executor/write-patch.ts'
import { applyEdits, defaultFacts, slots } from '../../src/lane/index.ts'
import type { Row } from './table.ts'

const path = 'src/Checkout.tsx'
const was = 'Where it goes'
const now = 'Where should it go?'

/** One heading of a file that is written in its own way: tabs, single quotes, no semicolons, entities, odd line breaks. */
const text = `'use client'

import { useState } from 'react'
import { cn } from '../class-names'
import type { Order } from './order'

// The order of these matters: the courier asks for them in it.
const STEPS = [ 'address', 'time',   'payment' ] as const

export function Checkout({ order, onDone }: { order: Order; onDone: () => void }) {
	const [step, setStep] = useState(0)
	const total = order.items.reduce((sum, { price, count }) => sum + price * count, 0)

	if (total === 0)
		return <p>Nothing to pay &mdash; your basket is empty.</p>

	return (
		<main className={cn('checkout', step > 0 && 'checkout--started')}>
			<h1>${was}</h1>
			<p>
				Fish &amp; chips,&nbsp;twice
				{' '}
				<b>{total} €</b>
			</p>
			{STEPS.map((name, at) => <button key={name} disabled={at > step}
				onClick={() => { setStep(at); if (at === 2) onDone() }}
				title='Don&apos;t worry: you can come back' >{name}</button>)}
			<label htmlFor='door'>
				Door&nbsp;code
				<input id='door' placeholder={'e.g. 4711'} />
			</label>
		</main>
	)
}
`

/** Lines and bytes that one changed heading touches: spliced into its slot, and printed anew by tools that print trees. */
export function benchPrinters(): readonly Row[] {
  const ours = linesChanged(spliced())
  const says = (change: Changed) => `+${change.added} −${change.removed}, ${change.bytesOutside} bytes outside the text`
  const against = (name: string, out: string): Row => {
    const theirs = linesChanged(out)
    return {
      what: `change one heading of a ${text.split('\n').length - 1}-line file with habits of its own`,
      ours: says(ours),
      peer: `${name}: ${says(theirs)}`,
      ratio: (ours.added + ours.removed) / (theirs.added + theirs.removed),
      limit: '+1 −1, 0 bytes',
      holds: ours.added === 1 && ours.removed === 1 && ours.bytesOutside === 0,
    }
  }
  return [against('@babel/generator', printedByBabel()), against('recast', printedByRecast())]
}

function spliced(): string {
  const file = { path, bytes: Buffer.from(text) }
  const slot = slots(file, 'copy', defaultFacts).find((one) => one.value === was)
  if (!slot) throw new Error(`No slot says ${was}.`)
  const done = applyEdits(file, [{ slot: slot.id, path, from: was, to: now }], 'copy', defaultFacts)
  if (done.kind !== 'applied') throw new Error(JSON.stringify(done.findings))
  return Buffer.from(done.bytes).toString('utf8')
}

const babelOptions: ParserOptions = { sourceType: 'module', plugins: ['jsx', 'typescript'] }

/** The heading's text node gets the new words; then the whole tree is printed, with what the tool offers to keep of the form. */
function printedByBabel(): string {
  const tree = parse(text, { ...babelOptions, createParenthesizedExpressions: true })
  types.visit(tree, {
    visitJSXText(at) {
      if (at.node.value === was) Object.assign(at.node, { value: now, extra: undefined })
      return false
    },
  })
  return `${generate(tree, { retainLines: true, jsescOption: { quotes: 'single' } }, text).code}\n`
}

/** The tool whose promise is to print again only what was changed. */
function printedByRecast(): string {
  const tree = recastParse(text, {
    parser: { parse: (code: string) => parse(code, { ...babelOptions, tokens: true }) },
  })
  types.visit(tree, {
    visitJSXElement(at) {
      const [child] = at.node.children ?? []
      if (child?.type === 'JSXText' && child.value === was) at.node.children = [types.builders.jsxText(now)]
      this.traverse(at)
    },
  })
  return print(tree, { quote: 'single', useTabs: true }).code
}

interface Changed {
  readonly added: number
  readonly removed: number
  /** Bytes of the file's two forms that differ although they are not the heading's. */
  readonly bytesOutside: number
}

function linesChanged(after: string): Changed {
  const diff = unifiedDiff([
    { path, before: Buffer.from(text), after: Buffer.from(after), modeBefore: '100644', modeAfter: '100644' },
  ])
  const lines = diff.split('\n').filter((line) => !/^(?:\+\+\+|---) /.test(line))
  const [from, to] = [`>${was}<`, `>${now}<`].map((mark, at) => [text, after][at]?.split(mark) ?? [])
  const differing = [0, 1].map((side) => editDistance(from?.[side] ?? '', to?.[side] ?? ''))
  return {
    added: lines.filter((line) => line.startsWith('+')).length,
    removed: lines.filter((line) => line.startsWith('-')).length,
    bytesOutside: (differing[0] ?? 0) + (differing[1] ?? 0),
  }
}

/** Inserted and deleted characters between two texts, by their longest common subsequence. */
function editDistance(a: string, b: string): number {
  let row = new Uint16Array(b.length + 1)
  for (const letter of a) {
    const next = new Uint16Array(b.length + 1)
    for (let at = 1; at <= b.length; at++) {
      next[at] = letter === b[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0)
    }
    row = next
  }
  return a.length + b.length - 2 * (row[b.length] ?? 0)
}
