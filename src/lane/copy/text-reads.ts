import { remembered } from '../source/remembered.ts'

const quote = '(?:[\'"`]|&quot;|&#39;)'

/** How programs and styles get at an attribute by its name. In HTML its case is free. */
const byName = remembered((name) => {
  const written = name.replaceAll(/[^\w-]/g, '\\$&')
  const reads = [
    // `img[alt ^= "x" i]`, `[*|alt=x]`; in XPath `[@alt="x"]` and `contains(@alt, "x")`
    `\\[\\s*(?:@|[\\w*]*\\|)?${written}\\s*[~|^$*]?=(?!=)`,
    `contains\\(\\s*@${written}\\b`,
    `\\b(?:getAttribute|getNamedItem|attr|prop)\\(\\s*${quote}${written}${quote}\\s*\\)`,
    `\\battributes(?:\\.${written}\\.value\\b|\\s*\\[\\s*${quote}${written}${quote}\\s*\\])`,
  ]
  return new RegExp(reads.join('|'), 'i')
})

/** Whether a file gets at any attribute so, which few do. */
const anyByName = /\[[\s@*|\w-]*[~|^$*]?=(?!=)|contains\(|ttribute|NamedItem|\b(?:attr|prop)\(/

/** What programs and styles of one file read of its texts: these are values as well as texts. Each is looked for once. */
export class TextReads {
  readonly #source: string
  readonly #attributes = new Map<string, boolean>()
  #readsAny: boolean | null = null

  constructor(source: string) {
    this.#source = source
  }

  /** Whether the file selects elements by an attribute, or reads it from one. */
  readsAttribute(name: string): boolean {
    this.#readsAny ??= anyByName.test(this.#source)
    if (!this.#readsAny) return false
    let reads = this.#attributes.get(name)
    if (reads === undefined) {
      reads = byName(name).test(this.#source)
      this.#attributes.set(name, reads)
    }
    return reads
  }
}
