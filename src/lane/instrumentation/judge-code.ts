import type { CallExpression, ImportDeclaration, JSXAttribute, ObjectExpression } from 'oxc-parser'
import { compareErased, type ErasedGap, isSameTree } from '../code/compare-erased.ts'
import type { CallInFile } from '../code/imported-call.ts'
import { addsNesting } from '../code/nesting.ts'
import { parseAfter, parseBefore } from '../code/parse-code.ts'
import { literalName, type Node, TooDeep } from '../code/syntax.ts'
import type { AdmittedEdit, Finding, Span, TrackRules } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineOf } from '../source/line-of.ts'
import { attributeFault, componentOf } from './judge-attribute.ts'
import { type CallFault, callFault, propertiesFault, sayCall } from './judge-call.ts'
import { HandlerReading } from './pass-through.ts'
import { finding, type InstrumentationRule } from './rules.ts'
import { sayPlace } from './say-place.ts'
import { attributeName, attributeText, isDataAttribute, readTracking, type Tracking } from './tracking-in-file.ts'
import type { TrackingPlan } from './tracking-plan.ts'

export interface FileJudgement {
  readonly edits: readonly AdmittedEdit[]
  readonly findings: readonly Finding[]
  readonly notices: readonly Finding[]
}

/** Judges one source file: without its tracking it is the base file, and what comes new records planned events. */
export function judgeCode(file: TextChangeOfFile, track: TrackRules, plan: TrackingPlan): FileJudgement {
  const { path, before, after } = file
  const refuse = (rule: InstrumentationRule, line = 0, detail = ''): FileJudgement => ({
    edits: [],
    notices: [],
    findings: [finding(rule, path, line, detail)],
  })
  try {
    if (addsNesting(before.text, after.text)) return refuse('instrumentation/too-deep')
    const old = parseBefore(before, path)
    if (old.kind !== 'parsed')
      return refuse(
        old.kind === 'too-deep' ? 'instrumentation/too-deep' : 'instrumentation/unparsable',
        old.line,
        'before the change',
      )
    const next = parseAfter(after, path)
    if (next.kind !== 'parsed')
      return refuse(next.kind === 'too-deep' ? 'instrumentation/too-deep' : 'instrumentation/unparsable', next.line)
    return new FileJudge(path, readTracking(path, old, track), readTracking(path, next, track), plan).judge()
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return refuse('instrumentation/too-deep')
    throw error
  }
}

/** An erased node that records: a call, the calls of a handler, or a tracking attribute. */
type Recording = Node

class FileJudge {
  private readonly edits: AdmittedEdit[] = []
  private readonly findings: Finding[] = []
  private readonly notices: Finding[] = []
  private readonly added = new Set<Node>()

  private readonly path: string
  private readonly before: Tracking
  private readonly after: Tracking
  private readonly plan: TrackingPlan

  constructor(path: string, before: Tracking, after: Tracking, plan: TrackingPlan) {
    this.path = path
    this.before = before
    this.after = after
    this.plan = plan
  }

  judge(): FileJudgement {
    const old = this.before.parsed
    const next = this.after.parsed
    const handlers = new HandlerReading(this.before, this.after)
    const compared = compareErased(old, next, {
      before: this.before.left,
      after: this.after.left,
      beside: handlers.beside,
    })
    if (compared.kind === 'too-deep') this.refuse('instrumentation/too-deep')
    else if (compared.kind === 'outside') {
      const isComment = next.comments.some(({ start, end }) => start <= compared.at && compared.at <= end)
      this.refuse(isComment ? 'instrumentation/comment' : 'instrumentation/outside', compared.at)
    } else if (compared.kind === 'different') this.sayDifference(compared.before, compared.after, handlers)
    else {
      for (const gap of compared.gaps) this.judgeGap(gap)
      for (const statement of handlers.added) this.judgeNew(statement)
      for (const span of compared.erasedAfter) this.judgeSpelling(span)
      this.judgeImports()
      for (const node of handlers.dropsEvent)
        this.notices.push(finding('instrumentation/drops-event', this.path, this.lineAt(node.start)))
    }
    const { edits, findings, notices } = this
    return findings.length === 0 ? { edits, findings, notices } : { edits: [], findings, notices: [] }
  }

  private lineAt(offset: number): number {
    return lineOf(this.after.parsed.text, offset)
  }

  private refuse(rule: InstrumentationRule, at: number | null = null, detail = ''): void {
    this.findings.push(finding(rule, this.path, at === null ? 0 : this.lineAt(at), detail))
  }

  private fault(found: CallFault | null): void {
    if (found !== null) this.refuse(found.rule, found.node.start, found.detail)
  }

  /** Finds the rule that tells most about trees that differ: what was done with the tracking function, else the code. */
  private sayDifference(before: Node, after: Node, handlers: HandlerReading): void {
    const isBeside = (node: Node) => after.start <= node.start && node.end <= after.end
    const uses = this.after.imports.flatMap((found) => found.otherUses)
    const wereUses = this.before.imports.flatMap((found) => found.otherUses)
    const unerased = [...this.after.calls.values()].filter(
      ({ node, ancestors }) =>
        isBeside(node) && this.after.callIn(ancestors.at(-1) as Node) === null && !isBody(ancestors),
    )
    if (this.before.calls.size > this.after.calls.size) return this.refuse('instrumentation/removed', after.start)
    if (handlers.changed !== null) return this.refuse('instrumentation/handler', handlers.changed.start)
    if (uses.length > wereUses.length) return this.refuse('instrumentation/alias', uses.at(-1)?.start ?? after.start)
    if (unerased.length > 0 && this.after.calls.size > this.before.calls.size)
      return this.refuse('instrumentation/alias', unerased[0]?.node.start ?? after.start)
    if (before.type === 'ImportDeclaration' && after.type === 'ImportDeclaration')
      return this.refuse('instrumentation/import', after.start)
    return this.refuse('instrumentation/structure', after.start)
  }

  private judgeGap({ before, after }: ErasedGap): void {
    const old = before.filter(isRecording)
    const next = after.filter(isRecording)
    let at = 0
    for (const node of next) {
      const known = old[at]
      if (known !== undefined && this.isStill(known, node)) {
        at++
        continue
      }
      this.judgeNew(node)
    }
    const gone = old[at]
    if (gone !== undefined) {
      const line = next[0]?.start ?? after[0]?.start ?? null
      this.refuse('instrumentation/removed', line, this.sayRecording(gone))
    }
  }

  /** Whether a recording is one that was there, perhaps with more properties, which are judged. */
  private isStill(before: Recording, after: Recording): boolean {
    if (before.type !== after.type) return false
    if (before.type === 'JSXAttribute' && after.type === 'JSXAttribute') {
      if (attributeName(before) !== attributeName(after)) return false
      if (isDataAttribute(before)) return isSameTree(before, after)
      return this.isStillHandler(before, after)
    }
    return this.isStillCall(this.before.callIn(before), this.after.callIn(after), before, after)
  }

  private isStillHandler(before: JSXAttribute, after: JSXAttribute): boolean {
    const old = this.before.callsOf(before) ?? []
    const next = this.after.callsOf(after) ?? []
    // Asked twice: whether all old calls are still there, and only then what is new.
    const plan = matchInOrder(old, next, (a, b) => this.extends(a as CallExpression, b as CallExpression) !== null)
    if (plan === null) return false
    for (const [node, was] of plan) {
      if (was === null) this.judgeNewCall(node)
      else this.isStillCall(was, node, was, node)
    }
    return true
  }

  private isStillCall(old: Node | null, next: Node | null, before: Node, after: Node): boolean {
    if (old?.type !== 'CallExpression' || next?.type !== 'CallExpression') return false
    const isAwaited = (node: Node) => node.type === 'ExpressionStatement' && node.expression.type === 'AwaitExpression'
    if (isAwaited(before) !== isAwaited(after)) return false
    const known = this.extends(old, next)
    if (known === null) return false
    if (propertiesOf(next).length > known.size || next.arguments.length > old.arguments.length) {
      const found = this.after.calls.get(next)
      const [event] = next.arguments
      const name = event?.type === 'Literal' ? String(event.value) : ''
      const planned = this.plan.events.get(name)
      if (found === undefined || planned === undefined) this.refuse('instrumentation/event', next.start, name)
      else {
        const object = next.arguments[1] as ObjectExpression
        const fault = propertiesFault(this.after.parsed, found, object, planned, known)
        const isOnlyMissing = fault !== null && fault.node === next
        if (!isOnlyMissing) this.fault(fault)
      }
      this.say(next, sayCall(this.before.parsed.text, old), sayCall(this.after.parsed.text, next))
    }
    return true
  }

  /** The properties that a call had before, where the new one has them all; `null` where it is another call. */
  private extends(before: CallExpression, after: CallExpression): ReadonlySet<string> | null {
    if (!isSameTree(before.callee, after.callee) || !isSameTree(before.arguments[0], after.arguments[0])) return null
    if (isSameTree(before.arguments, after.arguments)) return new Set(propertiesOf(after).map(keyOf))
    if (before.arguments.length > 2 || after.arguments.length > 2) return null
    const isPlain = (call: CallExpression) =>
      call.arguments[1] === undefined || call.arguments[1].type === 'ObjectExpression'
    if (!isPlain(before) || !isPlain(after)) return null
    const old = propertiesOf(before)
    const plan = matchInOrder(old, propertiesOf(after), isSameTree)
    // A spread decides by its place which values win, so nothing is put beside one.
    if (plan === null || old.some((property) => property.type === 'SpreadElement')) return null
    return new Set(old.map(keyOf))
  }

  private judgeNew(node: Recording): void {
    this.judgeNeighbour(node)
    if (node.type !== 'JSXAttribute') {
      const call = this.after.callIn(node)
      if (call !== null) this.judgeNewCall(call)
      return
    }
    const fault = attributeFault(this.after, node, this.plan)
    if (fault !== null) return this.fault(fault)
    if (isDataAttribute(node)) {
      const text = attributeText(node) ?? ''
      return this.say(node, '', `${attributeName(node)}="${text}"`)
    }
    const calls = this.after.callsOf(node) ?? []
    if (calls.length === 0) return this.refuse('instrumentation/structure', node.start)
    for (const call of calls) this.judgeNewCall(call)
    if (componentOf(this.after.parsed, node) !== null)
      this.notices.push(finding('instrumentation/component', this.path, this.lineAt(node.start), attributeName(node)))
  }

  private judgeNewCall(node: Node): void {
    const call = this.after.calls.get(node) as CallInFile
    this.added.add(node)
    const found = callFault(this.after.parsed, call, this.plan)
    if (found !== null) return this.fault(found)
    this.say(node, '', sayCall(this.after.parsed.text, call.node))
  }

  /** New code is written plainly: no unusual spaces, no escapes in names. */
  private judgeSpelling({ start, end }: Span): void {
    const written = this.after.parsed.text.slice(start, end)
    const code = written.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, '')
    if (/[^\t\r\n -~\p{L}\p{N}]/u.test(code) || code.includes('\\')) this.refuse('instrumentation/outside', start)
  }

  /** New code parts no directive from the line that it speaks of. */
  private judgeNeighbour(node: Node): void {
    const { text, comments } = this.after.parsed
    const comment = comments.findLast(({ end }) => end <= node.start)
    const isAbove = comment !== undefined && /^[\s;{]*$/.test(text.slice(comment.end, node.start))
    if (isAbove && speaksToTools.test(comment.value)) this.refuse('instrumentation/comment', node.start)
  }

  /** The function is imported as the lane says, once; a new import gives its name no second meaning. */
  private judgeImports(): void {
    const { imports, calls } = this.after
    const was = this.before.imports
    if (imports.length < was.length) return this.refuse('instrumentation/removed')
    if (imports.length > Math.max(1, was.length))
      return this.refuse('instrumentation/import', imports.at(-1)?.declaration.start)
    imports.forEach((found, index) => {
      const known = was[index]
      if (known !== undefined) {
        const isSame =
          isSameTree(known.specifier, found.specifier) && isSameTree(known.declaration.source, found.declaration.source)
        if (!isSame) this.refuse('instrumentation/import', found.declaration.start)
        return
      }
      if (!found.isByItsName || !isPlainImport(found.declaration, this.after.parsed.text))
        this.refuse('instrumentation/import', found.declaration.start)
      const [stray] = found.otherUses
      if (stray !== undefined) this.refuse('instrumentation/alias', stray.start)
      if (calls.size > this.added.size) this.refuse('instrumentation/import', found.declaration.start)
      if (calls.size === 0) this.refuse('instrumentation/nothing', found.declaration.start)
      this.judgeNeighbour(found.declaration)
    })
  }

  private say(node: Node, before: string, after: string): void {
    const place = sayPlace(this.path, this.after.parsed, node)
    const says = before === '' ? `${place}: records ${after}` : `${place}: records ${after}, was ${before}`
    this.edits.push({ path: this.path, line: this.lineAt(node.start), kind: 'event', before, after, says })
  }

  private sayRecording(node: Recording): string {
    const { text } = this.before.parsed
    if (node.type === 'JSXAttribute') return text.slice(node.start, node.end).slice(0, 120)
    return sayCall(text, this.before.callIn(node) as CallExpression).slice(0, 120)
  }
}

const speaksToTools = /next-line|@ts-|ignore|expect-error|@__|webpack|vite-|istanbul|c8 |v8 |@license|@preserve/i

const isPlainImport = (declaration: ImportDeclaration, text: string): boolean =>
  declaration.attributes.length === 0 &&
  declaration.phase === null &&
  !text.slice(declaration.start, declaration.end).includes('\\')

const isRecording = (node: Node): boolean => node.type === 'ExpressionStatement' || node.type === 'JSXAttribute'

const isBody = (ancestors: readonly Node[]): boolean => ancestors.at(-1)?.type === 'ArrowFunctionExpression'

type ObjectMember = ObjectExpression['properties'][number]
const propertiesOf = (call: CallExpression): readonly ObjectMember[] =>
  call.arguments[1]?.type === 'ObjectExpression' ? call.arguments[1].properties : []
const keyOf = (property: ObjectMember): string =>
  property.type === 'Property' ? (literalName(property.key as Node) ?? '') : ''

/** Each new item with the old one it continues, or `null`; nothing where an old one is not found in its order. */
function matchInOrder<Item>(
  old: readonly Item[],
  next: readonly Item[],
  continues: (a: Item, b: Item) => boolean,
): (readonly [Item, Item | null])[] | null {
  let at = 0
  const plan = next.map((item): readonly [Item, Item | null] => {
    const known = old[at]
    if (known === undefined || !continues(known, item)) return [item, null]
    at++
    return [item, known]
  })
  return at === old.length ? plan : null
}
