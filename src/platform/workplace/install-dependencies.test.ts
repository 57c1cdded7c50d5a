import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { probeIsolation } from '../sandbox/probe-isolation.ts'
import { createSandbox, type PlatformSandbox } from '../sandbox/sandbox.ts'
import { type OpenWorkplace, openWorkplace } from './create-workplace.ts'
import { repositoryNpmSettings } from './npm-settings.ts'

let base: string
let home: string
let sandbox: PlatformSandbox
let workplace: OpenWorkplace
let jobs = 0

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'fairway-workplace-'))
  sandbox = createSandbox({ isolation: await probeIsolation(), whenWeak: 'refuse' })
  if (sandbox.isolation.grade !== 'strong') throw new Error('These tests need a sandbox: apt-get install bubblewrap')
})
beforeEach(async () => {
  home = await mkdtemp(join(base, 'home-'))
  workplace = await openWorkplace({ home, sandbox })
})
afterAll(() => rm(base, { recursive: true, force: true }))

type Files = Record<string, string>
const json = (value: unknown) => JSON.stringify(value, null, 2)

async function write(dir: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text)
  }
}

async function treeOf(files: Files): Promise<string> {
  jobs += 1
  const { tree } = await workplace.prepareTree({ id: `job-${jobs}`, materialize: (dir) => write(dir, files) })
  return tree
}

/** A product with one package from a tarball beside it, and the lockfile that npm makes of it. */
async function productWithPackage(more: { main?: string; scripts?: Record<string, string> } = {}): Promise<Files> {
  const dir = await mkdtemp(join(base, 'product-'))
  await write(dir, {
    'greet/package.json': json({ name: 'greet', version: '1.0.0', scripts: more.scripts }),
    'greet/index.js': more.main ?? 'console.log("hello from greet")',
  })
  const npm = (args: string[]) =>
    execFileSync('npm', args, { cwd: dir, stdio: 'pipe', env: { ...process.env, npm_config_audit: 'false' } })
  npm(['pack', './greet'])
  await rm(join(dir, 'greet'), { recursive: true })
  await writeFile(
    join(dir, 'package.json'),
    json({ name: 'shop', version: '1.0.0', dependencies: { greet: 'file:greet-1.0.0.tgz' } }),
  )
  npm(['install', '--package-lock-only', '--ignore-scripts'])
  const files: Files = {}
  for (const name of ['package.json', 'package-lock.json']) files[name] = await readFile(join(dir, name), 'utf8')
  // Bytes of a tarball do not survive as text, so it is copied where it is needed.
  tarball = join(dir, 'greet-1.0.0.tgz')
  return files
}
let tarball: string

async function productTree(files: Files): Promise<string> {
  const tree = await treeOf(files)
  await cp(tarball, join(tree, 'greet-1.0.0.tgz'))
  return tree
}

async function output(tree: string, dependencies: string, command: string): Promise<string> {
  let text = ''
  const onOutput = (piece: string) => {
    text += piece
  }
  await sandbox.run({ command, tree, dependencies, network: 'none', timeoutMs: 20_000, onOutput })
  return text.trim()
}

test('What the lockfile names is installed once and found by every tree with the same lockfile', async () => {
  const files = await productWithPackage()
  const [first, second] = [await productTree(files), await productTree({ ...files, 'src/new.js': '1' })]

  const cold = await workplace.ensureDependencies({ tree: first })
  const warm = await workplace.ensureDependencies({ tree: second })

  expect(cold?.warm).toBe(false)
  expect(warm).toMatchObject({ warm: true, dir: cold?.dir, key: cold?.key })
  expect(await output(second, warm?.dir as string, 'node -e "require(\'greet\')"')).toBe('hello from greet')
  expect(
    await output(
      second,
      warm?.dir as string,
      'touch /job/node_modules/x; rm -r /job/node_modules/greet; ls /job/node_modules',
    ),
  ).toMatch(/Read-only file system[\s\S]*greet$/)
  expect(await readdir(first)).not.toContain('node_modules')
})

test('Two installs of the same lockfile at the same time do not disturb each other', async () => {
  const files = await productWithPackage()
  const other = await openWorkplace({ home, sandbox })
  const trees = [await productTree(files), await productTree(files)]

  const both = await Promise.all(
    trees.map((tree, index) => (index === 0 ? workplace : other).ensureDependencies({ tree })),
  )

  expect(new Set(both.map((one) => one?.dir)).size).toBe(1)
  expect(await readdir(join(home, 'cache', 'installing'))).toEqual([])
})

test('Another lockfile, another dependency section or another command is another install; a new script is not', async () => {
  const files = await productWithPackage()
  const manifest = JSON.parse(files['package.json'] as string)
  const keyOf = async (changed: Files, install?: string) => {
    const tree = await productTree({ ...files, ...changed })
    return (await workplace.ensureDependencies({ tree, install }))?.key
  }

  const key = await keyOf({})
  const keys = [
    await keyOf({ 'package-lock.json': `${files['package-lock.json']}\n` }),
    await keyOf({ 'package.json': json({ ...manifest, overrides: {} }) }),
    await keyOf({}, 'npm ci --omit=dev'),
  ]

  expect(await keyOf({ 'package.json': json({ ...manifest, scripts: { test: 'x' }, version: '2.0.0' }) })).toBe(key)
  expect(new Set([key, ...keys]).size).toBe(4)
})

test('Without a package.json or a lockfile there is nothing to install', async () => {
  expect(await workplace.ensureDependencies({ tree: await treeOf({ 'readme.md': '' }) })).toBeNull()
  expect(await workplace.ensureDependencies({ tree: await treeOf({ 'package.json': '{}' }) })).toBeNull()
})

test('A lockfile of another package manager asks for an install command, and takes it', async () => {
  const files = { 'package.json': json({ name: 'shop' }), 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" }

  await expect(workplace.ensureDependencies({ tree: await treeOf(files) })).rejects.toMatchObject({
    code: 'bad-input',
    where: 'pnpm-lock.yaml',
    next: expect.stringContaining('Set install: in .fairway/lanes.yaml'),
  })
  const install = 'mkdir -p node_modules/greet && echo "console.log(42)" > node_modules/greet/index.js'
  const tree = await treeOf(files)
  const made = await workplace.ensureDependencies({ tree, install })
  expect(await output(tree, made?.dir as string, 'node -e "require(\'greet\')"')).toBe('42')
})

test('Scripts of packages do not run with the network, only after it', async () => {
  const files = await productWithPackage({
    scripts: {
      install: `node -e "require('fs').writeFileSync('made-by-script', require('os').networkInterfaces().eth0 ? 'with network' : 'alone')"`,
    },
  })
  const tree = await productTree(files)

  const made = await workplace.ensureDependencies({ tree })

  expect(await output(tree, made?.dir as string, 'cat /job/node_modules/greet/made-by-script')).toBe('alone')
})

test("Settings of a repository that name programs do not reach npm; the machine's registry does", async () => {
  const files = await productWithPackage()
  const hostile = 'script-shell=./evil.sh\ngit=./evil.sh\nnode-options=--require ./evil.js\nlegacy-peer-deps=true\n'
  const tree = await productTree({ ...files, '.npmrc': hostile, 'evil.sh': '#!/bin/sh\ntouch "$PWD/evil-ran"\n' })
  await chmod(join(tree, 'evil.sh'), 0o755)

  const install =
    'cat .npmrc > npmrc-seen; npm config get script-shell >> npmrc-seen; mkdir node_modules; cp npmrc-seen node_modules/'
  const made = await workplace.ensureDependencies({ tree, install })
  const seen = await readFile(join(made?.dir as string, 'node_modules', 'npmrc-seen'), 'utf8')

  expect(seen).toMatch(/^registry=https?:\/\//m)
  expect(seen).toContain('legacy-peer-deps=true')
  expect(seen).not.toContain('evil')
  expect(seen).not.toMatch(/_auth|_password|:_/)
})

test('Only settings that say how a lockfile was made are taken from a repository', () => {
  const text = `; a comment
registry = https://npm.example.com/
@shop:registry=https://npm.example.com/shop
//npm.example.com/:_authToken=secret
legacy-peer-deps=true
proxy=\${HTTP_PROXY}
registry=https://\${HOST}/
cafile=/etc/shadow
script-shell=/bin/evil`

  expect(repositoryNpmSettings(text)).toEqual([
    'registry=https://npm.example.com/',
    '@shop:registry=https://npm.example.com/shop',
    'legacy-peer-deps=true',
  ])
})

test('Workspaces are found from each other and keep their own versions of packages', async () => {
  const tree = await treeOf({
    'package.json': json({ name: 'shop', workspaces: ['packages/*'] }),
    'package-lock.json': '{}',
    'packages/ui/package.json': json({ name: '@shop/ui', main: 'index.js' }),
    'packages/ui/index.js': 'module.exports = "ui of this tree"',
    'packages/app/package.json': json({ name: '@shop/app' }),
    'packages/app/index.js': 'console.log(require("@shop/ui"), require("left"))',
  })
  // What npm makes of two versions of one package, without asking a registry for them.
  const install = `mkdir -p node_modules/@shop node_modules/left packages/app/node_modules/left
    ln -s ../../packages/ui node_modules/@shop/ui; ln -s ../../packages/app node_modules/@shop/app
    echo 'module.exports = "left 1"' > node_modules/left/index.js
    echo 'module.exports = "left 2"' > packages/app/node_modules/left/index.js`

  const made = await workplace.ensureDependencies({ tree, install })
  await writeFile(join(tree, 'packages/ui/index.js'), 'module.exports = "ui changed"')

  expect(await output(tree, made?.dir as string, 'node packages/app')).toBe('ui changed left 2')
  const plain = createSandbox({ isolation: { grade: 'none', reasons: ['a test'] }, whenWeak: 'run' })
  let said = ''
  const onOutput = (text: string) => {
    said += text
  }
  await plain.run({
    command: 'node packages/app',
    tree,
    dependencies: made?.dir,
    network: 'none',
    timeoutMs: 9_000,
    onOutput,
  })
  expect(said.trim()).toBe('ui changed left 2')
})

test('A link in the place of a workspace folder does not lead the packages of the cache outside', async () => {
  const outside = await mkdtemp(join(base, 'outside-'))
  await chmod(outside, 0o777)
  const files = {
    'package.json': '{"workspaces":["packages/*"]}',
    'package-lock.json': '{}',
    'packages/app/package.json': '{}',
  }
  const install =
    'mkdir -p node_modules packages/app/node_modules/left && touch packages/app/node_modules/left/index.js'
  const made = await workplace.ensureDependencies({ tree: await treeOf(files), install })
  const trap = await treeOf({ 'package.json': '{}' })
  await symlink(outside, join(trap, 'packages'))

  await output(trap, made?.dir as string, 'true')

  expect(await readdir(outside)).toEqual([])
})

test('A failing install says its last lines and leaves nothing behind', async () => {
  const tree = await treeOf({
    'package.json': json({ dependencies: { greet: '1.0.0' } }),
    'package-lock.json': json({ lockfileVersion: 3, packages: {} }),
  })

  await expect(workplace.ensureDependencies({ tree })).rejects.toMatchObject({
    code: 'command-failed',
    message: expect.stringMatching(/could not be installed\.[\s\S]*npm error/),
    where: 'npm ci --no-audit --no-fund',
  })
  expect(await readdir(join(home, 'cache', 'dependencies'))).toEqual([])
  expect(await readdir(join(home, 'cache', 'installing'))).toEqual([])
})

test('An install that was killed leaves nothing half-made, and the next start tidies up', async () => {
  const files = { 'package.json': '{}', 'package-lock.json': '{}' }
  const tree = await treeOf(files)
  const calledOff = new AbortController()
  const half = 'mkdir -p node_modules/half; echo started; sleep 60'
  const onOutput = () => calledOff.abort()

  await expect(
    workplace.ensureDependencies({ tree, install: half, onOutput, signal: calledOff.signal }),
  ).rejects.toMatchObject({
    code: 'command-failed',
  })
  await mkdir(join(home, 'cache', 'installing', 'abc.999999999.1', 'tree'), { recursive: true })
  await mkdir(join(home, 'cache', 'installing', `abc.${process.pid}.2`, 'tree'), { recursive: true })
  await openWorkplace({ home, sandbox })

  expect(await readdir(join(home, 'cache', 'dependencies'))).toEqual([])
  expect(await readdir(join(home, 'cache', 'installing'))).toEqual([`abc.${process.pid}.2`])
})

test('A start removes the work folders of an earlier one, whatever their jobs left in them', async () => {
  const tree = await treeOf({ 'a.txt': '' })
  await sandbox.run({
    command: 'mkdir -p deep/er && touch deep/er/file && ln -s / up && chmod 000 deep/er deep',
    tree,
    network: 'none',
    timeoutMs: 9_000,
  })

  await openWorkplace({ home, sandbox })

  expect(await readdir(join(home, 'jobs'))).toEqual([])
})

test('A tree that could not be written is removed again', async () => {
  const failing = workplace.prepareTree({
    id: 'full',
    materialize: async (dir) => {
      await writeFile(join(dir, 'some'), 'x')
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    },
  })

  await expect(failing).rejects.toMatchObject({ code: 'disk-full' })
  expect(await readdir(join(home, 'jobs'))).not.toContain('full')
  await expect(workplace.prepareTree({ id: '../x', materialize: async () => {} })).rejects.toMatchObject({
    code: 'bad-input',
  })
})
