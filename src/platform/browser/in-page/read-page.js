// Runs in the page and gives what a person can read there. Plain JavaScript, since it is sent to the browser as it stands.
//
// Text is read from the source's letters, not as style sheets change their case, so that it compares with the source. White
// space is folded. A text cut into pieces by inline elements (`Save <b>20%</b> today`) is one text: pieces are joined within the
// nearest element that is laid out as a block.
;(() => {
  const attributes = [
    'alt',
    'aria-label',
    'placeholder',
    'title',
    'aria-description',
    'aria-placeholder',
    'aria-valuetext',
  ]
  const notText = new Set([
    'SCRIPT',
    'STYLE',
    'NOSCRIPT',
    'TEMPLATE',
    'OPTION',
    'TEXTAREA',
    'IFRAME',
    'OBJECT',
    'CANVAS',
  ])
  const fold = (text) => text.replace(/[\s\u200b\ufeff]+/g, ' ').trim()
  const isShown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
  const rootsIn = function* (root) {
    yield root
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) yield* rootsIn(element.shadowRoot)
  }
  const everything = function* () {
    for (const root of rootsIn(document)) yield* root.querySelectorAll('*')
  }

  /** Does an element begin a text of its own? `inner`: also inline blocks, such as buttons. */
  const isBlock = (element, inner) => {
    const { display } = getComputedStyle(element)
    if (display === 'contents' || display === 'inline' || display === 'none' || display.startsWith('ruby')) return false
    return inner || !display.startsWith('inline-')
  }
  const blockOf = (node, inner) => {
    let element = node.parentElement ?? node.getRootNode().host
    while (element?.parentElement && !isBlock(element, inner)) element = element.parentElement
    return element
  }

  /** Runs of text nodes that read as one, in document order: `{ element, nodes }`. */
  const runs = () => {
    const found = []
    for (const inner of [false, true]) {
      const open = new Map()
      for (const root of rootsIn(document.body ?? document)) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.nodeType === Node.ELEMENT_NODE) {
            const outer = blockOf(node, inner)
            if (node.tagName === 'BR') open.get(outer)?.nodes.push(null)
            // What follows a block inside this one is another text.
            else if (open.has(outer) && isBlock(node, inner)) open.delete(outer)
            continue
          }
          const parent = node.parentElement ?? node.getRootNode().host
          if (!parent || notText.has(parent.tagName)) continue
          if (node.data.trim() && !isShown(parent)) continue
          const block = blockOf(node, inner)
          const run = open.get(block)
          if (run) run.nodes.push(node)
          else if (node.data.trim()) {
            const started = { element: block, nodes: [node], inner }
            open.set(block, started)
            found.push(started)
          }
        }
      }
    }
    return found
  }

  /** The folded text of a run, and for each of its letters the node and offset it comes from. */
  const lettersOf = (nodes) => {
    let text = ''
    const places = []
    for (const node of nodes) {
      const data = node ? node.data : ' '
      for (let index = 0; index < data.length; index += 1) {
        const space = /[\s\u200b\ufeff]/.test(data[index])
        if (space && (text === '' || text.endsWith(' '))) continue
        text += space ? ' ' : data[index]
        places.push(node ? { node, index } : (places.at(-1) ?? null))
      }
    }
    return { text: text.trimEnd(), places }
  }

  const attributeTexts = () => {
    const found = []
    for (const element of everything()) {
      const values = attributes.map((name) => element.getAttribute(name))
      if (element.tagName === 'INPUT' && ['button', 'submit', 'reset'].includes(element.type))
        values.push(element.value)
      if (element.tagName === 'OPTION' || element.tagName === 'OPTGROUP') values.push(element.label)
      const texts = values.filter((value) => value && fold(value)).map(fold)
      const holder =
        element.tagName === 'OPTION' || element.tagName === 'OPTGROUP' ? element.closest('select') : element
      if (texts.length > 0 && holder && isShown(holder)) for (const text of texts) found.push({ text, element: holder })
    }
    return found
  }

  const boxOf = (rects) => {
    const shown = [...rects].filter(({ width, height }) => width > 1 && height > 1)
    if (shown.length === 0) return null
    const left = Math.min(...shown.map((rect) => rect.left))
    const top = Math.min(...shown.map((rect) => rect.top))
    const right = Math.max(...shown.map((rect) => rect.right))
    const bottom = Math.max(...shown.map((rect) => rect.bottom))
    const x = left + scrollX
    const y = top + scrollY
    return { x: Math.round(x), y: Math.round(y), width: Math.round(right - left), height: Math.round(bottom - top) }
  }

  const isWordLetter = (letter) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)

  /** Where a text stands, best matches only: the whole of something, else as words of it, else anywhere in it. */
  const find = (wanted, readings, labels) => {
    const needle = fold(wanted).toLowerCase()
    if (!needle) return []
    const matches = [[], [], []]
    for (const { text, places } of readings) {
      const whole = text.toLowerCase()
      if (whole.length !== text.length) continue
      for (let at = whole.indexOf(needle); at >= 0; at = whole.indexOf(needle, at + needle.length)) {
        const end = at + needle.length
        const asWords =
          !(isWordLetter(whole[at - 1]) && isWordLetter(needle[0])) &&
          !(isWordLetter(whole[end]) && isWordLetter(needle.at(-1)))
        const from = places[at]
        const to = places[end - 1]
        if (!from || !to) continue
        const range = document.createRange()
        range.setStart(from.node, from.index)
        range.setEnd(to.node, to.index + 1)
        const box = boxOf(range.getClientRects())
        if (box) matches[whole === needle ? 0 : asWords ? 1 : 2].push({ ...box, within: text })
      }
    }
    for (const { text, element } of labels) {
      const whole = text.toLowerCase()
      const box = whole.includes(needle) ? boxOf(element.getClientRects()) : null
      if (box) matches[whole === needle ? 0 : 2].push({ ...box, within: text })
    }
    const best = matches.find((list) => list.length > 0) ?? []
    const seen = new Set()
    return best.filter(({ x, y, width, height }) => {
      const place = [x, y, width, height].join()
      return seen.has(place) ? false : seen.add(place)
    })
  }

  /** Everything readable: whole texts first, then their pieces, then the texts of attributes; none twice. */
  const texts = () => {
    const all = runs()
    const whole = all.map(({ nodes }) => lettersOf(nodes).text)
    const pieces = all.flatMap(({ nodes }) => nodes.filter(Boolean).map((node) => fold(node.data)))
    return [...new Set([...whole, ...pieces, ...attributeTexts().map(({ text }) => text)].filter(Boolean))]
  }

  const links = () =>
    [...everything()]
      .filter((element) => element.matches('a[href], area[href], link[rel~="alternate"][hreflang][href]'))
      .filter((element) => !element.hasAttribute('download'))
      .map((element) => element.href)
      .filter((href) => typeof href === 'string')

  globalThis.fairwayReadPage = {
    heading: () => ({ title: document.title, language: document.documentElement.lang || null }),
    page: () => ({
      ...globalThis.fairwayReadPage.heading(),
      texts: texts(),
      links: links(),
    }),
    find: (wanted) => {
      const readings = runs().map(({ nodes }) => lettersOf(nodes))
      const labels = attributeTexts()
      return wanted.map((text) => find(text, readings, labels))
    },
    /** Opens folded sections, those that hold one of the texts or all of them: one click away still counts as shown. */
    unfold: (wanted) => {
      const needles = wanted?.map((text) => fold(text).toLowerCase()).filter(Boolean)
      const folded = [...everything()].filter((element) => element.tagName === 'DETAILS' && !element.open)
      const holders = folded.filter((element) => {
        const text = fold(element.textContent).toLowerCase()
        return !needles || needles.some((needle) => text.includes(needle))
      })
      for (const element of holders) element.open = true
      return holders.length
    },
    /** A page that scrolls inside a frame of its own shows all of it only when the window is as high. */
    height: () => {
      const page = document.scrollingElement ?? document.documentElement
      const hidden = [...everything()]
        .filter(
          (element) => element.scrollHeight - element.clientHeight > 50 && element.clientHeight > innerHeight * 0.5,
        )
        .filter((element) => element !== page && /auto|scroll/.test(getComputedStyle(element).overflowY))
        .map((element) => element.scrollHeight - element.clientHeight)
      return { page: page.scrollHeight, hidden: Math.max(0, ...hidden) }
    },
    /** Scrolls once through the page, for what is only made when it comes into view. */
    unroll: async () => {
      const step = innerHeight * 0.9
      for (let at = 0; at < Math.min(document.documentElement.scrollHeight, 4000); at += step) {
        scrollTo(0, at)
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
      scrollTo(0, 0)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    },
    /** Resolves when nothing in the page has changed for a moment. */
    still: (quietMs, capMs) =>
      new Promise((resolve) => {
        const done = () => {
          observer.disconnect()
          clearTimeout(quiet)
          clearTimeout(cap)
          document.fonts.ready.then(() => requestAnimationFrame(() => resolve(true)))
        }
        let quiet = setTimeout(done, quietMs)
        const cap = setTimeout(done, capMs)
        const observer = new MutationObserver(() => {
          clearTimeout(quiet)
          quiet = setTimeout(done, quietMs)
        })
        observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
      }),
  }
})()
