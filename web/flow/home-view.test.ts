import { describe, expect, test } from 'vitest'
import { homeView, shareInWords } from './home-view.ts'
import { durationFigure, flowPath, notReached, reached, shareFigure, stage } from './path-samples.ts'

const headlineOf = (more: Parameters<typeof flowPath>[0]) => {
  const view = homeView(flowPath(more))
  return view.kind === 'ready' ? view.headline : null
}

test('without anything imported the page is a lesson', () => {
  const records = { sources: 0, events: 0, items: 0, pullRequests: 0, deployments: 0 }

  expect(homeView(flowPath({ records }))).toEqual({ kind: 'empty' })
})

describe('the headline', () => {
  test('says the median with its interval', () => {
    expect(headlineOf({})).toMatchObject({ kind: 'measured', median: { value: '4 days', interval: '3–5 days' } })
  })

  test('is what the server says where too few could be followed, or where half did not arrive', () => {
    const said = { kind: 'said', says: 'Said by the server.' }
    const speed = (figure: ReturnType<typeof durationFigure>) => ({ ...flowPath().speed, figure })

    expect(headlineOf({ speed: speed(durationFigure(reached(4), { n: 10, censored: 6 })) })).toEqual(said)
    expect(headlineOf({ speed: speed(durationFigure(notReached(30))) })).toEqual(said)
    expect(headlineOf({ speed: speed(durationFigure(null, { n: 0 })) })).toEqual(said)
  })

  const waits = (start: number, review: number, all = start + review) => ({
    strip: {
      stages: [
        stage('waiting to start', true, start, 1),
        stage('building', false, 1 - all, 1),
        stage('waiting for review', true, review, 1),
      ],
      waiting: shareFigure(all),
      totalMs: 1,
    },
  })

  test('names the one wait that is most of the waiting', () => {
    expect(headlineOf(waits(0.1, 0.5))).toMatchObject({ waiting: { share: 'half', stage: 'waiting for review' } })
  })

  test('names none where no wait is most of it, and says all of them together', () => {
    expect(headlineOf(waits(0.3, 0.2, 0.7))).toMatchObject({ waiting: { share: '70 %', stage: null } })
  })

  test('says nothing of waiting where nothing came to production', () => {
    const strip = { stages: [stage('waiting to start', true, null, null)], waiting: shareFigure(null), totalMs: null }

    expect(headlineOf({ strip })).toMatchObject({ waiting: null })
  })
})

test('a share is never rounded to nothing or to everything', () => {
  expect([0.001, 0.49, 0.53, 0.999, 1].map(shareInWords)).toEqual(['1 %', 'half', '53 %', '99 %', '100 %'])
})

describe('what histories of commits tell', () => {
  const part = { part: 'landing to production', figure: durationFigure(reached(9, 8, 10)) }
  const landedOf = (count: number, records: { items: number; deployments: number }) => {
    const known = { sources: 1, events: 10, pullRequests: 0, ...records }
    const view = homeView(flowPath({ records: known, landed: { count, says: '', parts: [part] } }))
    return view.kind === 'ready' ? view : null
  }

  test('is on the page with its figures, and leads to what is missing', () => {
    const alone = landedOf(40, { items: 0, deployments: 3 })
    expect(alone).toMatchObject({ hasItems: false, landed: { rows: [{ half: { value: '9 days' } }] } })
    expect(alone?.landed?.next?.to).toBe('/flow/sources')
    expect(landedOf(40, { items: 0, deployments: 0 })?.landed?.next?.to).toBe('/flow/settings')
    expect(landedOf(40, { items: 9, deployments: 3 })?.landed?.next).toBeNull()
  })

  test('is nothing where hardly anything landed', () => {
    expect(landedOf(4, { items: 9, deployments: 3 })?.landed).toBeNull()
  })
})
