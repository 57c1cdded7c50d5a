import { describe, expect, test } from 'vitest'
import { memoryServer } from '../../../test/support/memory-server.ts'
import type { LanesView } from '../../api/flow-insights.ts'
import type { ChangeTarget } from '../../api/playbook-schema.ts'
import type { PersonId } from '../../base/ids.ts'
import { livelyPlan } from '../../flow/generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../../flow/generate/software-history.ts'
import { targetsInForce } from '../../flow/lanes/lane-targets.ts'
import { fixedStudies } from '../../flow/study/studies.ts'
import type { LedgerEvent } from '../../ledger/event.ts'

const asOf = Date.UTC(2026, 5, 1)
const studies = fixedStudies([generatedReading(livelyPlan)], generatedSettings(livelyPlan), asOf)

async function signedIn(id: string) {
  const server = await memoryServer('demo', { studies })
  const { cookie } = await server.post('/api/demo/person', { id })
  const headers = { cookie, 'content-type': 'application/json' }
  return {
    get: (path: string) => server.get(path, headers),
    post: (path: string, body: unknown) => server.post(path, body, headers),
    put: (path: string, body: unknown) => server.send(path, JSON.stringify(body), headers, 'PUT'),
  }
}

const target: ChangeTarget = {
  version: 0,
  wants: { kind: 'share', share: 0.3 },
  by: '2026-08-01',
  owner: 'mara',
  why: 'Headlines wait for nothing',
}

describe('the target of a lane', () => {
  test('has one owner and stands beside the adoption it is of', async () => {
    const ana = await signedIn('ana')
    const { status, body } = await ana.put('/api/flow/targets/copy', target)
    const { body: lanes } = (await ana.get('/api/flow/lanes')) as { body: LanesView }

    expect(status).toBe(200)
    expect(body.targets).toMatchObject([
      {
        lane: 'copy',
        version: 1,
        owner: { name: 'Mara' },
        said: { in: 'Fairway', by: { name: 'Ana' }, why: target.why },
      },
    ])
    expect(lanes.lanes[0]).toMatchObject({ lane: 'copy', target: { wants: target.wants, owner: 'Mara' } })
    expect(lanes.lanes[0]?.reaches).not.toBeNull()
    expect(lanes.lanes[0]?.says).toContain('Target: 30 % by 2026-08-01 (Mara)')
  })

  test('may be a number of changes', async () => {
    const ana = await signedIn('ana')
    await ana.put('/api/flow/targets/copy', { ...target, wants: { kind: 'changes', changes: 100_000 } })
    const { body: lanes } = (await ana.get('/api/flow/lanes')) as { body: LanesView }

    expect(lanes.lanes[0]?.reaches).toBe(0)
    expect(lanes.lanes[0]?.says).toContain('Target: 100,000 changes')
  })

  test('is not replaced by who has not seen it', async () => {
    const ana = await signedIn('ana')
    await ana.put('/api/flow/targets/copy', target)
    const late = await ana.put('/api/flow/targets/copy', { ...target, wants: { kind: 'share', share: 0.5 } })

    expect(late.status).toBe(409)
    expect((await ana.get('/api/flow/targets')).body.targets[0].wants.share).toBe(0.3)
    expect((await ana.put('/api/flow/targets/copy', { ...target, version: 1 })).status).toBe(200)
  })

  test('is dropped with a reason, and a new one knows of it', async () => {
    const ana = await signedIn('ana')
    await ana.put('/api/flow/targets/copy', target)
    const { body } = await ana.post('/api/flow/targets/copy/drop', { version: 1, why: 'the lane is closed' })

    expect(body).toMatchObject({ targets: [], versions: { copy: 2 } })
    expect((await ana.post('/api/flow/targets/copy/drop', { version: 2, why: 'again' })).status).toBe(404)
    expect((await ana.put('/api/flow/targets/copy', { ...target, version: 0 })).status).toBe(409)
  })

  test('that engineers wrote into the lanes file counts from its first change on, until another is set here', async () => {
    const written = { lane: 'copy', product: 'Shop', share: 0.4, withinMs: 60 * 86_400_000, owner: 'MARA@example.com' }
    const begun = (changes: readonly (readonly [lane: string, at: number])[], events: readonly LedgerEvent[] = []) =>
      targetsInForce(
        events,
        [written],
        (lane) => changes.find(([name]) => name === lane)?.[1] ?? null,
        (owner) => owner as PersonId,
      )
    const first = Date.UTC(2026, 3, 1)
    const { counted, waiting } = begun([['copy', first]])
    const dropped = { type: 'lane.target-dropped', objects: [{ type: 'lane', id: 'copy' }], data: { version: 2 } }

    expect(counted.get('copy')).toMatchObject({
      ...{ wants: { kind: 'share', share: 0.4 }, by: '2026-05-31T00:00:00.000Z' },
      said: { in: 'lanes file', product: 'Shop' },
    })
    expect(waiting).toEqual([])
    expect(begun([])).toEqual({ counted: new Map(), waiting: [written] })
    expect(begun([['copy', first]], [dropped as unknown as LedgerEvent])).toEqual({ counted: new Map(), waiting: [] })
  })

  test('needs an owner who is here, a day to come, and a wish that can be', async () => {
    const ana = await signedIn('ana')
    const tried = async (more: Partial<Record<keyof ChangeTarget, unknown>>) =>
      (await ana.put('/api/flow/targets/copy', { ...target, ...more })).status

    expect(await tried({ owner: 'nobody' })).toBe(404)
    expect(await tried({ by: '2025-01-01' })).toBe(422)
    expect(await tried({ wants: { kind: 'share', share: 0 } })).toBe(422)
    expect(await tried({ wants: { kind: 'changes', changes: 1.5 } })).toBe(422)
    expect(await tried({ why: ' ' })).toBe(422)
  })

  test('is said by product, engineering and admins only', async () => {
    const server = await memoryServer('team', { studies })

    expect((await server.get('/api/flow/targets')).status).toBe(403)
    expect((await (await signedIn('mara')).put('/api/flow/targets/copy', target)).status).toBe(200)
  })
})
