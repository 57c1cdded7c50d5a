import type {
  CallExpression,
  Expression,
  JSXAttribute,
  JSXElement,
  JSXFragment,
  ObjectExpression,
  ObjectProperty,
  StringLiteral,
  TemplateLiteral,
  VariableDeclarator,
} from 'oxc-parser'
import { runNode } from '../code/compare-trees.ts'
import { type ChildPiece, childPieces, foldRun } from '../code/jsx-runs.ts'
import { jsxPieces, stringPieces } from '../code/literal-pieces.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import { dottedName, eachChild, isStringLiteral, maxDepth, type Node, TooDeep } from '../code/syntax.ts'
import type { RepoFacts } from '../lane.ts'
import { type Piece, valueOf } from '../source/pieces.ts'
import { type LiteralUses, literalUses } from './literal-uses.ts'
import { isMessageModule, localeLanguage, sayLanguage } from './locale-path.ts'
import type { Place } from './place.ts'
import { looksLikeCode, readsAsProse, readsAsSentence } from './prose.ts'
import { sentenceOf } from './sentence.ts'
import { isTranslateCall } from './translate-calls.ts'
import {
  endsAsTextName,
  isCheckMessage,
  isExactElement,
  namesTextMap,
  sayElement,
  sentenceNames,
  textAttributes,
  textCalls,
  textKeys,
  textMeta,
  textProps,
} from './visible-names.ts'

/** Every place of one source file, by the node that holds its text. */
export interface CodePlaces {
  readonly places: ReadonlyMap<Node, Place>
  /** Sentences that are keys of a translate function (`t('Save changes')`), by node: not places, but they may move with catalogues. */
  readonly sentenceKeys: ReadonlyMap<Node, string>
}

interface Surroundings {
  /** Names of enclosing functions, classes and object members, outermost first. */
  readonly owners: readonly string[]
  /** Names of enclosing JSX elements and object keys inside the innermost owner. */
  readonly elements: readonly string[]
}

/** What a string would be if it stood at a position, and what its value must look like there. */
interface Role {
  readonly kind: string
  readonly needs: 'anything' | 'not-code' | 'prose' | 'sentence'
  readonly words: string
  readonly step: string
  readonly isMessage: boolean
  readonly key: string | null
  /** Also ask how else the file uses the value, and the property of this name. */
  readonly property: string | null
  readonly sentence: string | null
}

const plainRole: Role = {
  kind: 'string',
  needs: 'not-code',
  words: 'Text',
  step: '',
  isMessage: false,
  key: null,
  property: null,
  sentence: null,
}

const literalName = (node: Node): string | null =>
  node.type === 'Identifier' ? node.name : isStringLiteral(node) ? node.value : null

/** Finds every place. @throws TooDeep */
export function codePlaces(path: string, parsed: ParsedCode, facts: RepoFacts): CodePlaces {
  return new PlaceFinder(path, parsed, facts, null).find()
}

/**
 * The same for some nodes only. Looks along the way to them first; the whole file is read only where one of them is still
 * unknown then, because whether a constant is a place depends on its uses. @throws TooDeep
 */
export function codePlacesAt(path: string, parsed: ParsedCode, facts: RepoFacts, targets: readonly Node[]): CodePlaces {
  const near = new PlaceFinder(path, parsed, facts, targets).find()
  const isKnown = (node: Node) => near.places.has(node) || near.sentenceKeys.has(node)
  return targets.every(isKnown) ? near : codePlaces(path, parsed, facts)
}

class PlaceFinder {
  private readonly places = new Map<Node, Place>()
  private readonly sentenceKeys = new Map<Node, string>()
  private readonly shownNames = new Set<Node>()
  private readonly constants: { declarator: VariableDeclarator; block: Node; around: Surroundings }[] = []
  private readonly blocks: Node[] = []
  private readonly props: ReadonlySet<string>
  private readonly keys: ReadonlySet<string>
  private readonly calls: ReadonlySet<string>
  private readonly isCatalogue: boolean
  private readonly fileName: string
  private readonly textMaps = new Set<Node>()
  private uses: LiteralUses | null = null
  private depth = 0

  private readonly path: string
  private readonly parsed: ParsedCode
  private readonly facts: RepoFacts
  /** Only what lies on the way to these nodes is read; `null`: everything. */
  private readonly targets: readonly Node[] | null

  constructor(path: string, parsed: ParsedCode, facts: RepoFacts, targets: readonly Node[] | null) {
    this.targets = targets
    this.path = path
    this.parsed = parsed
    this.facts = facts
    this.props = setOf(facts.text.props)
    this.keys = setOf(facts.text.keys)
    this.calls = setOf(facts.text.calls)
    this.isCatalogue = isMessageModule(path)
    this.fileName = path.split('/').pop()?.replace(/\..*$/, '') ?? path
  }

  find(): CodePlaces {
    this.visit(this.parsed.program, { owners: [], elements: [] })
    if (this.targets === null) this.findConstants()
    return { places: this.places, sentenceKeys: this.sentenceKeys }
  }

  private visit(node: Node, around: Surroundings): void {
    if (this.targets !== null && !this.leadsToTarget(node)) return
    if (++this.depth > maxDepth) throw new TooDeep()
    this.visitByKind(node, around)
    this.depth--
  }

  private leadsToTarget(node: Node): boolean {
    return (this.targets ?? []).some((target) => node.start <= target.start && target.end <= node.end)
  }

  private visitByKind(node: Node, deeper: Surroundings): void {
    switch (node.type) {
      case 'JSXElement':
        return this.visitElement(node, deeper)
      case 'JSXFragment':
        return this.visitChildren(node, '', deeper)
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
      case 'ClassExpression':
      case 'FunctionExpression':
        return this.visitBelow(node, node.id ? own(deeper, node.id.name) : deeper)
      case 'MethodDefinition':
      case 'PropertyDefinition': {
        const name = literalName(node.key)
        return this.visitBelow(node, name ? own(deeper, name) : deeper)
      }
      case 'VariableDeclarator':
        return this.visitDeclarator(node, deeper)
      case 'CallExpression':
        return this.visitCall(node, deeper)
      case 'ObjectExpression':
        return this.visitObject(node, deeper)
      case 'ExportDefaultDeclaration':
        if (this.isCatalogue) this.visitCatalogue(node.declaration as Node, [], deeper)
        return this.visitBelow(node, deeper)
      case 'AssignmentPattern':
        return this.visitBelow(node, deeper)
      case 'ObjectPattern':
        return this.visitPattern(node, deeper)
      case 'BlockStatement':
      case 'Program':
      case 'StaticBlock':
        this.blocks.push(node)
        this.visitBelow(node, deeper)
        this.blocks.pop()
        return
      // Types, imports and re-exports hold no text that people read.
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
      case 'TSTypeAnnotation':
      case 'TSTypeParameterInstantiation':
      case 'TaggedTemplateExpression':
        if (node.type === 'TaggedTemplateExpression') this.visitBelow(node.quasi, deeper)
        return
      default:
        return this.visitBelow(node, deeper)
    }
  }

  private visitBelow(node: Node, around: Surroundings): void {
    eachChild(node, (child) => this.visit(child, around))
  }

  // ── elements ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private visitElement(node: JSXElement, around: Surroundings): void {
    const name = dottedName(node.openingElement.name) ?? ''
    const inside = { ...around, elements: [...around.elements, name] }
    for (const attribute of node.openingElement.attributes) {
      if (attribute.type === 'JSXAttribute') this.visitAttribute(attribute, node, name, inside)
      else this.visit(attribute, inside)
    }
    this.visitChildren(node, name, around)
  }

  private visitChildren(node: JSXElement | JSXFragment, name: string, around: Surroundings): void {
    const inside = name === '' ? around : { ...around, elements: [...around.elements, name] }
    const isText =
      node.type === 'JSXFragment' ? !this.isInExact(inside) : !this.isExact(node, name) && !this.isInExact(inside)
    const pieces = childPieces(node.children)
    let sentence: string | null | undefined
    const words = sayElement(name || (around.elements.at(-1) ?? ''))
    for (const piece of pieces) {
      if (piece.kind === 'run') {
        if (!isText) continue
        sentence = sentence === undefined ? this.sentenceOf(pieces) : sentence
        this.addRun(piece, { ...plainRole, kind: 'text', words, sentence }, inside)
        continue
      }
      const child = piece.node
      if (child.type !== 'JSXExpressionContainer' || child.expression.type === 'JSXEmptyExpression') {
        this.visit(child, inside)
        continue
      }
      if (isText) {
        sentence = sentence === undefined ? this.sentenceOf(pieces) : sentence
        this.shown(child.expression, { ...plainRole, words, sentence }, inside)
      } else this.visit(child.expression, inside)
    }
  }

  /** For people who search, not for the judge. */
  private sentenceOf(pieces: readonly ChildPiece[]): string | null {
    return this.targets === null ? sentenceOf(pieces) : null
  }

  private isInExact(around: Surroundings): boolean {
    return around.elements.some((element) => element !== '' && isExactElement(element))
  }

  private isExact(node: JSXElement, name: string): boolean {
    if (isExactElement(name)) return true
    const attributes = node.openingElement.attributes
    const has = (attribute: string) =>
      attributes.some((candidate) => candidate.type === 'JSXAttribute' && candidate.name.name === attribute)
    // Without a value of its own an option submits its text.
    if (name === 'option') return !has('value')
    if (has('dangerouslySetInnerHTML') || has('contentEditable')) return true
    // Ligature icon fonts: the text is the name of a picture.
    return attributes.some(
      (attribute) =>
        attribute.type === 'JSXAttribute' &&
        (attribute.name.name === 'className' || attribute.name.name === 'class') &&
        /material-(?:icons|symbols)|\bicon-ligature/.test(this.parsed.text.slice(attribute.start, attribute.end)),
    )
  }

  private visitAttribute(node: JSXAttribute, element: JSXElement, elementName: string, around: Surroundings): void {
    const value = node.value
    if (value === null || (this.targets !== null && !this.leadsToTarget(node))) return
    const name =
      node.name.type === 'JSXIdentifier' ? node.name.name : `${node.name.namespace.name}:${node.name.name.name}`
    const role = this.attributeRole(name, element, elementName)
    if (isStringLiteral(value as Node)) {
      if (role) this.addString(value as StringLiteral, 'jsx-attribute', role, around)
      return
    }
    if (value.type !== 'JSXExpressionContainer') return this.visit(value as Node, around)
    if (value.expression.type === 'JSXEmptyExpression') return
    const inside = { ...around, elements: [...around.elements, `@${name}`] }
    if (role) this.shown(value.expression, role, inside)
    else {
      if (name === 'key' && value.expression.type === 'Identifier') this.shownNames.add(value.expression)
      this.visit(value.expression, inside)
    }
  }

  private attributeRole(name: string, element: JSXElement, elementName: string): Role | null {
    const role = {
      ...plainRole,
      kind: `attribute:${name}`,
      words: `Attribute ${name} of ${elementName}`,
      step: `@${name}`,
    }
    const isHost = /^[a-z]/.test(elementName) && !elementName.includes('.')
    if (elementName === 'meta' && name === 'content') return this.metaRole(element, role)
    if (['meta', 'link', 'script', 'style', 'base', 'Script'].includes(elementName)) return null
    const message =
      name === 'defaultMessage' || (name === 'defaults' && elementName === 'Trans') || name === 'defaultValue'
    if (message && /^(?:FormattedMessage|FormattedHTMLMessage|Trans|Translate|T)$/.test(elementName))
      return { ...role, kind: 'default', isMessage: true, needs: 'anything' }
    if (textAttributes.has(name)) {
      const always = isHost || name.startsWith('aria-')
      return { ...role, needs: always ? 'not-code' : 'prose' }
    }
    if (isHost) return null
    if (this.props.has(name) || textProps.has(name) || endsAsTextName(name)) return { ...role, needs: 'prose' }
    if (sentenceNames.has(name)) return { ...role, needs: 'sentence' }
    return null
  }

  private metaRole(element: JSXElement, role: Role): Role | null {
    const attributes = element.openingElement.attributes
    const names = attributes.filter(
      (attribute): attribute is JSXAttribute =>
        attribute.type === 'JSXAttribute' &&
        ['name', 'property', 'httpEquiv', 'http-equiv', 'itemProp', 'charSet'].includes(String(attribute.name.name)),
    )
    const [only, ...others] = names
    if (!only || others.length > 0 || attributes.some((attribute) => attribute.type !== 'JSXAttribute')) return null
    const value =
      only.value !== null && isStringLiteral(only.value as Node) ? (only.value as StringLiteral).value : null
    if (value === null || !textMeta.has(value)) return null
    return { ...role, kind: `meta:${value}`, words: `Meta ${value}` }
  }

  // ── calls, objects, declarations ──────────────────────────────────────────────────────────────────────────────────

  private visitCall(node: CallExpression, around: Surroundings): void {
    const name = dottedName(node.callee)
    const { isTranslate, isFormat } = isTranslateCall(name, this.facts)
    this.visit(node.callee, around)
    if (isTranslate || isFormat) return this.visitTranslate(node, name ?? '', around)
    const shows = name !== null && (textCalls.has(name) || this.calls.has(name))
    const method =
      node.callee.type === 'MemberExpression' && !node.callee.computed ? literalName(node.callee.property) : null
    node.arguments.forEach((argument, index) => {
      const configured = name !== null && this.calls.has(name)
      if (
        shows &&
        argument.type !== 'SpreadElement' &&
        argument.type !== 'ObjectExpression' &&
        (index === 0 || configured)
      ) {
        this.shown(
          argument,
          { ...plainRole, kind: 'argument', needs: 'prose', words: `Message of ${name}`, step: `${name}()` },
          around,
        )
      } else if (method !== null && isStringLiteral(argument) && isCheckMessage(method, index, node.arguments.length)) {
        const role = {
          ...plainRole,
          kind: 'argument',
          needs: 'sentence' as const,
          words: `Message of ${method}`,
          step: `.${method}()`,
        }
        this.shown(argument, role, around)
      } else this.visit(argument, around)
    })
  }

  private visitTranslate(node: CallExpression, name: string, around: Surroundings): void {
    const [first, second, ...others] = node.arguments
    if (first && isStringLiteral(first)) {
      const sentence = first.value
      if (readsAsProse(sentence) && /\s|[.!?…]$/.test(sentence.trim())) this.sentenceKeys.set(first, sentence)
    } else if (first) this.visitDefaults(first, around)
    const key = first && isStringLiteral(first) ? first.value : null
    if (
      second &&
      isStringLiteral(second) &&
      key !== null &&
      /(?:^|\.)(?:t|\$t|translate)$/.test(name) &&
      readsAsProse(second.value)
    ) {
      this.addString(
        second,
        'string',
        {
          ...plainRole,
          kind: 'default',
          needs: 'prose',
          isMessage: true,
          key,
          words: `Default text of ${key}`,
          step: `t(${key})`,
        },
        around,
      )
    } else if (second) this.visitDefaults(second, around, key)
    for (const other of others) this.visit(other, around)
  }

  /** `{ defaultValue: '…' }`, `{ id, defaultMessage: '…' }`, `{ id, message: '…' }` of the message libraries. */
  private visitDefaults(node: Node, around: Surroundings, key: string | null = null): void {
    if (node.type !== 'ObjectExpression') return this.visit(node, around)
    const id = node.properties.find((property) => property.type === 'Property' && literalName(property.key) === 'id')
    const name = id?.type === 'Property' && isStringLiteral(id.value) ? id.value.value : key
    for (const property of node.properties) {
      const isDefault =
        property.type === 'Property' &&
        !property.computed &&
        /^(?:defaultValue|defaultMessage|message|defaultValue_\w+)$/.test(literalName(property.key) ?? '')
      if (
        isDefault &&
        property.type === 'Property' &&
        (isStringLiteral(property.value) || property.value.type === 'TemplateLiteral')
      ) {
        const role = {
          ...plainRole,
          kind: 'default',
          needs: 'anything' as const,
          isMessage: true,
          key: name,
          words: `Default text of ${name ?? 'a message'}`,
          step: `t(${name}).${literalName(property.key)}`,
        }
        this.shown(property.value as Expression, role, around)
      } else this.visit(property, around)
    }
  }

  private visitObject(node: ObjectExpression, around: Surroundings): void {
    // `defineMessages({ save: { id, defaultMessage } })` and the like: the default is the text, wherever the object stands.
    if (
      node.properties.some((property) => property.type === 'Property' && literalName(property.key) === 'defaultMessage')
    )
      return this.visitDefaults(node, around)
    for (const property of node.properties) {
      if (property.type !== 'Property' || property.computed || property.method || property.kind !== 'init') {
        this.visit(property, around)
        continue
      }
      this.visitProperty(property, around, this.textMaps.has(node))
    }
  }

  /** What the value of a property must be to be a text; `null` where a property of this name holds none. */
  private needsOfProperty(name: string, isTextMap = false): 'prose' | 'sentence' | null {
    if (isTextMap || textKeys.has(name) || this.keys.has(name) || endsAsTextName(name)) return 'prose'
    return sentenceNames.has(name) ? 'sentence' : null
  }

  private visitProperty(property: ObjectProperty, around: Surroundings, isTextMap: boolean): void {
    const name = literalName(property.key)
    const value = property.value
    const inside = name === null ? around : { ...around, elements: [...around.elements, `.${name}`] }
    if (isTextMap && bare(value).type === 'ObjectExpression') this.textMaps.add(bare(value))
    const needs = name === null ? null : this.needsOfProperty(name, isTextMap)
    if (needs !== null && !this.places.has(value)) {
      const role = { ...plainRole, kind: `property:${name}`, needs, words: `Property ${name}`, property: name }
      return this.shown(value as Expression, role, inside)
    }
    const names = name !== null && (value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression')
    this.visit(value, names ? own(inside, name) : inside)
  }

  /** Defaults of destructured props: `function Hero({ title = 'Welcome' })`. */
  private visitPattern(node: Extract<Node, { type: 'ObjectPattern' }>, around: Surroundings): void {
    for (const property of node.properties) {
      if (property.type !== 'Property' || property.computed || property.value.type !== 'AssignmentPattern') {
        this.visit(property, around)
        continue
      }
      const name = literalName(property.key)
      const needs = name === null ? null : this.needsOfProperty(name)
      if (needs === null) {
        this.visit(property, around)
        continue
      }
      const inside = { ...around, elements: [...around.elements, `.${name}`] }
      this.shown(
        property.value.right,
        { ...plainRole, kind: `property:${name}`, needs, words: `Default of ${name}`, property: name },
        inside,
      )
    }
  }

  private visitDeclarator(node: VariableDeclarator, around: Surroundings): void {
    const name = node.id.type === 'Identifier' ? node.id.name : null
    const init = node.init
    if (name === null || init === null) return this.visitBelow(node, around)
    if (this.isCatalogue && around.owners.length === 0) this.visitCatalogue(init, [], around)
    const block = this.blocks.at(-1)
    if (block && mayBeText(init)) this.constants.push({ declarator: node, block, around })
    if (namesTextMap(name)) this.textMaps.add(bare(init))
    this.visit(init, own(around, name))
  }

  /** A module of messages: every string leaf of the object is a text. */
  private visitCatalogue(node: Node, keys: readonly string[], around: Surroundings): void {
    if (keys.length > 60) throw new TooDeep()
    if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression')
      return this.visitCatalogue(node.expression, keys, around)
    if (node.type === 'CallExpression' && node.arguments.length === 1 && keys.length === 0) {
      const [argument] = node.arguments
      if (argument) this.visitCatalogue(argument, keys, around)
      return
    }
    if (node.type !== 'ObjectExpression') return
    for (const property of node.properties) {
      if (property.type !== 'Property' || property.computed || property.kind !== 'init') continue
      const name = literalName(property.key)
      if (name === null || name === '__proto__') continue
      const path = [...keys, name]
      const value = property.value
      if (isStringLiteral(value) || value.type === 'TemplateLiteral') {
        if (value.type === 'TemplateLiteral' && value.expressions.length > 0) continue
        const key = path.join('.')
        const language = localeLanguage(this.path)
        this.shown(
          value as Expression,
          { ...plainRole, kind: 'message', needs: 'not-code', isMessage: true, key, words: key, step: `#${key}` },
          around,
          language,
        )
      } else this.visitCatalogue(value, path, around)
    }
  }

  /** Constants whose every use is a place where text is shown. */
  private findConstants(): void {
    for (const { declarator, block, around } of this.constants) {
      if (declarator.id.type !== 'Identifier' || declarator.init === null) continue
      const name = declarator.id.name
      let uses = 0
      let othersUse = false
      const search = (node: Node, depth: number): void => {
        if (depth > maxDepth) throw new TooDeep()
        if (othersUse) return
        if (
          node.type === 'ExportNamedDeclaration' &&
          node.specifiers.some((specifier) => literalName(specifier.local as Node) === name)
        )
          othersUse = true
        if (node.type === 'Identifier' && node.name === name && node !== declarator.id) {
          if (this.shownNames.has(node)) uses++
          else othersUse = true
        }
        eachChild(node, (child) => {
          if (isPropertyName(node, child)) return
          search(child, depth + 1)
        })
      }
      const isExported =
        block.type === 'Program' &&
        block.body.some(
          (statement) =>
            statement.type === 'ExportNamedDeclaration' &&
            statement.start <= declarator.start &&
            declarator.end <= statement.end,
        )
      if (isExported) continue
      search(block, 0)
      if (uses === 0 || othersUse) continue
      this.shown(
        declarator.init,
        {
          ...plainRole,
          kind: 'constant',
          needs: 'prose',
          words: `Text ${name}`,
          property: null,
          step: `const ${name}`,
        },
        around,
        null,
        true,
      )
    }
  }

  // ── texts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Follows an expression whose value is shown down to the texts it can be. */
  private shown(
    node: Expression | Node,
    role: Role,
    around: Surroundings,
    language: string | null = null,
    again = false,
  ): void {
    if (this.targets !== null && !this.leadsToTarget(node)) return
    if (++this.depth > maxDepth) throw new TooDeep()
    this.shownByKind(node, role, around, language, again)
    this.depth--
  }

  private shownByKind(node: Node, role: Role, around: Surroundings, language: string | null, again: boolean): void {
    const follow = (next: Node) => this.shown(next, role, around, language, again)
    const visit = (next: Node) => {
      if (!again) this.visit(next, around)
    }
    switch (node.type) {
      case 'Literal':
        if (isStringLiteral(node)) this.addString(node as StringLiteral, 'string', role, around, language)
        return
      case 'TemplateLiteral':
        this.addTemplate(node, role, around, language)
        for (const expression of node.expressions) visit(expression)
        return
      case 'ConditionalExpression':
        visit(node.test)
        follow(node.consequent)
        follow(node.alternate)
        return
      case 'LogicalExpression':
        if (node.operator === '&&') visit(node.left)
        else follow(node.left)
        follow(node.right)
        return
      case 'BinaryExpression':
        if (node.operator !== '+' || role.property !== null) return visit(node)
        follow(node.left)
        follow(node.right)
        return
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
        return follow(node.expression)
      case 'Identifier':
        this.shownNames.add(node)
        return
      default:
        return visit(node)
    }
  }

  private allows(value: string, role: Role): boolean {
    if (role.needs !== 'anything' && looksLikeCode(value)) return false
    if (role.needs === 'prose' && !readsAsProse(value)) return false
    if (role.needs === 'sentence' && !readsAsSentence(value)) return false
    if (role.property === null && role.kind !== 'constant') return true
    this.uses ??= literalUses(this.parsed.program)
    return !this.uses.values.has(value) && (role.property === null || !this.uses.properties.has(role.property))
  }

  private addRun(piece: Extract<ChildPiece, { kind: 'run' }>, role: Role, around: Surroundings): void {
    const node = runNode(piece.nodes)
    if (node === null || (this.targets !== null && !this.leadsToTarget(node))) return
    const raw = this.parsed.text.slice(piece.start, piece.end)
    const value = foldRun(piece.nodes).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
    if (value === '') return
    const pieces = runPieces(this.parsed.text, piece)
    const inner = pieces.map((part) => part.raw).join('')
    const start = piece.start + raw.indexOf(inner)
    const end = start + inner.length
    this.add(node, role, around, null, { form: 'jsx-text', start, end, inner: { start, end }, value, pieces })
  }

  private addString(
    node: StringLiteral,
    form: 'string' | 'jsx-attribute',
    role: Role,
    around: Surroundings,
    language: string | null = null,
  ): void {
    const raw = this.parsed.text.slice(node.start + 1, node.end - 1)
    const pieces = form === 'string' ? stringPieces(raw) : jsxPieces(raw)
    const value = valueOf(pieces)
    if (value.trim() === '' || !this.allows(value, role)) return
    this.add(node, role, around, language, {
      form,
      start: node.start,
      end: node.end,
      inner: { start: node.start + 1, end: node.end - 1 },
      value,
      pieces,
    })
  }

  private addTemplate(node: TemplateLiteral, role: Role, around: Surroundings, language: string | null): void {
    const pieces = templatePieces(this.parsed.text, node)
    const value = valueOf(pieces)
    const bare = pieces
      .filter((piece) => piece.whole !== true)
      .map((piece) => piece.value)
      .join('')
    if (bare.trim() === '' || !this.allows(value, role)) return
    const inner = { start: node.start + 1, end: node.end - 1 }
    this.add(node, { ...role, kind: role.kind === 'string' ? 'template' : role.kind }, around, language, {
      form: 'template',
      start: node.start,
      end: node.end,
      inner,
      value,
      pieces,
    })
  }

  private add(
    node: Node,
    role: Role,
    around: Surroundings,
    language: string | null,
    text: Pick<Place, 'form' | 'start' | 'end' | 'inner' | 'value' | 'pieces'>,
  ): void {
    const owner =
      [...around.owners].reverse().find((name) => /^[A-Z]/.test(name)) ?? around.owners.at(-1) ?? this.fileName
    const context =
      role.kind === 'message' && language ? `${role.key} (${sayLanguage(language)})` : `${role.words} in ${owner}`
    const address = [...around.owners, '|', ...around.elements, role.step].join('>')
    this.places.set(node, {
      ...text,
      kind: role.kind,
      context,
      address,
      language,
      key: role.key,
      isMessage: role.isMessage,
      sentence: role.sentence,
    })
  }
}

const own = (around: Surroundings, name: string): Surroundings => ({
  ...around,
  owners: [...around.owners, name],
  elements: [],
})

const nothing: ReadonlySet<string> = new Set()
const setOf = (names: readonly string[]): ReadonlySet<string> => (names.length === 0 ? nothing : new Set(names))

/** An expression without its type assertions. */
const bare = (node: Node): Node =>
  node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression' ? bare(node.expression) : node

const isPropertyName = (parent: Node, child: Node): boolean =>
  ((parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') &&
    !parent.computed &&
    parent.key === child &&
    !(parent.type === 'Property' && parent.shorthand)) ||
  (parent.type === 'MemberExpression' && !parent.computed && parent.property === child)

/** Whether an initial value can be a text: a string, or a choice between strings. */
function mayBeText(node: Node, depth = 0): boolean {
  if (depth > 20) return false
  if (isStringLiteral(node)) return readsAsProse(node.value)
  if (node.type === 'TemplateLiteral') return true
  if (node.type === 'ConditionalExpression')
    return mayBeText(node.consequent, depth + 1) || mayBeText(node.alternate, depth + 1)
  if (node.type === 'LogicalExpression') return mayBeText(node.right, depth + 1)
  return false
}

/**
 * The pieces of a run between its outer white space. `{' '}` reads as a space; a line break beside it reads as nothing, so it
 * is counted to the spelling of that space.
 */
function runPieces(text: string, run: Extract<ChildPiece, { kind: 'run' }>): Piece[] {
  const pieces: Piece[] = []
  run.nodes.forEach((node, index) => {
    const raw = text.slice(node.start, node.end)
    if (node.type !== 'JSXText') {
      pieces.push({ raw, value: ' ' })
      return
    }
    const lead = index > 0 ? (/^[ \t]*[\r\n]\s*/.exec(raw)?.[0] ?? '') : ''
    const trail =
      index < run.nodes.length - 1 && lead.length < raw.length ? (/[ \t]*[\r\n]\s*$/.exec(raw)?.[0] ?? '') : ''
    if (lead !== '') pieces.push({ raw: lead, value: '' })
    pieces.push(...jsxPieces(raw.slice(lead.length, raw.length - trail.length)))
    if (trail !== '') pieces.push({ raw: trail, value: '' })
  })
  const merged: Piece[] = []
  let pending = ''
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (piece.value === '' && last?.value === ' ') merged[merged.length - 1] = { raw: last.raw + piece.raw, value: ' ' }
    else if (piece.value === '') pending += piece.raw
    else {
      merged.push(pending === '' ? piece : { raw: pending + piece.raw, value: piece.value })
      pending = ''
    }
  }
  const blank = (piece: Piece | undefined) =>
    piece !== undefined && piece.value.trim() === '' && !piece.raw.startsWith('&')
  while (blank(merged[0])) merged.shift()
  while (blank(merged.at(-1))) merged.pop()
  return merged
}

function templatePieces(text: string, node: TemplateLiteral): Piece[] {
  const pieces: Piece[] = []
  node.quasis.forEach((quasi, index) => {
    pieces.push(...stringPieces(quasi.value.raw, true))
    const next = node.quasis[index + 1]
    if (next === undefined) return
    // The raw text between two quasis is the expression with its delimiters, whatever the parser counts to a quasi.
    const expression = node.expressions[index]
    if (!expression) return
    const start = text.lastIndexOf('${', expression.start)
    const end = next.start + (text[next.start] === '}' ? 1 : 0)
    const raw = text.slice(start, end)
    pieces.push({ raw, value: raw, whole: true })
  })
  return pieces
}
