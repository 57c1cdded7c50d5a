/** What a person assumed; none of it is in the history. */
export interface CostAssumptions {
  /** Hours of engineers that one lane-like change takes today: being asked, switching, editing, reviewing, merging. */
  readonly hoursPerChange: number
  /** Hours that the same change takes engineers through a lane: the owner's look and yes. */
  readonly hoursInLane: number
  /** Of one engineer, in whatever currency the reader thinks in. */
  readonly hourlyCost: number
}

export const defaultAssumptions: CostAssumptions = { hoursPerChange: 2, hoursInLane: 0.25, hourlyCost: 75 }

export interface Cost {
  readonly assumptions: CostAssumptions
  /** Pieces of lane-like work that landed in the window. */
  readonly changes: number
  readonly windowDays: number
  /** The same pace for a year; `null` for a window shorter than four weeks, from which nobody should reckon a year. */
  readonly changesPerYear: number | null
  readonly hoursPerYear: number | null
  readonly costPerYear: number | null
  readonly hoursSavedPerYear: number | null
  readonly savedPerYear: number | null
}

const dayMs = 86_400_000

/** What lane-like work costs at the pace of the window, and what lanes would leave of it, under the assumptions. */
export function costOf(changes: number, windowMs: number, assumptions: CostAssumptions): Cost {
  const windowDays = windowMs / dayMs
  const changesPerYear = windowDays < 28 ? null : (changes / windowDays) * 365
  const { hoursPerChange, hoursInLane, hourlyCost } = assumptions
  const perYear = (hours: number): number | null => (changesPerYear === null ? null : changesPerYear * hours)
  const hoursSavedPerYear = perYear(Math.max(0, hoursPerChange - hoursInLane))
  const hoursPerYear = perYear(hoursPerChange)
  return {
    assumptions,
    changes,
    windowDays,
    changesPerYear,
    hoursPerYear,
    costPerYear: hoursPerYear === null ? null : hoursPerYear * hourlyCost,
    hoursSavedPerYear,
    savedPerYear: hoursSavedPerYear === null ? null : hoursSavedPerYear * hourlyCost,
  }
}
