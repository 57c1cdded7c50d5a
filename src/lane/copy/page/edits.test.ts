import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../apply-edits.ts'
import { readCases } from '../../case-suite.ts'
import { defaultFacts } from '../../default-facts.ts'
import { judge } from '../../judge.ts'
import type { Slot, SourceFile } from '../../lane.ts'
import { slots } from '../../slots.ts'

const file = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) })
const read = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const slotsOf = (source: SourceFile) => slots(source, 'copy', defaultFacts)
const values = (source: SourceFile) => slotsOf(source).map(({ value }) => value)

function edited(source: SourceFile, from: string, to: string): string {
  const slot = slotsOf(source).find(({ value }) => value === from)
  if (!slot) throw new Error(`no slot reads "${from}": ${values(source)}`)
  const applied = applyEdits(source, [{ slot: slot.id, path: source.path, from, to }], 'copy', defaultFacts)
  if (applied.kind === 'failed') throw new Error(applied.findings.map(({ says }) => says).join('\n'))
  return read(applied.bytes)
}

const vue = (body: string) => file('src/Page.vue', `<template>\n\t<main>\n${body}\n\t</main>\n</template>\n`)
const svelte = (body: string) => file('src/Page.svelte', `<main>\n${body}\n</main>\n`)
const html = (body: string) => file('public/page.html', `<!doctype html>\n<body>\n${body}\n</body>\n`)
const pages = { html, vue, svelte }

describe.each(Object.entries(pages))('an edit in %s', (_, page) => {
  test('changes one line and keeps tabs and line breaks', () => {
    const source = page('\t\t<p>\n\t\t\tChoose the plan that suits\n\t\t\tyou, at any time.\n\t\t</p>')

    expect(
      edited(source, 'Choose the plan that suits you, at any time.', 'Choose the plan that fits you, at any time.'),
    ).toBe(read(source.bytes).replace('suits', 'fits'))
  })

  test('spells what a person types as the page needs it', () => {
    const source = page("\t\t<p>Few seats</p>\n\t\t<p title='Tip' lang='en'>R&amp;D &rsquo;s &copy;</p>")

    expect(edited(source, 'Few seats', 'Seats < 5 & R&D')).toContain('<p>Seats &lt; 5 &amp; R&amp;D</p>')
    expect(edited(source, 'Few seats', 'It’s here')).toContain('<p>It&rsquo;s here</p>')
    expect(edited(source, 'Tip', "It's a tip")).toContain("title='It&#39;s a tip'")
    expect(edited(source, 'R&D ’s ©', 'R&D ©')).toContain('>R&amp;D &copy;</p>')
  })

  test('keeps windows line ends and the byte order mark', () => {
    const source = file(page('').path, `\uFEFF${read(page('\t<h1>Plans</h1>').bytes).replaceAll('\n', '\r\n')}`)

    expect(edited(source, 'Plans', 'Pricing')).toBe(read(source.bytes).replace('Plans', 'Pricing'))
  })

  test('keeps the white space at the edges beside elements', () => {
    const source = page('\t\t<p>\n\t\t\tRead our <a href="/terms">terms</a> first.\n\t\t</p>')

    expect(edited(source, 'Read our', 'Please read our')).toBe(
      read(source.bytes).replace('Read our', 'Please read our'),
    )
    expect(slotsOf(source).find(({ value }) => value === 'terms')?.sentence).toBeNull()
    expect(slotsOf(source)[0]?.sentence).toBe('Read our terms first.')
  })
})

describe('strings that an expression shows', () => {
  test('are escaped so that neither the expression nor its attribute ends', () => {
    const bound = vue(`\t\t<p :title="open ? 'Yes' : 'No'">{{ open ? 'Open' : \`Shut, \${name}\` }}</p>`)
    const shown = svelte(`\t<p title={open ? "Yes" : 'No'}>{open ? 'Open' : 'Shut'}</p>`)

    expect(values(bound)).toEqual(['Yes', 'No', 'Open', 'Shut, ${name}'])
    expect(edited(bound, 'Yes', 'Say "yes" & it\'s')).toContain(`'Say \\u0022yes\\u0022 \\u0026 it\\'s'`)
    expect(edited(bound, 'Open', 'A < b & c')).toContain("'A \\u003c b & c'")
    expect(edited(bound, 'Shut, ${name}', '${name}, shut')).toContain('`${name}, shut`')
    expect(edited(shown, 'Yes', 'Say "yes"')).toContain('"Say \\"yes\\""')
    expect(edited(shown, 'Shut', 'Shut now')).toContain("'Shut now'")
  })
})

test('a text and a string inside it are edited one after the other', () => {
  const source = vue(`\t\t<p>Your bag: {{ open ? 'saved here' : 'lost' }}</p>`)
  const edits = slotsOf(source)
    .slice(0, 2)
    .map(({ id, path, value }) => ({ slot: id, path, from: value, to: `New ${value}` }))

  const applied = applyEdits(source, edits, 'copy', defaultFacts)

  expect(applied.kind === 'failed' ? applied.findings.map(({ rule }) => rule) : []).toEqual(['edit/nested'])
})

describe('no slot stands', () => {
  test.each([
    ['html', '<script>"Plans"</script><style>a { content: "Plans" }</style><template><p>Plans</p></template>'],
    ['html', '<pre>Plans</pre><kbd>Plans</kbd><textarea>Plans</textarea><noscript>Plans</noscript><xmp>Plans</xmp>'],
    ['html', '<input type="hidden" title="Plans" value="Plans"><input value="Plans"><button value="Plans"></button>'],
    [
      'html',
      '<meta http-equiv="refresh" content="Plans"><meta name="token" content="Plans"><!--[if IE]><p>Plans</p><![endif]-->',
    ],
    [
      'html',
      '<p onclick="Plans" data-text="Plans" class="Plans" id="Plans" hidden></p><select><option>Plans</option></select>',
    ],
    ['html', '<p>@if (open) { Plans }</p><?php echo "<p>Plans</p>"; ?><p>Plans</p>'],
    ['html', '<p>{{ print("<b>Plans</b>") }}</p><p>Plans</p>'],
    ['html', '<input type="submit" name="do" value="Plans"><p i18n>Plans</p><p i18n-title title="Plans"></p>'],
    [
      'html',
      '{% comment %}Plans{% endcomment %}{% blocktrans %}Plans{% endblocktrans %}<a {% if a %}id="a"{% endif %} title="Plans"></a>',
    ],
    [
      'vue',
      `<component is="script">Plans</component><component :is="'style'">Plans</component><translate>Plans</translate>`,
    ],
    ['svelte', `<svelte:element this={'script'}>Plans</svelte:element>{#if a}<script>Plans</script>{/if}`],
    ['vue', '<p v-pre title="Plans">Plans</p><p v-html="a">Plans</p><p v-text="a">Plans</p><code>Plans</code>'],
    ['vue', `<p :class="'Plans'" :key="'Plans'" @click="go('Plans')" v-if="a === 'Plans'">{{ go('Plans') }}</p>`],
    [
      'vue',
      '<template #plans="Plans"></template><PlanCard kind="Plans" title="plans-id" /><CodeBlock>Plans</CodeBlock>',
    ],
    ['svelte', `<p class="Plans" class:a={'Plans'} on:click={() => go('Plans')}>{@html 'Plans'}{go('Plans')}</p>`],
    ['svelte', `{#if a === 'Plans'}{/if}{#each ['Plans'] as a}{/each}<svelte:element this={'Plans'} slot="Plans" />`],
    ['svelte', '<PlanCard kind="Plans" title="plans-id" /><CodeBlock>Plans</CodeBlock><pre>Plans</pre>'],
  ] as const)('%s: %s', (name, body) => {
    expect(values(pages[name](body))).toEqual([])
  })
})

describe('every slot of the cases', () => {
  const folders = ['../cases', ...Object.keys(pages).map((name) => `../formats/${name}/own-cases`)]
  const sources = folders
    .flatMap((folder) => readCases(join(import.meta.dirname, folder), 'copy'))
    .flatMap(({ patch }) => patch)
    .flatMap(({ path, before }) => (before && /\.(?:html?|vue|svelte)$/.test(path) ? [{ path, bytes: before }] : []))
    .filter(({ bytes }, index, all) => all.findIndex((other) => read(other.bytes) === read(bytes)) === index)
    .map((source) => ({ source, slots: slotsOf(source) }))
    .filter((entry) => entry.slots.length > 0)

  test('can be edited, and the judge admits exactly that edit', () => {
    const wording = fc.constantFrom(
      'again',
      "isn't it",
      'say “so”',
      '"quoted"',
      'a & b',
      'R&D',
      'x < y > z',
      '100 %',
      '你好',
      '`tick`',
    )
    expect(sources.length).toBeGreaterThan(10)
    fc.assert(
      fc.property(fc.nat(), fc.nat(), wording, fc.boolean(), (pickFile, pickSlot, words, isFirst) => {
        const entry = sources[pickFile % sources.length]
        const slot = entry?.slots[pickSlot % entry.slots.length] as Slot
        if (!entry) return
        const to = isFirst ? `${words} ${slot.value}` : `${slot.value} ${words}`
        const edit = { slot: slot.id, path: slot.path, from: slot.value, to }
        const applied = applyEdits(entry.source, [edit], 'copy', defaultFacts)
        if (applied.kind === 'failed')
          throw new Error(`${slot.path} "${slot.value}" → "${to}": ${applied.findings.map(({ says }) => says)}`)
        const verdict = judge(
          [
            {
              path: slot.path,
              before: entry.source.bytes,
              after: applied.bytes,
              modeBefore: '100644',
              modeAfter: '100644',
            },
          ],
          'copy',
          defaultFacts,
        )

        expect(verdict.kind === 'allowed' ? verdict.edits.map(({ after }) => after) : verdict.kind).toEqual([to])
        expect(slotsOf({ path: slot.path, bytes: applied.bytes }).map(({ id }) => id)).toEqual(
          entry.slots.map(({ id }) => id),
        )
      }),
      { numRuns: 400, seed: 11 },
    )
  })
})
