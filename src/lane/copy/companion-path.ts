/** Names that only tests, stories and snapshots have: runners find their files by them. */
const named =
  /\.(?:tests?|spec|e2e|cy|stories|story)(?:\.[\w-]+)*\.(?:[cm]?[jt]sx?|vue|svelte)$|\.snap$|(?:^|\/)(?:__(?:tests|mocks|snapshots|stories)__|\.storybook)\//i

/** Folders of tests, where no folder around them holds the product. */
const testFolder =
  /^(?:(?:(?:integration|e2e|app|browser|ui|acceptance|smoke)-)?tests?|specs?|e2e|cypress|playwright)$/i

/** Folders whose files are the product, or become its addresses: a `test` below them may be an experiment, a page of results. */
const productFolder =
  /^(?:src|source|app|lib|pages|routes|views|screens|components|features|modules|templates|resources|public|static)$/i

/** Files that follow the product's texts rather than make them: tests, stories, snapshots. */
export function isCompanionPath(path: string): boolean {
  if (named.test(path)) return true
  const folders = path.split('/').slice(0, -1)
  const outermost = folders.find((folder) => testFolder.test(folder) || productFolder.test(folder))
  return outermost !== undefined && testFolder.test(outermost)
}
