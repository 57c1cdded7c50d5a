/** Four kinds of array and no fifth: the engine compiles a store for each of up to four; beyond, it looks every store up, several times slower. */
type Numbers = Float64Array | Int16Array | Uint32Array | Uint8Array

/** A column that grows: doubles its room when it is full. */
export class Growable<Column extends Numbers> {
  #room: Column
  #size = 0

  constructor(start: Column) {
    this.#room = start
  }

  get size(): number {
    return this.#size
  }

  push(value: number): void {
    if (this.#size === this.#room.length) {
      const Wider = this.#room.constructor as new (length: number) => Column
      const wider = new Wider(Math.max(1024, this.#size * 2))
      wider.set(this.#room)
      this.#room = wider
    }
    this.#room[this.#size++] = value
  }

  /** What was pushed, without a copy: good until the next push. */
  view(): Column {
    return this.#room.subarray(0, this.#size) as Column
  }
}
