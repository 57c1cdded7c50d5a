import { parseSync } from 'oxc-parser'
import { codeLanguage, type ParsedCode } from './parse-code.ts'
import { eachNode, type Node } from './syntax.ts'

/**
 * What the grammar of a source allows and the language does not: a name declared twice, a jump to nowhere. No such file loads.
 *
 * @param parsed by `parseCode`, which bounds its nesting
 * @returns the 1-based line of the first fault, or `null`
 * @throws TooDeep
 */
export function semanticFault(path: string, { text, program }: ParsedCode): number | null {
  const lang = codeLanguage(path)
  const { errors } = parseSync(`a.${lang}`, text, {
    lang,
    astType: 'ts',
    sourceType: lang === 'jsx' ? 'unambiguous' : 'module',
    showSemanticErrors: true,
  })
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const [first] = errors
  if (first !== undefined) return lineOf(first.labels[0]?.start ?? 0)
  const twice = declaredTwice(program)
  return twice === null ? null : lineOf(twice.start)
}

/** TypeScript lets functions and imports share names with others, for overloads and types; with bodies and values they may not. */
function declaredTwice(program: Node): Node | null {
  let fault: Node | null = null
  eachNode(program, (node) => {
    if (node.type !== 'Program' && node.type !== 'BlockStatement') return
    const names = new Set<string>()
    for (const statement of node.body)
      for (const name of namesOf(statement)) {
        if (names.has(name)) fault ??= statement
        names.add(name)
      }
  })
  return fault
}

function namesOf(statement: Node): string[] {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
      return statement.declaration ? namesOf(statement.declaration) : []
    case 'ExportDefaultDeclaration':
      return namesOf(statement.declaration)
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return statement.id ? [statement.id.name] : []
    case 'VariableDeclaration':
      return statement.kind === 'var'
        ? []
        : statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
    case 'ImportDeclaration':
      return statement.importKind === 'type'
        ? []
        : statement.specifiers
            .filter((each) => each.type !== 'ImportSpecifier' || each.importKind !== 'type')
            .map((each) => each.local.name)
    default:
      return []
  }
}
