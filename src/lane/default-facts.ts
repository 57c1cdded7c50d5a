import type { RepoFacts } from './lane.ts'

/** What the judge goes by in a repository without a lanes file: every path, only the built-in text places, bounds that no honest edit meets. */
export const defaultFacts: RepoFacts = {
  text: { props: [], keys: [], calls: [] },
  paths: [],
  limits: { files: 100, edits: 1_000 },
}
