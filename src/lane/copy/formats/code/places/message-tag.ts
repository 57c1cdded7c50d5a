import type { TaggedTemplateExpression } from 'oxc-parser'
import { declarationAt, nameUses } from '../../../../code/name-uses.ts'
import { literalName, type Node } from '../../../../code/syntax.ts'
import type { PlaceFinder } from './place-finder.ts'
import { holderOf, plainRole, type Surroundings } from './place-role.ts'
import { shown } from './shown-text.ts'

/** Modules whose tags take a message and look its translation up by it: Lingui's, of which others are made. */
const macros = /^@lingui\/(?:(?:core|react)\/)?macro$/
const tags = /^(?:t|msg|defineMessage)$/

/** Properties and attributes that name or address what they stand at. */
const names = /^[.@](?:id|key|type|kind|code|slug|path|href|to)$/

/** The text behind a tag: a message where the tag is one of a message library, else no text at all. */
export function visitTagged(finder: PlaceFinder, node: TaggedTemplateExpression, around: Surroundings): void {
  // Tags read escapes each in their own way.
  const isPlain = !finder.parsed.text.slice(node.quasi.start, node.quasi.end).includes('\\')
  if (!isPlain || names.test(around.elements.at(-1) ?? '') || !isMessageTag(finder, node.tag))
    return finder.visitBelow(node.quasi, around)
  // Whatever holds the message, whoever decides by that decides by the text.
  const role = { ...plainRole, kind: 'sentence-key', isMessage: true, words: 'Message', holder: holderOf(around) }
  shown(finder, node.quasi, role, around)
}

/** Whether a name stands for a tag of the library where it is written: imported from it, or given by its hook. */
function isMessageTag({ parsed }: PlaceFinder, tag: Node): boolean {
  if (tag.type !== 'Identifier') return false
  const from = (name: Node, imported: RegExp): boolean => {
    if (name.type !== 'Identifier') return false
    const declared = declarationAt(nameUses(parsed, name.name), name)?.node
    return parsed.program.body.some(
      (statement) =>
        statement.type === 'ImportDeclaration' &&
        macros.test(statement.source.value) &&
        statement.specifiers.some(
          (specifier) =>
            specifier.type === 'ImportSpecifier' &&
            specifier.local === declared &&
            imported.test(literalName(specifier.imported) ?? ''),
        ),
    )
  }
  if (from(tag, tags)) return true
  const declared = declarationAt(nameUses(parsed, tag.name), tag)
  return declared !== null && hookOf(declared.scope, declared.node, from)
}

/** `const { t } = useLingui()`, also under another name, with the hook of the library. */
function hookOf(scope: Node, name: Node, from: (name: Node, imported: RegExp) => boolean): boolean {
  const body = scope.type === 'BlockStatement' || scope.type === 'Program' ? scope.body : []
  return body.some(
    (statement) =>
      statement.type === 'VariableDeclaration' &&
      statement.kind === 'const' &&
      statement.declarations.some(
        ({ id, init }) =>
          id.type === 'ObjectPattern' &&
          init?.type === 'CallExpression' &&
          from(init.callee, /^useLingui$/) &&
          id.properties.some(
            (property) =>
              property.type === 'Property' &&
              !property.computed &&
              property.value === name &&
              literalName(property.key) === 't',
          ),
      ),
  )
}
