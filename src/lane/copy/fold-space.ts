/** White space folded as a browser does; no-break spaces are letters to it. */
export const folded = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
