import { expect, test } from 'vitest'
import { defaultFacts } from '../default-facts.ts'
import { styleContract } from './style-contract.ts'

const wordsOf = (body: string) =>
  styleContract
    .slots(
      { path: 'src/Page.tsx', bytes: new TextEncoder().encode(`export const Page = () => (${body})\n`) },
      defaultFacts,
    )
    .map(({ kind, value, sentence }) => [kind, value, sentence])

test('a style is found by what its element shows, also where that is looked up by a key', () => {
  expect(wordsOf('<p className="lede">Sent <b className="strong">weekly</b></p>')).toEqual([
    ['classes', 'lede', 'Sent weekly'],
    ['classes', 'strong', 'weekly'],
  ])
  expect(wordsOf("<h1 style={{ margin: 4 }}>{t('home.title')}</h1>")).toEqual([['style:margin', '4', 'home.title']])
})

test('an element in an attribute of another has its own words', () => {
  expect(wordsOf('<Card className="card" icon={<i className="dot">Dot</i>}>Plans</Card>')).toEqual([
    ['classes', 'card', 'Plans'],
    ['classes', 'dot', 'Dot'],
  ])
})

test('a style of no element has no words', () => {
  expect(wordsOf('<hr className="line" />')).toEqual([['classes', 'line', null]])
})

test('classes of a page are told by the words behind their tag', () => {
  const text = '<template>\n  <a class="btn" :title="x > 1">Sign up</a><p class="note"><b>Hi</b></p>\n</template>\n'
  const slots = styleContract.slots({ path: 'src/A.vue', bytes: new TextEncoder().encode(text) }, defaultFacts)

  expect(slots.map(({ value, sentence }) => [value, sentence])).toEqual([
    ['btn', 'Sign up'],
    ['note', null],
  ])
})
