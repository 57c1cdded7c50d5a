export default {
  title: 'Plans',
  nested: { 'with.dot': "Don't", list: ['First entry', 'Second entry', 3], deep: { er: `Template text` } },
  url: 'https://example.org',
  format: 'YYYY-MM-DD',
  call: (name: string) => `Hello ${name}`,
} as const
export const more = { plural: '{n, plural, one {One thing} other {# things}}' }
