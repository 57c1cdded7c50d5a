/** `event.currentTarget.textContent`, `(e.target as HTMLElement).innerText`, `const { innerText } = event.target` */
const ofTarget =
  /[tT]arget\b[^;{}]{0,60}?\.\s*(?:textContent|innerText|outerText)\b(?!\s*=[^=])|\{[^{}]*\b(?:textContent|innerText)\b[^{}]*\}\s*=[^;]{0,60}[tT]arget\b/
/** `element.innerText === 'Close'`, `title.textContent?.trim() !== name`, `'Close' === element.innerText` */
const compared =
  /\.\s*(?:textContent|innerText|outerText)\b[!?]?(?:\??\.\s*(?:trim|toLowerCase|toUpperCase)\(\))*\s*[!=]==?|[!=]==?[^;{}=&|]{0,60}?\.\s*(?:textContent|innerText|outerText)\b(?!\s*=[^=])/

/** One of these parts of a word is in all that is looked for. A text is searched faster for letters that it has less often. */
const mayRead = (source: string): boolean => source.includes('Text') || source.includes('Content')

/** Whether a file decides by what an element shows: then what it shows is a value as well as a text. */
export function readsShownText(source: string): boolean {
  if (!mayRead(source)) return false
  if (source !== last.source) last = { source, reads: ofTarget.test(source) || compared.test(source) }
  return last.reads
}

/** All texts of a page ask, one after the other. */
let last = { source: '', reads: false }
