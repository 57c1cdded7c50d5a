import { describe, expect, test } from 'vitest'
import { defaultFacts } from '../../default-facts.ts'
import { judge } from '../../judge.ts'
import { slots } from '../../slots.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const judged = (path: string, before: string, after: string) =>
  judge(
    [{ path, before: bytes(before), after: bytes(after), modeBefore: '100644', modeAfter: '100644' }],
    'copy',
    defaultFacts,
  )

const wraps: Readonly<Record<string, (body: string) => string>> = {
  'a.html': (body) => `<!doctype html><body>${body}</body>`,
  'a.vue': (body) => `<template>${body}</template>`,
  'a.svelte': (body) => body,
}

const many = 100_000
/** Shapes on which a parser overflows, takes quadratic time or mends what it reads. */
const shapes: Readonly<Record<string, string>> = {
  'nested elements': `${'<div>'.repeat(many)}${'</div>'.repeat(many)}`,
  'nested elements that nobody closes': '<div>'.repeat(many),
  'nested inline elements': '<b><p>'.repeat(many / 10),
  'closing tags of nothing': '</x>'.repeat(many),
  'open elements and closing tags of nothing': `${'<i>'.repeat(many / 2)}${'</x>'.repeat(many / 2)}`,
  'depth hidden by comments': '<div><!--</div>-->'.repeat(many / 4),
  'depth hidden by attributes': `${'<div title="</div>">'.repeat(many / 4)}`,
  attributes: `<p ${Array.from({ length: many / 4 }, (_, index) => `a${index}`).join(' ')}></p>`,
  'attributes of a script': `<script ${Array.from({ length: many / 4 }, (_, index) => `a${index}`).join(' ')}></script>`,
  'attributes that hold tags': `<p ${Array.from({ length: many / 4 }, (_, index) => `a${index}="<p>"`).join(' ')}></p>`,
  'attributes in a tag that nobody closes': '<a '.repeat(many),
  'openings of values': '{{'.repeat(many),
  'openings of blocks': '{#if a}'.repeat(many),
  'openings of engines': '{% <% <? '.repeat(many),
  'openings of comments': '<!--'.repeat(many),
  'openings of scripts': '<script>'.repeat(many),
  'scripts with attributes': `<script ${'a="b" '.repeat(100)}></script>`,
  'scripts with attributes that nobody closes': '<script a="b" '.repeat(many / 10),
  'styles with attributes that nobody closes': `${'<style lang="b" '.repeat(many / 10)}</style>`,
  'styles in styles': `${'<style lang="b">'.repeat(many / 10)}</style>`,
  'openings of styles': '<style lang=scss>'.repeat(many),
  'parentheses in braces': `{{ ${'('.repeat(many)}'x'${')'.repeat(many)} }}{${'('.repeat(many)}'x'${')'.repeat(many)}}`,
  'sums in braces': `{{ ${"'x' + ".repeat(many)}'x' }}{${"'x' + ".repeat(many)}'x'}`,
  references: '&amp;'.repeat(many),
  'references without end': '&a'.repeat(many),
  'tables in tables': '<table><tr><td>'.repeat(many / 4),
  'text in tables': '<table>text'.repeat(many / 10),
  spaces: ' \t'.repeat(many),
}

describe.each(Object.keys(wraps))('in %s', (path) => {
  const wrap = wraps[path] as (body: string) => string

  test.each(Object.keys(shapes))('%s end neither the process nor its patience', (name) => {
    const shape = shapes[name] as string
    const page = (text: string) => wrap(`<h1>${text}</h1>${shape}`)

    expect(judged(path, page('Plans'), page('Pricing')).kind).toBeTypeOf('string')
    expect(judged(path, wrap('<h1>Plans</h1>'), page('Pricing')).kind).not.toBe('allowed')
    expect(slots({ path, bytes: bytes(page('Plans')) }, 'copy', defaultFacts).length).toBeLessThan(many)
  })

  test.each([
    ['Plans</h1><script>go()</script><h1>'],
    ['Plans</h1><!-- '],
    ['Plans <!--'],
    ['Plans --><script>'],
    ['<svg><style><img src="</style><img src=x onerror=go()>">'],
    ['<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=go()&gt;">'],
    ['<noscript><p title="</noscript><img src=x onerror=go()>">'],
    ['Plans<plaintext>'],
    ['Plans<'],
    ['Plans <a'],
    ['Plans {{ go() }}'],
    ['Plans {go()}'],
    ['Plans {@html go()}'],
    ['Plans {% include "x" %}'],
    ['Plans <%= go() %>'],
    ['Plans <?php go() ?>'],
    ['Plans &lt;script&gt;go()&lt;/script&gt;'],
    ['Plans &#123;&#123; go() &#125;&#125;'],
    ['Plans &#x6a;avascript:go()'],
    ['Plans &NewLine;&Tab;java&Tab;script:go()'],
    ['Plans &ZeroWidthSpace;'],
    ['Plans &#8238;'],
    ['Plans\u0000'],
    ['Plans &#0;'],
    ['Plans &nbsp'],
  ])('a heading does not become %s', (text) => {
    expect(judged(path, wrap('<h1>Plans</h1>'), wrap(`<h1>${text}</h1>`)).kind).not.toBe('allowed')
  })

  test.each([
    ['title="Plans" onclick="go()"'],
    ['title=Plans'],
    ["title='Plans'"],
    ['title="Plans" title="Prices"'],
    ['title="&quot; onclick=&quot;go()"><p title="Prices'],
    ['title="Prices" autofocus'],
    ['title="javascript:go()"'],
    ['title="{go()}"'],
    ['title="{{ go() }}"'],
    [':title="go()"'],
    ['{...go()} title="Prices"'],
    ['title="&lt;img src=x onerror=go()&gt;"'],
  ])('an attribute does not become %s', (attributes) => {
    const page = (written: string) => wrap(`<p class="a" ${written}>x y</p>`)

    expect(judged(path, page('title="Plans"'), page(attributes)).kind).not.toBe('allowed')
  })

  test('elements that a browser would close itself stay where they are', () => {
    const page = (first: string, second: string) => wrap(`<p>${first}<div>${second}</div>`)

    expect(judged(path, page('Plans', 'One'), page('Plans</p><p>', 'One')).kind).not.toBe('allowed')
  })
})

test.each(['Plans %VITE_SECRET%', 'Plans [[ go() ]]', '@if (go()) { Plans }', '{count, plural, other {go()}}'])(
  'a heading of a page does not become %s, which a build or a framework would fill in',
  (text) => {
    const page = (written: string) => `<!doctype html><body><h1>${written}</h1></body>`

    expect(judged('a.html', page('Plans'), page(text)).kind).not.toBe('allowed')
    expect(slots({ path: 'a.html', bytes: bytes(page(text)) }, 'copy', defaultFacts)).toEqual([])
  },
)

test('words that a browser moves out of a table are no texts', () => {
  const page = (text: string) => `<!doctype html><body><p>Hi</p><table>${text}<tr><td>Cell</td></tr>more</table>`

  expect(judged('a.html', page('Plans'), page('Prices')).kind).not.toBe('allowed')
})

test('code between two parts of a template that hold tags is no text', () => {
  const page = (code: string) => `<p>{{</p><script>a }} ${code} {{ b</script><p>}}</p>`

  expect(judged('a.html', page('go()'), page('stop()')).kind).not.toBe('allowed')
})
