/** A style block as Svelte's own preprocessing finds it; no value has two readings, so that a search takes no time in vain. */
const styleBlock =
  /<style((?:\s+[^=>"'/\s]{1,50}(?:=(?:"[^"]{0,200}"|'[^']{0,200}'|[^>"'\s]{1,200}))?){0,12}\s{0,50})>([\s\S]*?)<\/style>/g
const isForeign = /\s(?:lang|type)=/
const closing = '</style>'

/**
 * A component with the insides of styles in SCSS, Less and their like blanked out: they are compiled before Svelte sees them, so
 * its parser does not know their language. Offsets stay.
 */
export function withoutForeignStyles(source: string): string {
  // Behind the last end there is no block, and looking for one again and again takes time.
  const end = source.lastIndexOf(closing) + closing.length
  if (end < closing.length || !isForeign.test(source)) return source
  return source.slice(0, end).replace(styleBlock, blankForeign) + source.slice(end)
}

const blankForeign = (whole: string, attributes: string, inside: string): string =>
  isForeign.test(attributes)
    ? whole.slice(0, whole.length - inside.length - closing.length) + inside.replace(/[^\n]/g, ' ') + closing
    : whole
