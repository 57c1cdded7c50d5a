import type { SourceFile } from '../../src/lane/index.ts'

/*
 * Style sheets and components like those that people write, made of nothing: the same bytes on every machine.
 */

const parts = ['card', 'nav', 'hero', 'list', 'badge', 'dialog', 'field', 'table', 'footer', 'toast']
const bytes = (text: string) => Buffer.from(text)

/** A sheet of so many rules. */
export function sheetFile(at: number, ending: 'css' | 'scss'): SourceFile {
  const rules = Array.from({ length: 10 + (at % 40) }, (_, rule) => {
    const name = `.${parts[(at + rule) % parts.length]}-${rule}`
    const hover = ending === 'scss' ? `\n  &:hover {\n    color: #${(rule % 9) + 1}22;\n  }\n` : ''
    return `/* ${name} of the page */
${name},
${name} > .title {
  display: flex;
  gap: ${4 + (rule % 5)}px;
  padding: ${8 + rule}px ${12 + rule}px;
  color: var(--ink-${rule % 7});
  background: linear-gradient(90deg, #fff 0%, rgb(0 0 0 / ${10 + rule}%));
  transition: opacity 150ms cubic-bezier(0.4, 0, 0.2, 1);${hover}
}

@media (min-width: ${600 + 10 * rule}px) {
  ${name} {
    font-size: clamp(1rem, ${1 + (rule % 3)}vw, 1.5rem);
    margin: 0 auto ${rule}px;
  }
}
`
  })
  const inks = Array.from({ length: 7 }, (_, ink) => `  --ink-${ink}: #${ink}2${ink}2${ink}2;`)
  return {
    path: `src/styles/sheet-${at}.${ending}`,
    bytes: bytes(`:root {\n${inks.join('\n')}\n}\n\n${rules.join('\n')}`),
  }
}

/** A single-file component with so many sections. */
export function vueFile(at: number): SourceFile {
  const sections = Array.from({ length: 4 + (at % 20) }, (_, row) => {
    const part = parts[(at + row) % parts.length]
    return `    <section class="${part} grid gap-4 rounded-lg p-6" :class="{ 'is-open': open === ${row} }" data-row="${row}">
      <h2 :id="id + '-${row}'" class="text-lg font-semibold">{{ t('${part}.title') }}</h2>
      <p v-if="rows[${row}]" class="text-muted mt-2" @click="select(${row})">Everything about {{ rows[${row}].name }} in one place</p>
      <button type="button" class="btn btn-primary px-4" :disabled="isBusy" @click.prevent="open = ${row}">Open</button>
    </section>`
  })
  return {
    path: `src/components/Page${at}.vue`,
    bytes: bytes(`<script setup lang="ts">
import { ref } from 'vue'
import { useRows } from '../rows'

const props = defineProps<{ id: string }>()
const open = ref(0)
const { rows, isBusy, select } = useRows(props.id)
</script>

<template>
  <main class="mx-auto max-w-4xl">
${sections.join('\n')}
  </main>
</template>

<style scoped>
.grid {
  display: grid;
  padding: 16px;
}
</style>
`),
  }
}
