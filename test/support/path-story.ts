import type { AttributeValue } from '../../src/flow/log/event-log.ts'
import type { ObjectName, Reading } from '../../src/flow/sources/path-event.ts'
import { ReadingDraft } from '../../src/flow/sources/reading-draft.ts'
import type { Activity, LinkKind } from '../../src/flow/sources/vocabulary.ts'
import { type Study, studyOf } from '../../src/flow/study/study.ts'
import { defaultTeamSettings, type TeamSettings } from '../../src/flow/study/team-settings.ts'

/** Monday, in winter: nine o'clock in London. */
export const storyStart = Date.UTC(2026, 0, 5, 9)
export const minute = 60_000
export const hour = 60 * minute

export const item = (id: string): ObjectName => ({ type: 'item', id })
export const pull = (id: string): ObjectName => ({ type: 'pull request', id })
export const commit = (id: string): ObjectName => ({ type: 'commit', id })
export const deployment = (id: string): ObjectName => ({ type: 'deployment', id })
export const incident = (id: string): ObjectName => ({ type: 'incident', id })

/** What a team's tools would tell, in minutes from a Monday morning; each line names only what matters to it. */
export class PathStory {
  readonly #draft = new ReadingDraft('story')
  #told = 0

  told(
    on: ObjectName,
    minutes: number,
    activity: Activity,
    by: string | null = null,
    attributes: Record<string, AttributeValue> = {},
  ): this {
    if (by !== null) this.#draft.account({ id: by, name: null, email: null, isBot: by.endsWith('-bot') ? true : null })
    const at = new Date(storyStart + minutes * minute).toISOString()
    const place = this.#told++
    this.#draft.event({ activity, on, at, by, attributes, place, key: String(place) })
    return this
  }

  fact(on: ObjectName, name: string, value: AttributeValue): this {
    this.#draft.fact(on, name, value)
    return this
  }

  link(from: ObjectName, as: LinkKind, to: ObjectName): this {
    this.#draft.link(from, as, to)
    return this
  }

  reading(): Reading {
    return this.#draft.done()
  }

  /** @param minutes the moment of the data */
  study(minutes = 1_000_000, settings: Partial<TeamSettings> = {}, ...others: readonly Reading[]): Study {
    return studyOf([this.reading(), ...others], { ...defaultTeamSettings, ...settings }, storyStart + minutes * minute)
  }
}
