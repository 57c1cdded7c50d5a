import { describe, expect, test } from 'vitest'
import { durationFigure, flowPath, notReached, reached, shareFigure, stage } from './path-samples.ts'
import { stripView } from './strip-view.ts'

const day = 86_400_000
const strip = (...stages: ReturnType<typeof stage>[]) => ({
  stages,
  waiting: shareFigure(0.5),
  totalMs: stages.reduce((sum, { meanMs }) => sum + (meanMs ?? 0), 0),
})

describe('the parts of the whole', () => {
  test('lie end to end and fill it', () => {
    const { parts } = stripView(
      flowPath({ strip: strip(stage('waiting to start', true, 0.25, 1), stage('building', false, 0.75, 3)) }),
    )

    expect(parts.map(({ from, width }) => [from, width])).toEqual([
      [0, 25],
      [25, 75],
    ])
  })

  test('show what no stage explains as a part of its own, and only where there is some', () => {
    const rest = stage('unattributed', false, 0.2, 1)
    const none = stage('unattributed', false, 0, 0)

    expect(stripView(flowPath({ strip: strip(stage('building', false, 0.8, 4), rest) })).parts.at(-1)).toMatchObject({
      isUnattributed: true,
      width: 20,
    })
    expect(stripView(flowPath({ strip: strip(stage('building', false, 1, 4), none) })).rows).toHaveLength(1)
  })

  test('are none where nothing came to production', () => {
    const view = stripView(flowPath({ strip: { ...strip(stage('building', false, null, null)), totalMs: null } }))

    expect(view.parts).toEqual([])
    expect(view.rows[0]).toMatchObject({ bar: null, share: { value: '–' } })
  })
})

test('every bar is drawn on one axis, as long as the furthest of medians, intervals and 85 %', () => {
  const view = stripView(
    flowPath({
      strip: strip(
        { ...stage('building', false, 0.5, 2), figure: durationFigure(reached(2, 1, 4)) },
        { ...stage('in review', false, 0.5, 2), figure: durationFigure(reached(1, 1, 8)) },
      ),
    }),
  )

  expect(view.axisMs).toBe(8 * day)
  expect(view.rows[0]?.bar).toMatchObject({ to: 25, low: 12.5, high: 50, isOpen: false })
})

test('a stage that half has not left is drawn as far as anyone was watched, with an open end', () => {
  const figure = durationFigure(notReached(30))
  const view = stripView(flowPath({ strip: strip({ ...stage('in review', false, null, 1), figure }) }))

  expect(view.rows[0]).toMatchObject({
    median: { value: 'over 30 days', interval: '30 days or more' },
    bar: { to: 100, high: null, isOpen: true, p85: null },
  })
})
