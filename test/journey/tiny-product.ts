import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { git } from './git.ts'

/**
 * The smallest product with a whole journey: one page of a bakery, whose checks are trivial and whose deploy copies a file.
 * Its production is served by the test, as by any host that knows nothing of Fairway.
 */
export interface TinyProduct {
  /** The bare repository that Fairway is connected to. */
  readonly remote: string
  /** Where the deploy command puts the page. */
  readonly www: string
  /** Pushes to main past Fairway, as engineers do. @returns the commit */
  push(path: string, text: string): Promise<string>
  /** What a visitor of production reads now. */
  production(): Promise<string>
}

const title = 'Fresh bread every morning'

const preview = 'preview: { command: "node serve.mjs $PORT", ready: "http://localhost:$PORT/" }'

/** Its lanes file. Without a preview no pictures are taken, which is most of the time a change needs. */
export const lanesFile = ({ pictures }: { pictures: boolean }): string => `version: 1
product: bakery
lanes:
  ux-copy:
    title: UX copy
    contract: copy
    paths: ["src/**/*.tsx", "locales/*.json"]
    propose: [product, design]
    review: { approvals: 1, by: owners }
    checks: [lint]
  help: { contract: content, paths: ["docs/*.md"], propose: [product], checks: [lint] }
checks:
  lint: sh checks/lint.sh
${pictures ? preview : '# No preview.'}
deploy: { command: "node build.mjs $BAKERY_WWW", environment: production, live: "http://localhost:$BAKERY_PORT/" }
`

const files: Readonly<Record<string, string>> = {
  '.fairway/lanes.yaml': lanesFile({ pictures: false }),
  '.github/CODEOWNERS': '* @ana\n',
  'checks/lint.sh': 'true\n',
  'locales/en.json': `${JSON.stringify(
    {
      'home.title': title,
      'home.hello': 'Good morning, {name}',
      'home.order': 'Order a loaf',
      'footer.order': 'Order a loaf',
    },
    null,
    2,
  )}\n`,
  'src/Home.tsx': `import { t } from './t.ts'

export function Home() {
  return (
    <main>
      <h1>{t('home.title')}</h1>
      <p>Baked two streets from here</p>
      <a href="/order">{t('home.order')}</a>
    </main>
  )
}
`,
  'docs/help.md': `# Help

## How do I carry it home?

Bring your own bag, or buy a *paper bag* for ten cents.
\`\`\`
no bag, no bread
\`\`\`
`,
  'page.mjs': `import { readFileSync } from 'node:fs'
export function page() {
  const texts = JSON.parse(readFileSync('locales/en.json', 'utf8'))
  const [, main] = readFileSync('src/Home.tsx', 'utf8').match(/<main>([^]*)<.main>/)
  const body = main.replace(/\\{t\\('([^']+)'\\)\\}/g, (_, key) => texts[key])
  const help = readFileSync('docs/help.md', 'utf8').replaceAll('*', '')
  return '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bakery</title><main>' + body + '<p>' + help + '</p></main></html>'
}
`,
  'build.mjs': `import { renameSync, writeFileSync } from 'node:fs'
import { page } from './page.mjs'
const [folder] = process.argv.slice(2)
writeFileSync(folder + '/index.html.new', page())
renameSync(folder + '/index.html.new', folder + '/index.html')
`,
  'serve.mjs': `import { createServer } from 'node:http'
import { page } from './page.mjs'
createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(page())
}).listen(Number(process.argv[2]), '127.0.0.1')
`,
}

/** Makes the repository, and in it the files that a test wants otherwise. */
export async function makeTinyProduct(
  folder: string,
  otherwise: Readonly<Record<string, string>> = {},
): Promise<TinyProduct> {
  const remote = join(folder, 'bakery.git')
  const work = join(folder, 'engineer')
  const www = join(folder, 'www')
  await mkdir(www, { recursive: true })
  await git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', remote)
  await git(folder, 'init', '--quiet', '--initial-branch=main', work)
  await git(work, 'remote', 'add', 'origin', remote)
  const push = async (texts: Readonly<Record<string, string>>, says: string) => {
    for (const [path, text] of Object.entries(texts)) {
      await mkdir(dirname(join(work, path)), { recursive: true })
      await writeFile(join(work, path), text)
    }
    await git(work, 'add', '--all')
    await git(work, 'commit', '--quiet', '-m', says)
    await git(work, 'push', '--quiet', 'origin', 'HEAD:main')
    return git(work, 'rev-parse', 'HEAD')
  }
  await push({ ...files, ...otherwise }, 'Open the bakery')
  return {
    remote,
    www,
    async push(path, text) {
      await git(work, 'fetch', '--quiet', 'origin', 'main')
      await git(work, 'reset', '--quiet', '--hard', 'FETCH_HEAD')
      return push({ [path]: text }, `Change ${path}`)
    },
    production: () => readFile(join(www, 'index.html'), 'utf8').catch(() => ''),
  }
}

/** One text of `locales/en.json` in another wording, the rest as it stands on main. */
export async function localeWith(product: TinyProduct, key: string, text: string): Promise<string> {
  const now = JSON.parse(await git(product.remote, 'show', 'main:locales/en.json')) as Record<string, string>
  return `${JSON.stringify({ ...now, [key]: text }, null, 2)}\n`
}

/** Serves the folder that the deploy command writes. */
export async function serveWww(www: string): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createServer((_request, response) => {
    const page = join(www, 'index.html')
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    if (existsSync(page)) createReadStream(page).pipe(response)
    else response.writeHead(503).end('Not built yet')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
