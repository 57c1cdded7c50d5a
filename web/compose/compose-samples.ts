import type { ProductPage, TextView } from '../../src/api/product-schema.ts'

export const pageAt = (path: string, language: string | null = 'en'): ProductPage => ({
  path,
  title: path,
  language,
  image: null,
  width: 0,
  height: 0,
  texts: 0,
})

export const textNamed = (id: string, pages: string[], language: string | null = 'en'): TextView => ({
  id,
  path: 'locales/en.json',
  line: 1,
  kind: 'message',
  value: id,
  context: '',
  language,
  key: id,
  protected: [],
  pages,
  lane: 'ux-copy',
  alike: 0,
})
