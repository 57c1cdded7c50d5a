import type { TextFormat } from '../../format.ts'
import { pageFormat } from '../../page/page-format.ts'
import { readVue } from './read-vue.ts'

/** Single-file components of Vue. */
export const vueFormat: TextFormat = pageFormat('vue', /\.vue$/i, readVue)
