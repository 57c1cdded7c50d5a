import { Lexer } from 'yaml'
import { readJson } from '../json/read-json.ts'
import type { AdmittedEdit } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineOf } from '../source/line-of.ts'
import { secretFault } from '../text/secrets.ts'
import { unicodeFault } from '../text/unicode.ts'
import type { FileJudgement } from './judge-code.ts'
import { isPersonalText, namesPerson } from './personal.ts'
import { finding, type InstrumentationRule } from './rules.ts'
import { isRecord, readPlan } from './tracking-plan.ts'

type Fields = Readonly<Record<string, unknown>>
interface PlanFault {
  readonly rule: InstrumentationRule
  readonly name: string
  readonly detail: string
}

const namePattern = /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$/
const types = new Set(['string', 'number', 'boolean'])
/** Names that the tracking itself uses in what it sends. */
const taken = new Set(['event', 'event-name', 'event_name', 'timestamp', 'constructor', 'prototype'])

/** Judges the tracking plan: it may gain events and properties, and nothing else. */
export function judgePlan({ path, before, after }: TextChangeOfFile): FileJudgement {
  const old = readPlan(path, before.text)
  const next = readPlan(path, after.text)
  const refuse = ({ rule, name, detail }: PlanFault): FileJudgement => {
    const at = name === '' ? -1 : after.text.indexOf(name)
    return { edits: [], notices: [], findings: [finding(rule, path, at === -1 ? 0 : lineOf(after.text, at), detail)] }
  }
  if (old === null || next === null)
    return refuse(broken('instrumentation/no-plan', '', old === null ? 'before' : 'after'))
  const found: Gained[] = []
  const fault = documentFault(old.value, next.value, found) ?? nameFault(Object.keys(old.value.events as Fields), found)
  if (fault !== null) return refuse(fault)
  const tokensBefore = tokensOf(path, before.text)
  const tokensAfter = tokensOf(path, after.text)
  if (!isInOrder(tokensBefore.code, tokensAfter.code))
    return refuse(broken('instrumentation/plan', '', 'order or spelling'))
  if (tokensBefore.comments.join('\n') !== tokensAfter.comments.join('\n'))
    return refuse(broken('instrumentation/comment', '', ''))
  const edits = found.map((one) => say(path, after.text, one))
  const notices = found
    .filter(({ event }) => event === null)
    .map(({ name }) => finding('instrumentation/new-event', path, lineOf(after.text, after.text.indexOf(name)), name))
  return { edits, notices, findings: [] }
}

const broken = (rule: InstrumentationRule, name: string, detail: string): PlanFault => ({ rule, name, detail })

/** A name that came: of an event, or of a property of one. */
interface Gained {
  readonly name: string
  readonly event: string | null
  readonly type: string
}

function say(path: string, text: string, { name, event, type }: Gained): AdmittedEdit {
  const says =
    event === null ? `Tracking plan: gains the event ${name}` : `Tracking plan: ${event} gains ${name} (${type})`
  const after = event === null ? name : `${event}.${name}`
  return { path, line: lineOf(text, text.indexOf(name)), kind: 'plan', before: '', after, says }
}

function documentFault(before: Fields, after: Fields, found: Gained[]): PlanFault | null {
  const rest = ({ events: _, ...others }: Fields) => JSON.stringify(others)
  if (rest(before) !== rest(after)) return broken('instrumentation/plan', '', 'what stands beside the events')
  const old = before.events as Fields
  const next = after.events as Fields
  for (const [name, event] of Object.entries(old)) {
    if (!Object.hasOwn(next, name)) return broken('instrumentation/plan', '', `${name} is gone`)
    const fault = eventFault(name, (event ?? {}) as Fields, (next[name] ?? {}) as Fields, found)
    if (fault !== null) return fault
  }
  for (const [name, event] of Object.entries(next)) {
    if (Object.hasOwn(old, name)) continue
    found.push({ name, event: null, type: '' })
    const fields: Fields = isRecord(event) ? event : {}
    const stray = Object.keys(fields).find((key) => key !== 'description' && key !== 'properties')
    if (stray !== undefined) return broken('instrumentation/plan', name, `${name}.${stray}`)
    const fault = descriptionFault(name, fields) ?? eventFault(name, { description: fields.description }, fields, found)
    if (fault !== null) return fault
  }
  return null
}

/** An event keeps all it has; its properties may become more. */
function eventFault(name: string, before: Fields, after: Fields, found: Gained[]): PlanFault | null {
  const rest = ({ properties: _, ...others }: Fields) => JSON.stringify(others)
  if (rest(before) !== rest(after)) return broken('instrumentation/plan', name, name)
  const old = (before.properties ?? {}) as Fields
  const next = (after.properties ?? {}) as Fields
  for (const [key, property] of Object.entries(old))
    if (!Object.hasOwn(next, key) || JSON.stringify(next[key]) !== JSON.stringify(property))
      return broken('instrumentation/plan', key, `${name}.${key}`)
  for (const [key, property] of Object.entries(next)) {
    if (Object.hasOwn(old, key)) continue
    const fields: Fields = isRecord(property) ? property : { type: property }
    const stray = Object.keys(fields).find((field) => field !== 'type' && field !== 'description')
    if (stray !== undefined || !types.has(String(fields.type)))
      return broken(
        'instrumentation/plan',
        key,
        `${name}.${key}${stray === undefined ? ' has no known type' : `.${stray}`}`,
      )
    if (namesPerson(key)) return broken('instrumentation/personal', key, key)
    const fault = descriptionFault(key, fields)
    if (fault !== null) return fault
    found.push({ name: key, event: name, type: String(fields.type) })
  }
  return null
}

function descriptionFault(name: string, { description }: Fields): PlanFault | null {
  if (description === undefined) return null
  if (typeof description !== 'string' || description.length > 500)
    return broken('instrumentation/plan', name, 'description')
  const text = { before: '', after: description, isMessage: false }
  if (unicodeFault(text) !== null || secretFault(text) !== null || isPersonalText(description))
    return broken('instrumentation/plan', name, 'description')
  return null
}

/** New names are plain, and none passes for one that is there. */
function nameFault(known: readonly string[], found: readonly Gained[]): PlanFault | null {
  const folded = (name: string) => name.replace(/[^a-z0-9]/gi, '').toLowerCase()
  const events = new Set(known.map(folded))
  for (const { name, event } of found) {
    if (!namePattern.test(name) || name.length > 64 || taken.has(name))
      return broken('instrumentation/plan', name, name)
    if (event !== null) continue
    if (events.has(folded(name))) return broken('instrumentation/plan', name, `${name} is there in another spelling`)
    events.add(folded(name))
  }
  return null
}

interface Tokens {
  readonly code: readonly string[]
  readonly comments: readonly string[]
}

function tokensOf(path: string, text: string): Tokens {
  const tokens: string[] = []
  if (/\.jsonc?$/i.test(path)) {
    const read = readJson(text)
    if (read.kind === 'parsed') tokens.push(...read.tokens.map(({ start, end }) => text.slice(start, end)))
  } else tokens.push(...[...new Lexer().lex(text)].filter((token) => token.trim() !== '' || token === '\x1f'))
  const isComment = (token: string) => /^(?:#|\/\/|\/\*)/.test(token)
  return { code: tokens.filter((token) => !isComment(token)), comments: tokens.filter(isComment) }
}

function isInOrder(before: readonly string[], after: readonly string[]): boolean {
  let at = 0
  for (const token of after) if (at < before.length && token === before[at]) at++
  return at === before.length
}
