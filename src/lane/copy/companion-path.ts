/** Files that follow the product's texts rather than make them: tests, stories, snapshots. */
const companion =
  /(?:^|\/)(?:__tests__|__snapshots__|__stories__|tests?|e2e|cypress|playwright|stories|\.storybook|specs?)\/|\.(?:test|tests|spec|e2e|cy|stories|story)(?:\.[\w-]+)*\.(?:[cm]?[jt]sx?|vue|svelte)$|\.(?:test|spec)\.[cm]?[jt]sx?\.snap$|\.snap$|[-_](?:test|spec|stories)\.(?:[cm]?[jt]sx?|vue|svelte)$/i

export const isCompanionPath = (path: string): boolean => companion.test(path)
