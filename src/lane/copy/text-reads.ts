import { remembered } from '../source/remembered.ts'

/** Whether the code of a file decides by the values of a property: compares, looks up, sends or stores them. */
export type DecidesBy = (property: string) => boolean

const anyOf = (...patterns: readonly string[]) => new RegExp(patterns.join('|'))
/** What only writes reads nothing. */
const unlessSet = '(?!\\s*(?:\\+|\\?\\?|\\|\\||&&)?=(?![=>]))'
/** Nor does who asks how long a text is, unless that is compared with another number than none. */
const unlessMeasured = '(?![!?]?\\.length\\b(?!\\s*[!=<>]=?=?\\s*[1-9]))'
/** Nor who hands it to the clipboard, or shows it elsewhere. */
const passedOn = '(?:[!?]|\\.trim\\(\\)|\\s*(?:\\?\\?|\\|\\|)\\s*(?:""|\'\'|``))*'
const unlessCopied =
  `(?!(?<=\\b(?:writeText|copy\\w*)\\([^;{}=]{0,100})${passedOn}\\s*\\))` +
  `(?!(?<=\\.(?:textContent|innerText|innerHTML)\\s*\\+?=\\s*[^;{}=?:&|<>!]{0,100})${passedOn}\\s*(?:[;}]|</|\\n(?!\\s*[!=?.&|+])|$))`
const quote = '(?:[\'"`]|&quot;|&#39;)'
/** Of jQuery, with what was chosen by it: `$(this).find("a")`, `$button`. */
const chosen = '(?:(?:\\$|jQuery)\\([^;{}]{0,200}?\\)|\\$\\w+)\\s*'

/** What is compared or searched. */
const asks = '(?:\\s*[!=]==?|(?:\\.trim\\(\\))?\\.(?:includes|startsWith|endsWith|indexOf|match|search|split)\\()'

const contents = '(?:textContent|innerText|outerText|innerHTML|nodeValue|wholeText)'
/** How a program gets at what an element shows. */
const shownText = anyOf(
  // `b.innerText`, `b['innerText']`, but no class of that name: `styles.textContent`, `.textContent {`
  `(?<!\\b(?:styles?|classes|css|s)\\??)(?:\\.\\s*${contents}\\b|\\[\\s*${quote}${contents}${quote}\\s*\\])(?!\\s*\\{)${unlessSet}${unlessMeasured}${unlessCopied}`,
  // `const { innerText } = b`, `({ target: { innerText: text } }) => …`
  `[{,]\\s*${contents}\\s*(?::\\s*\\w+\\s*)?(?:=[^,{}=]{0,60})?[,}][^;()]{0,60}?(?:=(?![=>])|\\)\\s*(?:=>|\\{))`,
  `(?:Child|childNodes\\s*\\[\\w+\\])[!?]?(?:\\.\\s*|\\s*:\\s*\\{[^{}]{0,60})\\bdata\\b${unlessSet}`,
  `${chosen}\\.(?:text|html)\\(\\s*\\)`,
  `\\.text\\(\\)${asks}`,
  // Most who read the element with its tags keep or copy it.
  `\\.outerHTML${asks}`,
  ':contains\\(',
  // XPath
  '(?<!\\.)\\btext\\(\\)\\s*=|contains\\(\\s*(?:text\\(\\)|\\.)\\s*,',
)
const mayReadShownText = anyOf(
  contents,
  'outerHTML',
  '[cC]hild(?:Nodes)?\\b',
  '\\.(?:text|html)\\(\\s*\\)',
  'contains\\(',
  'text\\(\\)',
)
/** `links.find((a) => a.text === 'Close')`: only links and options have this property, so it is decided by where one looks through these. */
const looksThrough = /querySelectorAll\(|getElementsBy|document\.links|\.selectedOptions|\.options\[/
const chosenOption = /(?:\bselectedOptions\s*\[\w+\]|\bselectedIndex\s*\])[!?]?\.\s*(?:text|label)\b/

/** Who compares or searches the title of the page, not who passes it on. */
const pageTitle = anyOf(
  `\\bdocument\\.title${asks}`,
  '(?:[!=]==?|switch\\s*\\(|\\[|\\.test\\()\\s*(?:window\\.)?document\\.title\\b',
  '\\{[^{}]{0,200}\\btitle\\b[^{}]{0,200}\\}\\s*=\\s*(?:window\\.)?document\\b(?!\\.)',
  `\\b(\\w+)\\s*=\\s*document\\.title\\b[^]{0,2000}?\\b\\1${asks}`,
)

/** The property of an element by which a program reads an attribute. */
const propertyOf: ReadonlyMap<string, string> = new Map([
  ...['title', 'alt', 'placeholder', 'value'].map((name) => [name, name] as const),
  ['aria-label', 'ariaLabel'],
  ['aria-description', 'ariaDescription'],
  ['aria-placeholder', 'ariaPlaceholder'],
  ['aria-roledescription', 'ariaRoleDescription'],
  ['aria-valuetext', 'ariaValueText'],
])

/** Elements as they are spelt, whose property is read whatever is done with it. */
const ofElement = remembered((property) =>
  anyOf(
    `(?:[tT]arget\\b[^;:{},=\\n]{0,60}?|(?:active|src|parent)Element[!?]?|submitter[!?]?|\\$(?:el|refs\\.\\w+)[!?]?|(?:querySelector|getElementById|closest)\\([^()]*\\)[!?]?)\\.\\s*${property}\\b${unlessSet}`,
    `[tT]arget\\s*:\\s*\\{[^{}]{0,200}\\b${property}\\b`,
    `\\{[^{}]{0,200}\\b${property}\\b[^{}]{0,200}\\}\\s*=[^;={}]{0,60}?[tT]arget\\b`,
    // `onclick="pick(this.title)"`
    `\\bon\\w+\\s*=\\s*(?:"[^"<>]*|'[^'<>]*)\\bthis\\.\\s*${property}\\b${unlessSet}`,
    ...(property === 'value' ? [`${chosen}\\.val\\(\\s*\\)`] : []),
  ),
)
/** Other things have a title and a label, too, so these must be decided by, in a file that has elements at hand. */
const compared = remembered((property) =>
  anyOf(`\\.${property}\\b[!?]?\\s*[!=]==?`, `[!=]==?\\s*[\\w$.?()[\\]]{1,60}\\.${property}\\b`),
)
const hasElements =
  /querySelector|getElement|\.closest\(|\$refs|\$\(|jQuery|bind:this|useTemplateRef|\buse:|@attach|\bref=|document\.(?:links|images|forms|all|body|activeElement)|Element(?:Child|Sibling)|parentElement|addEventListener|=\s*\w+\.(?:currentT|t)arget\b/

/** How programs and styles get at an attribute by its name. In HTML its case is free. */
const byName = remembered((name) => {
  const written = name.replaceAll(/[^\w-]/g, '\\$&')
  const reads = [
    // `img[alt ^= "x" i]`, `[*|alt=x]`; in XPath `[@alt="x"]` and `contains(@alt, "x")`
    `\\[\\s*(?:@|[\\w*]*\\|)?${written}\\s*[~|^$*]?=(?!=|\\s*(?:\\\\?["']){2})`,
    // Tailwind: `aria-[label=Close]:hidden`
    ...(name.startsWith('aria-') ? [`aria-\\[${written.slice('aria-'.length)}=`] : []),
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
  readonly #decidesBy: DecidesBy
  readonly #known = new Map<string, boolean>()

  constructor(source: string, decidesBy: DecidesBy) {
    this.#source = source
    this.#decidesBy = decidesBy
  }

  /** Whether the file reads what elements show. */
  get readsShownText(): boolean {
    return this.#once('shown', () => {
      const source = this.#source
      return mayReadShownText.test(source) && shownText.test(withoutSamples(source))
    })
  }

  /** Whether the file reads what elements of this name show, beyond those that read any: its links, its options, the title of its page. */
  readsTextOf(element: string): boolean {
    if (element === 'title') return this.#once('page', () => pageTitle.test(this.#source))
    if (element !== 'a' && element !== 'option') return false
    const ofLinks = () => looksThrough.test(this.#source) && this.#isDecidedBy('text')
    return (
      this.#once('links', ofLinks) ||
      (element === 'option' && this.#once('chosen', () => chosenOption.test(this.#source)))
    )
  }

  /** Whether the file selects elements by an attribute, or reads it from one. */
  readsAttribute(name: string): boolean {
    return this.#once(`@${name}`, () => this.#readsByName(name) || this.#readsProperty(propertyOf.get(name)))
  }

  #readsByName(name: string): boolean {
    return this.#once('by name', () => anyByName.test(this.#source)) && byName(name).test(withoutSamples(this.#source))
  }

  #readsProperty(property: string | undefined): boolean {
    if (property === undefined) return false
    if (ofElement(property).test(this.#source)) return true
    return this.#once('elements', () => hasElements.test(this.#source)) && this.#isDecidedBy(property)
  }

  #isDecidedBy(property: string): boolean {
    return compared(property).test(this.#source) || this.#decidesBy(property)
  }

  #once(question: string, answer: () => boolean): boolean {
    let known = this.#known.get(question)
    if (known === undefined) {
      known = answer()
      this.#known.set(question, known)
    }
    return known
  }
}

/** A sample of code shows how one would read. Its tag is kept: that can have handlers. */
const withoutSamples = (source: string) =>
  source.replaceAll(/(<(?:pre|code|samp)(?:\s+[\w-]+="[^"]*")*\s*>)[^<{]*/g, '$1')
