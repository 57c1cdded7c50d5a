import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest'
import type { ApiPerson } from './api-person.ts'
import { commitsOf, git } from './git.ts'
import { freePort, type RunningServer, scratchFolder, startServer } from './running-server.ts'
import { connectTinyProduct, signInTeam } from './team.ts'
import { localeWith, makeTinyProduct, serveWww, type TinyProduct } from './tiny-product.ts'

const patienceMs = 300_000

let folder: Awaited<ReturnType<typeof scratchFolder>>
let www: Awaited<ReturnType<typeof serveWww>>
let server: RunningServer
let product: TinyProduct
let mara: ApiPerson
let ana: ApiPerson

beforeAll(async () => {
  folder = await scratchFolder()
  const home = join(folder.path, 'home')
  product = await makeTinyProduct(folder.path)
  www = await serveWww(product.www)
  await connectTinyProduct(home, product, www.port)
  const port = await freePort()
  server = await startServer({ home, port })
  ;({ mara, ana } = await signInTeam(home, port))
}, patienceMs)

afterAll(async () => {
  await server?.stop()
  await www?.stop()
  await folder?.remove()
}, patienceMs)

const tellWhenFailed = () => onTestFailed(() => console.error(`The server said:\n${server.log()}`))

describe('a change whose main moves meanwhile', { timeout: patienceMs }, () => {
  it('loses its approval, is proved on the new base, and ships on top of it', async () => {
    tellWhenFailed()
    const change = await mara.proposes('Fresh bread every morning', 'Fresh bread from six in the morning')
    const shown = await mara.seesState(change, 'in review')
    const engineers = await product.push('README.md', 'A bakery.\n')

    await ana.approves(change)
    const again = await ana.sees(change, 'is shown again on the new base', (view) => {
      return view.state === 'in review' && view.base === engineers
    })

    expect(shown.base).not.toBe(engineers)
    expect(again.review?.approvals).toEqual([])
    expect(again.bindingHash).not.toBe(shown.bindingHash)
    expect(again.events.map((event) => event.type)).toEqual(expect.arrayContaining(['review.voided', 'change.rebased']))
    await expect(ana.does(change, 'approve', { bindingHash: shown.bindingHash })).rejects.toThrow()
    await ana.approves(change)
    await mara.seesState(change, 'live')
    expect(await git(product.remote, 'rev-parse', 'main~1')).toBe(engineers)
    expect(await commitsOf(product.remote, change)).toHaveLength(1)
    expect(await product.production()).toContain('Fresh bread from six in the morning')
  })

  it('shows both texts when main says something else at the same place, and keeps the one a person chooses', async () => {
    tellWhenFailed()
    const was = 'Order a loaf'
    const edit = (await mara.understands(`Change "${was}" to "Reserve a loaf"`)).candidates.find(
      (text) => text.key === 'home.order',
    )
    const change = await mara.proposesEdit({
      slot: edit?.id ?? '',
      path: edit?.path ?? '',
      from: was,
      to: 'Reserve a loaf',
    })
    await mara.seesState(change, 'in review')
    await product.push('locales/en.json', await localeWith(product, 'home.order', 'Buy a loaf'))

    await ana.approves(change)
    const { conflict } = await mara.sees(change, 'shows the conflict', (view) => view.conflict !== null)

    expect(conflict).toMatchObject([{ path: 'locales/en.json', was, theirs: 'Buy a loaf', ours: 'Reserve a loaf' }])
    expect(await git(product.remote, 'show', 'main:locales/en.json')).toContain('Buy a loaf')
    const [text] = conflict ?? []
    await mara.does(change, 'revise', {
      why: 'Ours is what people say',
      edits: [{ slot: text?.slot, path: text?.path, from: text?.theirs, to: text?.ours }],
    })
    await mara.sees(change, 'is in review again', (view) => view.state === 'in review' && view.conflict === null)
    await ana.approves(change)
    await mara.seesState(change, 'live')
    expect(await product.production()).toContain('Reserve a loaf')
  })
})

describe('a sentence of a help page', { timeout: patienceMs }, () => {
  it('goes live under the contract for prose, and a line of code in it does not', async () => {
    tellWhenFailed()
    const was = 'Bring your own bag, or buy a *paper bag* for ten cents.'
    const change = await mara.proposes(was, 'Bring a bag of your own, or buy a *paper bag* for ten cents.')
    const view = await mara.seesState(change, 'in review')
    await ana.approves(change)

    await mara.seesState(change, 'live')

    expect(view.lane).toBe('help')
    expect(await product.production()).toContain('Bring a bag of your own, or buy a paper bag for ten cents.')
    const code = await mara.understands('Change "no bag, no bread" to "no bag, no cake"')
    expect(code.kind).toBe('none')
  })
})

describe('a proposal that should not ship', { timeout: patienceMs }, () => {
  it('is withdrawn by its author, and nothing of it reaches main', async () => {
    tellWhenFailed()
    const main = await git(product.remote, 'rev-parse', 'main')
    const change = await mara.proposes('Baked two streets from here', 'Baked next door')
    await mara.seesState(change, 'in review')

    await mara.does(change, 'withdraw', { says: 'We are moving' })

    await expect(ana.approves(change)).rejects.toThrow('There is nothing to approve at the moment.')
    expect(await mara.looksAt(change)).toMatchObject({ state: 'withdrawn', turn: { kind: 'nobody' } })
    expect(await git(product.remote, 'rev-parse', 'main')).toBe(main)
  })

  it('is asked about where the words stand in more than one place', async () => {
    tellWhenFailed()
    await product.push('locales/en.json', await localeWith(product, 'home.order', 'Order a loaf'))
    await mara.asks('POST', '/api/products/bakery/refresh')

    const understood = await mara.understands('Change "Order a loaf" to "Reserve a loaf"')

    expect(understood).toMatchObject({ kind: 'ambiguous', says: expect.stringContaining('2 places'), edits: [] })
    expect(understood.candidates.map((text) => text.key).sort()).toEqual(['footer.order', 'home.order'])
  })

  it.each([
    ['loses a placeholder', 'Good morning, {name}', 'Good morning', 'lost {name}'],
    ['smuggles an expression', 'Baked two streets from here', 'Baked {document.cookie}', 'new {document.cookie}'],
    ['smuggles markup', 'Baked two streets from here', 'Baked <img src=x onerror=alert(1)>', 'markup is not the same'],
  ])('is refused in words when it %s', async (_how, text, words, says) => {
    tellWhenFailed()
    const trial = await mara.tries(text, words)
    const change = await mara.proposes(text, words)
    const view = await mara.seesState(change, 'refused')

    expect(trial).toMatchObject({ verdict: 'refused', diff: '' })
    expect(trial.findings.map((finding) => finding.says).join()).toContain(says)
    expect(view.findings.map((finding) => finding.says).join()).toContain(says)
    expect(view.findings.every((finding) => finding.fix !== '')).toBe(true)
  })
})
