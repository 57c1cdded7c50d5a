import type { RepoFacts } from './lane.ts'

/**
 * What a judge assumes of a repository without a lanes file. `text` is empty here because the built-in lists of the copy
 * contract always apply; a lanes file adds to them.
 */
export const defaultFacts: RepoFacts = {
  text: { props: [], keys: [], calls: [] },
  translate: ['t', 'i18n.t', 'i18next.t', '$t', 'translate', 'i18n._', '_', '_t', '__', 'gettext', 'tc', 'polyglot.t'],
  flag: null,
  track: null,
  values: [],
  valuePaths: [],
  schema: null,
  files: {},
  names: null,
  asOf: null,
  paths: [],
  generated: [],
  limits: { files: 200, edits: 2000 },
}
