const mostProbes = 32

/**
 * Numbers for byte strings, in the order in which they are first seen. A log names the same few activities and people a million times:
 * each is turned into text once. Where an input is made to collide, the rest goes through a map, whose hash nobody outside can foresee.
 */
export class ByteNames {
  #slots = new Int32Array(1024).fill(-1)
  #bytes = new Uint8Array(4096)
  #used = 0
  readonly #from: number[] = [0]
  readonly #hashes: number[] = []
  readonly #overflow = new Map<string, number>()

  get size(): number {
    return this.#hashes.length
  }

  /** @returns the number of these bytes, the same each time */
  number(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193)
    hash ^= hash >>> 15
    const mask = this.#slots.length - 1
    for (let probe = 0, slot = hash & mask; probe < mostProbes; probe++, slot = (slot + 1) & mask) {
      const number = this.#slots[slot] as number
      if (number < 0) return this.#overflowing(bytes, from, to) ?? this.#add(hash, slot, bytes, from, to)
      if (this.#hashes[number] === hash && this.#is(number, bytes, from, to)) return number
    }
    const known = this.#overflowing(bytes, from, to)
    if (known !== undefined) return known
    const number = this.#keep(hash, bytes, from, to)
    this.#overflow.set(keyOf(bytes, from, to), number)
    return number
  }

  #overflowing(bytes: Uint8Array, from: number, to: number): number | undefined {
    return this.#overflow.size === 0 ? undefined : this.#overflow.get(keyOf(bytes, from, to))
  }

  /** The bytes of a number: good until the next one is added. */
  bytesOf(number: number): Uint8Array {
    return this.#bytes.subarray(this.#from[number], this.#from[number + 1])
  }

  #is(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#from[number] as number
    if ((this.#from[number + 1] as number) - start !== to - from) return false
    for (let at = from, own = start; at < to; at++, own++) if (this.#bytes[own] !== bytes[at]) return false
    return true
  }

  #add(hash: number, slot: number, bytes: Uint8Array, from: number, to: number): number {
    const number = this.#keep(hash, bytes, from, to)
    this.#slots[slot] = number
    if (this.size * 2 > this.#slots.length) this.#widen()
    return number
  }

  #keep(hash: number, bytes: Uint8Array, from: number, to: number): number {
    const end = this.#used + to - from
    if (end > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(end, this.#bytes.length * 2))
      wider.set(this.#bytes.subarray(0, this.#used))
      this.#bytes = wider
    }
    this.#bytes.set(bytes.subarray(from, to), this.#used)
    this.#used = end
    this.#from.push(end)
    return this.#hashes.push(hash) - 1
  }

  #widen(): void {
    const wider = new Int32Array(this.#slots.length * 2).fill(-1)
    const mask = wider.length - 1
    for (const number of this.#slots) {
      if (number < 0) continue
      let slot = (this.#hashes[number] as number) & mask
      while ((wider[slot] as number) >= 0) slot = (slot + 1) & mask
      wider[slot] = number
    }
    this.#slots = wider
  }
}

/** A character for each byte, so that different bytes never become the same key. */
function keyOf(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] as number)
  return text
}
