import { describe, expect, test } from 'vitest'
import { livelyPlan } from '../generate/history-plan.ts'
import { generatedReading, generatedSettings } from '../generate/software-history.ts'
import { studyOf } from '../study/study.ts'
import { defaultTeamSettings } from '../study/team-settings.ts'
import { workReport } from '../work-report/work-report.ts'
import { pathPage } from './path-page.ts'
import { pathReport } from './path-report.ts'
import { pathText } from './path-text.ts'

const day = 24 * 3_600_000
const plan = { ...livelyPlan, items: 900 }
const study = studyOf([generatedReading(plan)], generatedSettings(plan), plan.from + 150 * day)
const report = pathReport(study)
const work = workReport(study)

describe('the report', () => {
  test('names the constraint with its gain, interval and rank', () => {
    const text = pathText(report, work)
    expect(text).toContain('The constraint is review.')
    expect(text).toMatch(/\+10 % here → \+[\d.]+ % throughput \([\d.]+–[\d.]+\), first in \d+ % of resamples/)
  })

  test('has drift, every sign with its state, and lanes with what leaked', () => {
    const text = pathText(report, work)
    expect(text).toContain('Drift (strategic-drift 1')
    for (const sign of ['S1', 'S2', 'S3', 'S4', 'S5'])
      expect(text).toMatch(new RegExp(`${sign} .*: (met|not met|cannot tell)\\.`))
    expect(text).toMatch(/copy: \d+ % \(\d+–\d+ %\) of \d+ eligible changes took it/)
    expect(text).toContain('not taken:')
  })

  test('says the same on its page', () => {
    const page = pathPage(report, work, 'Generated')
    expect(page).toContain('The constraint is review.')
    expect(page).toContain('Lane copy')
    expect(page).toContain('strategic-drift, version 1')
  })

  test('of nothing has none of these sections', () => {
    const nothing = studyOf([], defaultTeamSettings, plan.from)
    const [empty, none] = [pathReport(nothing), workReport(nothing)]
    expect(pathText(empty, none)).not.toContain('Constraint')
    expect(pathPage(empty, none, 'nothing')).not.toContain('Five signs')
  })
})
