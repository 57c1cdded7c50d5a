import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FairwayError } from '../base/errors.ts'
import type {
  ArtefactHash,
  ChangeId,
  Instant,
  IntentId,
  Milliseconds,
  PersonId,
  ProductId,
  Revision,
} from '../base/ids.ts'
import { defaultFacts } from '../lane/index.ts'
import { changeRecord } from '../ledger/change-record.ts'
import { memoryLedger } from '../ledger/memory-ledger.ts'
import { askForReview } from '../review/ask-for-review.ts'
import type { Person } from '../review/permissions.ts'
import { type Binding, bindingHash } from '../review/review.ts'
import {
  approveChange,
  commentOn,
  proposeChange,
  requestChanges,
  retryChange,
  reviseChange,
  withdrawChange,
} from './acts.ts'
import { advance, changeRef, readChange, unfinished } from './advance.ts'
import type { Ground } from './ground.ts'

const mara = person('mara', 'product')
const ana = person('ana', 'engineering')
const tom = person('tom', 'engineering')
const base = 'b'.repeat(40) as Revision

describe('a change on its way', () => {
  test('goes from draft to live, and waits for nobody but its owner', async () => {
    const journey = start()

    await journey.propose()
    await journey.go()
    expect((await journey.change()).state).toBe('in review')
    await journey.approve(ana)
    await journey.go()

    const change = await journey.change()
    expect(change.state).toBe('live')
    expect(change.entered.map((entry) => entry.state)).toEqual([
      'draft',
      'proved',
      'checked',
      'in review',
      'approved',
      'merged',
      'deployed',
      'live',
    ])
  })

  test('its author cannot approve it, whoever else asks', async () => {
    const journey = start({ owners: ['@ana', '@mara'] })
    await journey.propose()
    await journey.go()

    await expect(journey.approve(mara)).rejects.toThrow(/somebody else must approve/)
    await expect(journey.approve(tom)).rejects.toThrow(/not among the people/)
  })

  test('a yes to something that has changed meanwhile is refused', async () => {
    const journey = start()
    await journey.propose()
    await journey.go()
    const shown = await journey.shown()
    await reviseChange(journey.ledger, mara, journey.id, { base, edits: [edit('Plans', 'Prices')], why: 'shorter' })
    await journey.go()

    await expect(approveChange(journey.ledger, ana, journey.id, shown, null)).rejects.toThrow(
      /no longer what you were shown/,
    )
    expect((await journey.change()).state).toBe('in review')
  })

  test('when main moves before the merge, it is proved again and every yes is void', async () => {
    const journey = start()
    await journey.propose()
    await journey.go()
    await journey.approve(ana)
    journey.world.tip = 'c'.repeat(40) as Revision
    await journey.go()

    const change = await journey.change()
    expect(change.state).toBe('in review')
    expect(change.base).toBe(journey.world.tip)
    expect(change.approvals).toEqual([])
    expect(journey.world.merges).toBe(0)
  })

  test('an approver who lost the right before the merge no longer counts', async () => {
    const journey = start()
    await journey.propose()
    await journey.go()
    await journey.approve(ana)
    journey.world.owners = ['@tom']
    await journey.go()

    const change = await journey.change()
    expect(change.state).toBe('in review')
    expect(change.review?.from).toEqual([tom.id])
    expect(journey.world.merges).toBe(0)
  })

  test('a merge that got through before a kill is found, not done again', async () => {
    const journey = start()
    await journey.propose()
    await journey.go()
    await journey.approve(ana)
    journey.world.dieAfterPush = true
    await expect(journey.go()).rejects.toThrow('killed')
    journey.world.appendsUntilDeath = Number.POSITIVE_INFINITY
    await journey.go()

    expect((await journey.change()).state).toBe('live')
    expect(journey.world.merges).toBe(1)
  })

  test('a push that outlives its killed server and lands first is found, not taken for somebody else', async () => {
    const journey = start()
    await journey.propose()
    await journey.go()
    await journey.approve(ana)
    journey.world.landsFirst = true
    await journey.go()

    expect((await journey.change()).state).toBe('live')
    expect(journey.world.merges).toBe(1)
  })

  test('once the push has begun nobody can call it off, since it may be on main already', async () => {
    const journey = start()
    await journey.propose()
    await journey.go()
    await journey.approve(ana)
    const refused: string[] = []
    journey.world.beforeLand = async () => {
      for (const act of [
        () => withdrawChange(journey.ledger, mara, journey.id, 'changed my mind'),
        () => requestChanges(journey.ledger, ana, journey.id, 'Shorter, please.'),
      ])
        await act().catch((error: Error) => refused.push(error.message))
      await journey.propose('chg_2')
    }
    await journey.go()

    expect(refused).toEqual([expect.stringMatching(/being merged/), expect.stringMatching(/being merged/)])
    expect((await journey.change()).state).toBe('live')
  })

  test('a merge that the remote refused can be called off', async () => {
    const journey = start()
    await journey.propose()
    await journey.go()
    await journey.approve(ana)
    journey.world.beforeLand = async () => {
      throw new FairwayError('command-failed', 'The remote did not take the merge.', { next: 'Try again.' })
    }
    await journey.go()
    await withdrawChange(journey.ledger, mara, journey.id, 'not now')

    expect((await journey.change()).state).toBe('withdrawn')
  })

  test('a tree that landed otherwise than approved is an incident, never a success', async () => {
    const journey = start()
    await journey.propose()
    await journey.go()
    await journey.approve(ana)
    journey.world.landsAs = 'other-tree'
    await journey.go()

    const change = await journey.change()
    expect(change.state).toBe('approved')
    expect(change.problem).toMatchObject({ kind: 'stopped', stopped: { step: 'merge' } })
  })

  test('a failing check waits for its author, and may be tried again', async () => {
    const journey = start()
    journey.world.checksPass = false
    await journey.propose()
    await journey.go()
    expect((await journey.change()).problem).toEqual({ kind: 'checks-failed', failed: ['test'] })
    journey.world.checksPass = true
    await retryChange(journey.ledger, mara, journey.id)
    await journey.go()

    expect((await journey.change()).state).toBe('in review')
  })

  test('a file that nobody owns blocks the change instead of waving it through', async () => {
    const journey = start({ owners: [] })
    await journey.propose()
    await journey.go()

    const change = await journey.change()
    expect(change.state).toBe('checked')
    expect(change.problem).toMatchObject({ kind: 'review-blocked' })
  })

  test('when the rules changed on main, it is proved by the new ones before anyone is asked', async () => {
    const journey = start({ owners: [] })
    await journey.propose()
    await journey.go()
    expect((await journey.change()).problem).toMatchObject({ kind: 'review-blocked' })
    journey.world.tip = 'd'.repeat(40) as Revision
    journey.world.owners = ['@ana']
    journey.world.rulesAt = journey.world.tip
    await retryChange(journey.ledger, mara, journey.id)
    await journey.go()

    const change = await journey.change()
    expect(change.state).toBe('in review')
    expect(change.base).toBe(journey.world.tip)
  })

  test('a request for changes sends it back, and a revision brings it on again', async () => {
    const journey = start()
    await journey.propose()
    await journey.go()
    await requestChanges(journey.ledger, ana, journey.id, 'Shorter, please.')
    expect((await journey.change()).state).toBe('changes requested')
    await reviseChange(journey.ledger, mara, journey.id, { base, edits: [edit('Plans', 'Prices')], why: 'shorter' })
    await journey.go()

    expect((await journey.change()).state).toBe('in review')
  })

  test('a change named after its edits is named anew when they are revised', async () => {
    const journey = start()
    await journey.propose()
    await reviseChange(journey.ledger, mara, journey.id, { base, edits: [edit('Plans', 'Prices')], why: 'shorter' })

    expect((await journey.change()).intent.what).toBe('Change “Plans” to “Prices”')
  })

  test('a wish in a person’s own words stays theirs when the edits are revised', async () => {
    const journey = start()
    await journey.propose('chg_1', null, 'Say that there are prices')
    await reviseChange(journey.ledger, mara, journey.id, { base, edits: [edit('Plans', 'Prices')], why: 'shorter' })

    expect((await journey.change()).intent.what).toBe('Say that there are prices')
  })

  test('a withdrawal while Fairway works ends the step, and nothing it finds out afterwards is recorded', async () => {
    const journey = start()
    await journey.propose()
    journey.world.beforeChecks = () => withdrawChange(journey.ledger, mara, journey.id, 'changed my mind')
    await journey.go()

    expect((await journey.change()).state).toBe('withdrawn')
  })

  test('a comment while Fairway works disturbs nothing', async () => {
    const journey = start()
    await journey.propose()
    journey.world.beforeChecks = () => commentOn(journey.ledger, tom, journey.id, 'nice')
    await journey.go()

    expect((await journey.change()).state).toBe('in review')
  })

  test('a new proposal of the same person for the same place replaces the older one', async () => {
    const journey = start()
    await journey.propose()
    await journey.go()
    await journey.propose('chg_2')

    expect((await journey.change()).state).toBe('superseded')
    expect((await readChange(journey.ledger, 'chg_2' as ChangeId)).state).toBe('draft')
  })

  test('a revert is a change of its own; once it is live the first one is reverted', async () => {
    const journey = start()
    await journey.propose()
    await journey.go()
    await journey.approve(ana)
    await journey.go()
    await journey.propose('chg_2', journey.id)
    await journey.go('chg_2')
    await expect(journey.propose('chg_3', journey.id)).rejects.toThrow(/under way already/)
    await journey.approve(ana, 'chg_2')
    await journey.go('chg_2')

    expect((await journey.change()).state).toBe('reverted')
    expect((await journey.change()).revertedBy).toBe('chg_2')
  })

  test('whatever is killed wherever: run again it goes on, merges at most once, and reaches live', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }), async (kills) => {
        const journey = start()
        await journey.propose()
        for (const after of kills) {
          journey.world.appendsUntilDeath = after
          await journey.go().catch(() => undefined)
          journey.world.appendsUntilDeath = Number.POSITIVE_INFINITY
          if ((await journey.change()).state === 'in review') await journey.approve(ana)
        }
        await journey.go()
        if ((await journey.change()).state === 'in review') await journey.approve(ana)
        await journey.go()

        expect((await journey.change()).state).toBe('live')
        expect(journey.world.merges).toBe(1)
      }),
      { numRuns: 60 },
    )
  })
})

interface World {
  tip: Revision
  owners: string[]
  merges: number
  landed: { commit: Revision; tree: string } | null
  landsAs: string | null
  dieAfterPush: boolean
  landsFirst: boolean
  beforeLand: () => Promise<unknown>
  checksPass: boolean
  /** Where the rules last changed; a change on another base has to be proved again before anyone is asked. */
  rulesAt: Revision | null
  beforeChecks: () => Promise<unknown>
  appendsUntilDeath: number
}

/** A journey over an in-memory ledger and a world in which every step goes well unless the test says otherwise. */
function start({ owners = ['@ana'] }: { owners?: string[] } = {}) {
  const world: World = {
    tip: base,
    owners,
    merges: 0,
    landed: null,
    landsAs: null,
    dieAfterPush: false,
    landsFirst: false,
    beforeLand: async () => undefined,
    checksPass: true,
    rulesAt: null,
    beforeChecks: async () => undefined,
    appendsUntilDeath: Number.POSITIVE_INFINITY,
  }
  let minute = 0
  let ids = 0
  const now = () => new Date(Date.UTC(2026, 0, 1, 9, minute++)).toISOString() as Instant
  const whole = memoryLedger({ now, newId: () => `e${ids++}` })
  const mortal = {
    ...whole,
    append: async (...args: Parameters<typeof whole.append>) => {
      if (world.appendsUntilDeath-- <= 0) throw new Error('killed')
      return whole.append(...args)
    },
  }
  const first = 'chg_1' as ChangeId
  const go = (id: string = first) =>
    advance(id as ChangeId, { ledger: mortal, ground: async () => groundOf(world) }, new AbortController().signal)
  const change = (id: string = first) => readChange(whole, id as ChangeId)
  const shown = async (id: string = first) => bindingHash((await change(id)).review?.binding as Binding)
  return {
    ledger: whole,
    world,
    id: first,
    go,
    change,
    shown,
    unfinished: () => unfinished(whole),
    record: async () => changeRecord(await whole.history(changeRef(first))),
    approve: async (who: Person, id: string = first) =>
      approveChange(whole, who, id as ChangeId, await shown(id), null),
    propose: (id: string = first, reverts: ChangeId | null = null, what = 'Change “Plans” to “Plans and pricing”') =>
      proposeChange(
        whole,
        reverts ? tom : mara,
        {
          product: 'shop' as ProductId,
          lane: 'ux-copy',
          contract: 'copy',
          base: world.tip,
          what,
          why: 'People look for prices.',
          decision: { says: null, url: null, decidedAt: '2026-01-01T08:00:00.000Z' as Instant },
          edits: [reverts ? edit('Plans and pricing', 'Plans') : edit('Plans', 'Plans and pricing')],
          reverts,
        },
        { change: id as ChangeId, intent: `int_${id}` as IntentId },
        '2026-01-01T09:00:00.000Z' as Instant,
      ),
  }
}

function groundOf(world: World): Ground {
  const log = 'f'.repeat(64) as ArtefactHash
  return {
    prove: async () => ({
      lane: async () => ({
        kind: 'open',
        contract: 'copy',
        facts: defaultFacts,
      }),
      draft: async (_base, edits) => ({ kind: 'patch', patch: [patchOf(edits[0]?.from ?? '', edits[0]?.to ?? '')] }),
      commit: async (onto) => ({ head: `h${onto.slice(1)}` as Revision, tree: `tree-${onto}` }),
      countFiles: async () => 214,
      elsewhere: async () => [],
      stale: async () => [],
      keepDiff: async () => log,
      stopwatch: () => 0,
    }),
    check: async () => ({
      checks: async () => [{ name: 'test', command: 'npm test', timeoutMs: 1000 as Milliseconds }],
      workTree: async () => ({ tree: '/job/tree', dependencies: null, remove: async () => undefined }),
      sandbox: {
        isolation: { grade: 'strong', reasons: [] },
        run: async () => {
          await world.beforeChecks()
          world.beforeChecks = async () => undefined
          return {
            exitCode: world.checksPass ? 0 : 1,
            signal: null,
            timedOut: false,
            aborted: false,
            durationMs: 5 as Milliseconds,
            isolation: 'strong',
            argvHash: 'a',
            outputTruncated: false,
          }
        },
      },
      logs: {
        append: () => undefined,
        read: async () => ({ text: '', nextByte: 0, ended: true }),
        follow: () => () => undefined,
        end: async () => log,
      },
      pictures: async (change) => ({
        head: change.proof.head,
        pairs: [],
        missing: 'no browser',
        durationMs: 1 as Milliseconds,
      }),
      newRun: () => 'run',
    }),
    ask: async (change) => {
      if (world.rulesAt && world.rulesAt !== change.base)
        return { type: 'change.rebased', data: { from: change.base, to: world.rulesAt } }
      return askForReview(
        { approvals: 1, by: 'owners' },
        [{ path: 'src/Pricing.tsx', owners: world.owners }],
        [mara, ana, tom],
        change.authors,
        bindingOf(change),
      )
    },
    merge: async (change) => ({
      branch: 'main',
      tip: async () => world.tip,
      findLanded: async () => world.landed,
      whyVoid: async () => {
        const asked = askForReview(
          { approvals: 1, by: 'owners' },
          [{ path: 'src/Pricing.tsx', owners: world.owners }],
          [mara, ana, tom],
          change.authors,
          bindingOf(change),
        )
        const counts =
          asked.type === 'review.requested' && change.approvals.some(({ by }) => asked.data.from.includes(by))
        return counts ? null : 'someone who approved no longer may'
      },
      land: async (onto, tree) => {
        await world.beforeLand()
        world.merges++
        world.landed = { commit: `m${onto.slice(1)}` as Revision, tree: world.landsAs ?? tree }
        world.tip = world.landed.commit
        if (world.dieAfterPush) {
          world.dieAfterPush = false
          world.appendsUntilDeath = 0
          throw new Error('killed')
        }
        const landed = world.landed
        if (world.landsFirst) return { kind: 'moved', tip: landed.commit }
        return { kind: 'landed', ...landed }
      },
    }),
    deploy: async () => {
      world.landed = null
      return {
        deployment: async () => ({ command: 'npm run deploy', environment: 'production' }),
        tip: async () => world.tip,
        run: async () => ({ ok: true, exitCode: 0, timedOut: false, durationMs: 9 as Milliseconds, log }),
        newRun: () => 'deploy',
      }
    },
    live: async () => ({
      liveUrl: async () => 'http://localhost:4401/',
      look: async (url) => ({ kind: 'seen', url, picture: null, by: 'browser' }),
    }),
  }
}

const bindingOf = (change: { proof: { base: Revision; head: Revision; proofHash: string } | null }): Binding => ({
  base: change.proof?.base ?? base,
  head: change.proof?.head ?? base,
  proofHash: change.proof?.proofHash ?? '',
  checksHash: 'checks',
  picturesHash: 'pictures',
  policyHash: 'policy',
})

const patchOf = (from: string, to: string) => ({
  path: 'src/Pricing.tsx',
  before: new TextEncoder().encode(page(from)),
  after: new TextEncoder().encode(page(to)),
  modeBefore: '100644' as const,
  modeAfter: '100644' as const,
})

const page = (title: string) => `export function Pricing() {\n  return <h1>${title}</h1>\n}\n`

const edit = (from: string, to: string) => ({
  slot: 'pricing-title',
  path: 'src/Pricing.tsx',
  from,
  to,
  context: 'Heading in Pricing',
  language: null,
})

function person(id: string, role: 'product' | 'engineering'): Person {
  return { id: id as PersonId, name: id, handle: id, email: `${id}@example.com`, roles: [role] }
}
