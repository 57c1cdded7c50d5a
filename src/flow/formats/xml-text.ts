const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Turns what stands between the quotes of an XML attribute into text: the five entities of XML and numbers of characters. Other entities
 * stay as they are written; nothing is ever expanded from a declaration.
 */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] as string
    const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** For an attribute in double quotes. Line ends and tabs become numbers, since a reader would make spaces of them. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => {
    for (const [name, value] of Object.entries(named)) if (value === character) return `&${name};`
    return `&#${character.charCodeAt(0)};`
  })
}

/** Characters that no XML may hold and no database column takes. */
const unfit =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The same text with U+FFFD for each character that cannot be shown, stored or written. */
export const fitText = (text: string): string => text.replace(unfit, '\ufffd')
