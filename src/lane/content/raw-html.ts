/** Elements whose inside is not prose to a browser, or is code to its readers. */
const rawNames =
  /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext|template|svg|math|object|select|option|pre|code|samp|kbd|var|listing)$/i
/** To a browser a slash ends none of them: what stands behind `<script/>` is run. */
const isProgram = /^(?:script|style)$/i

/**
 * Follows the tags of a document in its order, since Markdown parts them from what they enclose: in
 * `<script>\n\nalert(1)\n\n</script>` the middle is a paragraph to Markdown and a program to the browser.
 */
export class OpenHtml {
  /** Name of the element that makes what follows no prose; `!` for a comment or a tag that has not ended. */
  #open: string | null = null

  get isOpen(): boolean {
    return this.#open !== null
  }

  /** Reads one node of raw HTML. */
  read(html: string): void {
    const tag = /<!--|-->|<(\/?)([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)(>?)|<[!?]/g
    for (const [found, slash, name = '', attributes = '', end] of html.matchAll(tag)) {
      if (found === '-->') {
        if (this.#open === '!') this.#open = null
      } else if (this.#open === '!') continue
      else if (found === '<!--') this.#open = '!'
      else if (found === '<!' || found === '<?') {
        if (!html.trimEnd().endsWith('>')) this.#open = '!'
      } else if (end === '') this.#open = '!'
      else if (slash === '/') this.close(name)
      else if (!attributes.endsWith('/') || isProgram.test(name)) this.enter(name)
    }
  }

  enter(name: string): void {
    if (this.#open === null && rawNames.test(name)) this.#open = name.toLowerCase()
  }

  close(name: string): void {
    if (this.#open === name.toLowerCase()) this.#open = null
  }
}
