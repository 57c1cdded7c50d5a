/** One item at a station of people: when it came, when it left, and through whom. */
export interface StationPass {
  /** Place of the item among all. */
  readonly item: number
  readonly from: number
  readonly to: number
  readonly by: string | null
}

/** Who of a station did how much, and how long each item kept them. */
export interface StationWork {
  /** People of the station. Those who did little are one of these together. */
  readonly servers: readonly Server[]
  /** By item of the station: effective process time, in the unit of the passes; `NaN` for one that is not known. */
  readonly work: Float64Array
  /** By item: place of its server, or −1. */
  readonly server: Int32Array
}

export interface Server {
  readonly name: string
  readonly passes: number
  /** Mean of the effective process times, as far from that of all as the differences between servers are more than chance. */
  readonly mean: number
}

/** Whoever did less is too rare to have a pace of their own. */
const fewestPasses = 5
const othersName = 'others'

/**
 * The effective process time of each item: how long it kept whoever worked on it, from the later of its arrival and their last item's end to
 * its own end. It holds everything that makes a person's capacity what it is (interruptions, nights, holidays, other duties) and needs no
 * record of when work began, which tools do not have.
 *
 * @param passes that have ended
 * @param items how many items there are
 * @see Hopp, Spearman: Factory Physics, chapter 8; Jacobs, Etman, van Campen, Rooda: Characterization of operational time variability using
 *   effective process times, IEEE Trans. Semicond. Manuf. 16, 2003
 */
export function effectiveWork(passes: readonly StationPass[], items: number): StationWork {
  const counts = new Map<string, number>()
  for (const { by } of passes) counts.set(by ?? othersName, (counts.get(by ?? othersName) ?? 0) + 1)
  const nameOf = (by: string | null): string => (by !== null && (counts.get(by) ?? 0) >= fewestPasses ? by : othersName)
  const byServer = [...Map.groupBy(passes, ({ by }) => nameOf(by))].sort(([a], [b]) => (a < b ? -1 : 1))
  const work = new Float64Array(items).fill(Number.NaN)
  const server = new Int32Array(items).fill(-1)
  const own = byServer.map(([name, own], place) => {
    let last = Number.NEGATIVE_INFINITY
    let [sum, squares] = [0, 0]
    for (const { item, from, to } of own.sort((a, b) => a.to - b.to || a.item - b.item)) {
      const kept = Math.max(0, to - Math.max(from, last))
      work[item] = kept
      server[item] = place
      sum += kept
      squares += kept * kept
      last = to
    }
    return { name, n: own.length, sum, squares }
  })
  return { servers: shrunk(own), work, server }
}

/**
 * Whoever had a few large items looks slow. Means are drawn towards the mean of all by how much of their spread chance explains.
 *
 * @see DerSimonian, Laird: Meta-analysis in clinical trials, Controlled Clinical Trials 7, 1986, for the variance between
 */
function shrunk(
  own: readonly { readonly name: string; readonly n: number; readonly sum: number; readonly squares: number }[],
): Server[] {
  const n = own.reduce((all, each) => all + each.n, 0)
  const mean = own.reduce((all, each) => all + each.sum, 0) / Math.max(1, n)
  const within =
    own.reduce((all, each) => all + each.squares - (each.sum * each.sum) / each.n, 0) / Math.max(1, n - own.length)
  const weights = own.map((each) => (within > 0 ? each.n / within : 0))
  const total = weights.reduce((sum, each) => sum + each, 0)
  const spread = own.reduce((sum, each, at) => sum + (weights[at] as number) * (each.sum / each.n - mean) ** 2, 0)
  const scale = total - weights.reduce((sum, each) => sum + each * each, 0) / Math.max(total, Number.MIN_VALUE)
  const between = scale > 0 ? Math.max(0, (spread - (own.length - 1)) / scale) : 0
  return own.map(({ name, n: passes, sum }) => {
    const trust = within > 0 ? between / (between + within / passes) : 1
    return { name, passes, mean: mean + trust * (sum / passes - mean) }
  })
}
