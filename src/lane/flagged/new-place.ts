/**
 * Where a new file may stand. A file is more than what imports it: frameworks serve it by its place, tools pick it up by its
 * name, and an import that names no ending finds whichever file comes first. None of that asks a flag.
 */

/** Files that somebody takes up by name alone, with every ending of a module. */
const takenNames =
  /^(?:middleware|proxy|instrumentation(?:-client)?|sw|service-?worker|worker|setup|setupTests|setupProxy|mdx-components|routes|entry|preload|background|gulpfile|gruntfile|jakefile|next-env)$/i
/** What the App Router of Next serves, and the roots of other routers. */
const takenInApp =
  /^(?:page|layout|route|template|loading|error|global-error|global-not-found|not-found|forbidden|unauthorized|default|head|root|sitemap|robots|manifest|icon\d*|apple-icon\d*|opengraph-image\d*|twitter-image\d*)$/i
/** Folders that a framework, a runner or a server reads as a whole. */
const takenFolders =
  /^(?:api|routes?|loaders|actions|functions|plugins|middlewares?|islands|entrypoints|migrations|seeders|cron|commands|locales?|i18n|lang|translations|cypress|e2e|tests?|specs?|scripts|bin|public|static|www|wwwroot|dist|build|out|vendor|node_modules|bower_components|supabase|netlify|__\w+__|\..+)$/i
/** The middle of a name that only tells people what a file holds: `banner.styles.ts`. Any other may speak to a tool. */
const plainMiddle =
  /^(?:styles?|types?|const|constants?|utils?|helpers?|hooks?|props|view|container|components?|context|theme|variants|data|module)$/i
const entryNames = /^(?:index|main|app|bootstrap|client|server)$/i
/** Files that tell that every module of a folder `pages` is a page. */
const pageRouter = /(?:^|\/)(?:(?:next|gatsby|astro|nuxt|docusaurus)\.?-?config\.\w+|pages\/_(?:app|document)\.\w+)$/

/** @returns why something takes a new file up by its place, or `null` */
export function takenUp(path: string, names: readonly string[], hasDefault: boolean): string | null {
  const folders = path.split('/').slice(0, -1)
  const [stem = '', ...middle] = (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '').split('.')
  if (!/^[\w.-]+$/.test(path.split('/').at(-1) ?? '')) return 'its name holds more than letters and digits'
  const folder = folders.find((each) => takenFolders.test(each))
  if (folder !== undefined) return `files in "${folder}" are taken up as they are`
  if (takenNames.test(stem) || /^[+_.]|^entry[-.]/.test(stem))
    return `a file of the name "${stem}" is taken up by itself`
  if (middle.some((each) => !plainMiddle.test(each))) return `"${middle.join('.')}" in its name may speak to a tool`
  if (folders.includes('app') && takenInApp.test(stem)) return `a router takes up "${stem}"`
  if (folders.includes('app') && names.some((each) => /(?:^|\/)app\/_layout\.\w+$/.test(each)))
    return 'a router takes up every file of "app"'
  if (
    entryNames.test(stem) &&
    /^(?:(?:apps|packages)\/[^/]+\/)?(?:src\/)?$/.test(folders.map((each) => `${each}/`).join(''))
  )
    return 'a program starts with a file of this name'
  if (
    /^(?:src\/|app\/|apps\/[^/]+\/(?:src\/)?)?pages\//.test(path) &&
    (hasDefault || names.some((each) => pageRouter.test(each)))
  )
    return 'a router takes up every file of "pages"'
  return null
}

const codeEnding = /\.(?:d\.)?(?:[cm]?[jt]sx?|json|node|vue|svelte|astro|wasm)$/i
/** Endings of a name by which builds for one platform replace a module. */
const platforms = /\.(?:ios|android|native|web|windows|macos|tv|electron|server|client|browser|node|edge|rsc)$/

/** A path as imports name it: no ending, no `index`, no platform; letters of any size, as on many disks. */
const nameOf = (path: string): string =>
  path
    .normalize('NFC')
    .toLowerCase()
    .replace(codeEnding, '')
    .replace(platforms, '')
    .replace(/\/index$/, '')

/** Folders below which a bare name may be looked up, before any package. */
const sourceRoot = /^(?:(?:apps|packages|services|sites|libs)\/[^/]+\/)?(?:(?:src|app|client|web|frontend|source)\/)*/

/**
 * Whether an import somewhere in the base may now find a new file instead of what it found.
 *
 * @param names paths of the base
 * @param packages names that the files of the patch import without a path
 * @returns what the import found before, or `null`
 */
export function displaced(path: string, names: readonly string[], packages: ReadonlySet<string>): string | null {
  const name = nameOf(path)
  const found = names.find(
    (each) =>
      (codeEnding.test(each) && each !== path && nameOf(each) === name) ||
      each.toLowerCase() === `${name}/package.json`,
  )
  if (found !== undefined) return found
  const bare = name.replace(sourceRoot, '')
  return packages.has(bare) || packages.has(bare.split('/')[0] ?? '') ? bare : null
}

/** Whether a file answers requests, or stands before every answer: who may see what is decided there. */
export const answersRequests = (path: string): boolean =>
  /(?:^|\/)(?:middleware|proxy|instrumentation|_middleware|\+server|hooks\.server)\.[cm]?[jt]s$|(?:^|\/)app\/(?:.*\/)?route\.[cm]?[jt]sx?$|(?:^|\/)pages\/api\//.test(
    path,
  )
