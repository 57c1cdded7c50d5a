export interface Surroundings {
  /** Names of enclosing functions, classes and object members, outermost first. */
  readonly owners: readonly string[]
  /** Names of enclosing JSX elements and object keys inside the innermost owner. */
  readonly elements: readonly string[]
  /** Inside an element whose text is the key of its translations: `<Trans>Save changes</Trans>`. */
  readonly isOwnKey?: boolean
  /** Inside an element whose text a program gets as its value, also where a message library fills it in. */
  readonly isValue?: boolean
}

/** What a string would be if it stood at a position, and what its value must look like there. */
export interface Role {
  readonly kind: string
  readonly needs: 'anything' | 'not-code' | 'prose' | 'sentence'
  readonly words: string
  readonly step: string
  readonly isMessage: boolean
  readonly key: string | null
  /** Also ask how else the file uses the value, and the property of this name. */
  readonly property: string | null
  /** The name under which a component of the same file gets the text, or that holds a message: the file may decide by it. */
  readonly holder: string | null
  readonly sentence: string | null
}

export const plainRole: Role = {
  kind: 'string',
  needs: 'not-code',
  words: 'Text',
  step: '',
  isMessage: false,
  key: null,
  property: null,
  holder: null,
  sentence: null,
}

/** What a text is written for: the nearest property, attribute or element, else the variable or function. */
export const holderOf = (around: Surroundings): string =>
  (around.elements.at(-1) ?? around.owners.at(-1) ?? '').replace(/^[.@]/, '')

export const own = (around: Surroundings, name: string): Surroundings => ({
  ...around,
  owners: [...around.owners, name],
  elements: [],
})
