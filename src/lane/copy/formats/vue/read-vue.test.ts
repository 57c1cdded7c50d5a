import { expect, test } from 'vitest'
import { defaultFacts } from '../../../default-facts.ts'
import { judge } from '../../../judge.ts'

function judged(before: string, after: string) {
  const bytes = (text: string) => new TextEncoder().encode(`<template>${text}</template>\n`)
  const modes = { modeBefore: '100644', modeAfter: '100644' } as const
  return judge([{ path: 'src/A.vue', before: bytes(before), after: bytes(after), ...modes }], 'copy', defaultFacts).kind
}

const icon = (name: string) => `<i :class="'material-icons'">${name}</i>`

test.each(['<p v-pre', '<p v-pre title="a > b', '<p v-pre>{{ a', '<p v-pre><i'])(
  'a component that breaks off at %s leaves nothing behind for the next',
  (broken) => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    const modes = { modeBefore: '100644', modeAfter: '100644' } as const
    const file = {
      path: 'src/B.vue',
      before: bytes(`<template>${broken}`),
      after: bytes(`<template>x${broken}`),
      ...modes,
    }

    expect(judge([file], 'copy', defaultFacts).kind).toBe('unjudged')

    expect(judged(icon('home'), icon('house'))).toBe('refused')
    expect(judged('<p>Our {{ plan }}</p>', '<p>All {{ plan }}</p>')).toBe('allowed')
  },
)
