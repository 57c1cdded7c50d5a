import type { FlowQuery } from '../../api/flow-schema.ts'
import type { Study } from '../../flow/study/study.ts'
import { workReport } from '../../flow/work-report/work-report.ts'
import type { WorkSection } from '../../flow/work-report/work-section.ts'
import { workSections } from '../../flow/work-report/work-words.ts'
import { chooseItems } from './chosen-items.ts'

const known = new WeakMap<Study, { readonly window: FlowQuery['window']; readonly sections: readonly WorkSection[] }>()

/** The sections of one window; the last ones are kept, since whoever reads them opens what they count. */
export function sectionsIn(study: Study, window: FlowQuery['window']): readonly WorkSection[] {
  const last = known.get(study)
  if (last?.window === window) return last.sections
  const sections = workSections(workReport(study, chooseItems(study, { window }).from))
  known.set(study, { window, sections })
  return sections
}
