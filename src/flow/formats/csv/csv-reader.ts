import { FairwayError } from '../../../base/errors.ts'
import { none, noZone } from '../../log/event-log.ts'
import { LogBuilder } from '../../log/log-builder.ts'
import { Findings } from '../findings.ts'
import { lifecycleOf } from '../lifecycle.ts'
import type { LogReader } from '../log-reader.ts'
import { NameColumn } from '../name-column.ts'
import type { QualityReason, ReadLog } from '../read-quality.ts'
import { isPlausible } from '../time-options.ts'
import { TimeReader } from '../time-reader.ts'
import { Utf8Bytes } from '../utf8-bytes.ts'
import { caseType } from '../xes/xes-reader.ts'
import { fitText } from '../xml-text.ts'
import { zoneOffset } from '../zone-offset.ts'
import { CsvCells, type RowHandler } from './csv-cells.ts'
import type { CsvRole } from './csv-columns.ts'
import { type CsvOptions, type CsvPlan, planOf } from './csv-plan.ts'
import { timeOf } from './csv-times.ts'

const sampleBytes = 64 * 1024
/** Where days and months could be either way round, the file is searched this far for a day after the twelfth. */
const mostSampleBytes = 4 * 1024 * 1024

/**
 * Reads a table of events: one row an event, one column its case, one its activity, one its time. Rows of a case may stand anywhere. What
 * delimits cells, which column is what and how times are written is guessed from the beginning, stated, and can be told.
 */
export class CsvReader implements LogReader, RowHandler {
  readonly #options: CsvOptions
  readonly #bytes: Utf8Bytes
  readonly #times: TimeReader
  readonly #builder = new LogBuilder()
  readonly #findings = new Findings()
  readonly #decoder = new TextDecoder()
  readonly #encoder = new TextEncoder()
  readonly #cases = this.#column((name) => this.#builder.object(caseType, name))
  readonly #activities = this.#column((name) => this.#builder.activity(name))
  readonly #resources = this.#column((name) => this.#builder.resource(name))
  readonly #transitions = this.#column(() => 0)
  #held: Uint8Array[] = []
  #heldBytes = 0
  #wantedBytes = sampleBytes
  #cells: CsvCells | null = null
  #plan: CsvPlan = { delimiter: ',', columns: {}, width: 0, timeFormat: 'iso 8601', assumptions: [] }
  #isHeader = true
  #cut: string | undefined

  constructor(options: CsvOptions = {}) {
    if (options.delimiter !== undefined && !/^[\x01-\x09\x0b\x0c\x0e-\x21\x23-\x7f]$/.test(options.delimiter))
      throw new FairwayError('bad-input', 'A delimiter is one ASCII character, and neither a quote nor a line end.', {
        where: JSON.stringify(options.delimiter),
        next: 'Choose a comma, a semicolon, a tab or the like.',
      })
    this.#options = options
    this.#bytes = new Utf8Bytes(options.encoding)
    this.#times = new TimeReader(options.zone === undefined ? undefined : zoneOffset(options.zone))
  }

  #column(numberOf: (name: string) => number): NameColumn {
    return new NameColumn(numberOf, (bytes) => {
      const text = fitText(this.#decoder.decode(bytes))
      if (text.includes('\ufffd')) this.#findings.add('bad-text', () => ({ where: this.#where(), text }))
      return text
    })
  }

  push(bytes: Uint8Array): void {
    const utf8 = this.#bytes.push(bytes)
    if (this.#cells !== null) {
      this.#cells.push(utf8)
      return
    }
    this.#held.push(utf8.slice())
    this.#heldBytes += utf8.length
    if (this.#heldBytes >= this.#wantedBytes) this.#begin(false)
  }

  /**
   * @throws FairwayError `bad-input` also where the file is no table, has not the columns of an event, or times that could be read in two
   * ways
   */
  finish(cut?: string): ReadLog {
    this.#cut = cut
    const rest = this.#bytes.finish()
    if (this.#cells === null) {
      this.#held.push(rest)
      this.#begin(true)
    } else this.#cells.push(rest)
    this.#cells?.finish()
    if (cut !== undefined || this.#cells?.isOpen === true)
      this.#findings.add('truncated', () => ({ where: this.#where(), text: cut ?? 'a cell in quotes is never closed' }))
    const log = this.#builder.build()
    return { log, quality: this.#findings.quality('CSV', log, this.#options.zone) }
  }

  /** Plans how to read, and reads what was held back; or waits for more where the beginning does not tell. */
  #begin(isWhole: boolean): void {
    const held = joined(this.#held)
    this.#held = [held]
    for (;;) {
      const start = held.subarray(0, this.#wantedBytes)
      const isLastTry = start.length >= mostSampleBytes || (isWhole && start.length === held.length)
      const plan = planOf(start, this.#options, isWhole && start.length === held.length, this.#times, isLastTry)
      if (plan !== null) {
        for (const assumption of plan.assumptions) this.#findings.assume(assumption)
        this.#plan = plan
        this.#cells = new CsvCells(this, plan.delimiter)
        this.#cells.push(held)
        this.#held = []
        return
      }
      this.#wantedBytes *= 4
      if (held.length < this.#wantedBytes && !isWhole) return
    }
  }

  row(cells: CsvCells): void {
    if (this.#isHeader) {
      this.#isHeader = false
      return
    }
    this.#findings.raw++
    const isCutOff = cells.isLast && (this.#cut !== undefined || cells.isOpen)
    const reason = isCutOff
      ? 'cut-off'
      : cells.count !== this.#plan.width || cells.isOdd
        ? 'bad-row'
        : this.#event(cells)
    if (reason !== null) this.#findings.add(reason, () => ({ where: this.#where(), text: this.#textOf(cells, reason) }))
  }

  /** @returns why the row is no event of the log; `null` if it is one */
  #event(cells: CsvCells): QualityReason | null {
    const number = this.#see(this.#cases, cells, 'case')
    if (number < 0) return 'no-case'
    const activity = this.#see(this.#activities, cells, 'activity')
    if (activity < 0) return 'no-activity'
    const ms = this.#time(cells)
    if (Number.isNaN(ms)) return this.#textOf(cells, 'bad-time').trim() === '' ? 'no-time' : 'bad-time'
    if (!isPlausible(ms, this.#options)) return 'implausible-time'
    const { zone, isFiner, isDayOnly } = this.#times
    if (zone === noZone) this.#findings.add('no-zone', () => ({ where: this.#where(), text: '' }))
    if (isFiner) this.#findings.add('finer-time', () => ({ where: this.#where(), text: '' }))
    if (isDayOnly) this.#findings.add('day-only', () => ({ where: this.#where(), text: '' }))
    const resource = this.#see(this.#resources, cells, 'resource')
    this.#builder.event(
      this.#activities.numberInLog(activity),
      ms,
      zone,
      resource < 0 ? none : this.#resources.numberInLog(resource),
      this.#lifecycle(cells),
    )
    this.#builder.touches(this.#cases.numberInLog(number))
    return null
  }

  #see(column: NameColumn, cells: CsvCells, role: CsvRole): number {
    const cell = this.#plan.columns[role]
    if (cell === undefined) return -1
    if (!cells.isDoubled(cell))
      return column.see(cells.bytes, cells.spans[cell * 2] as number, cells.spans[cell * 2 + 1] as number)
    const bytes = this.#encoder.encode(cells.text(cell, this.#decoder))
    return column.see(bytes, 0, bytes.length)
  }

  #lifecycle(cells: CsvCells) {
    const transition = this.#see(this.#transitions, cells, 'lifecycle')
    if (transition < 0) return 'complete'
    const text = this.#transitions.text(transition)
    const lifecycle = lifecycleOf(text)
    if (lifecycle === 'other') this.#findings.add('other-lifecycle', () => ({ where: this.#where(), text }))
    return lifecycle
  }

  #time(cells: CsvCells): number {
    const cell = this.#plan.columns.time as number
    if (this.#plan.timeFormat !== 'iso 8601')
      return timeOf(cells.text(cell, this.#decoder), this.#plan.timeFormat, this.#times)
    return this.#times.bytes(cells.bytes, cells.spans[cell * 2] as number, cells.spans[cell * 2 + 1] as number)
  }

  #textOf(cells: CsvCells, reason: QualityReason): string {
    if (reason === 'bad-row') return `${cells.count} cells, not ${this.#plan.width}`
    const isOfTime = reason === 'bad-time' || reason === 'implausible-time'
    return isOfTime ? fitText(cells.text(this.#plan.columns.time as number, this.#decoder)) : ''
  }

  #where(): string {
    return `line ${(this.#cells?.line ?? 1).toLocaleString('en')}`
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
