/** Names of functions by which projects make a length of a number: `unit(3)`, `_.unit(3)`, `rem(16px)`, `rem-calc(16)`. */
const maker =
  /(?:[\w-]+\.)?(?:[\w-]*-)?(?:units?|spacing|space|gutter|rhythm|rem|em|px|(?:to|px-to)-?r?em|(?:rem|em)-calc|calc-r?em)\(/
const number = /\s*(-?(?:\d+(?:\.\d+)?|\.\d+))(?:px)?\s*\)/
const length = new RegExp(`^${maker.source}${number.source}$`)
/** A place in the theme of Tailwind, whose build fails where the theme has none of that name. */
const token =
  /^theme\(\s*(["'])(colors|spacing|fontSize|fontWeight|lineHeight|letterSpacing|borderRadius|borderWidth|borderColor|textColor|backgroundColor|screens)\.([\w.-]+|\[[\d.]+\])\1\s*\)$/

/** Functions of Sass that make a colour of colours and shares. */
const colours = /(?:darken|lighten|saturate|desaturate|adjust-hue|mix|tint|shade|tint-color|shade-color)\(/
/** Whether what such a function is given is read like any other value. */
export const isColourMaker = (name: string): boolean => new RegExp(`^${colours.source}$`).test(`${name}(`)

/** Whether a function, as written, stands for a length or a token of the project and for nothing else. */
export const isToken = (written: string): boolean => length.test(written) || token.test(written)

/** Those that a text uses, with their brackets. */
export const tokenFunctions = (text: string): string[] =>
  text.match(new RegExp(`(?<![\\w.-])(?:${maker.source}|${colours.source}|theme\\()`, 'g')) ?? []

/**
 * A value with what such functions stand for, as far as it can be told.
 *
 * @param unitPx how many pixels a unit of the project is taken for
 */
export const withTokens = (value: string, unitPx: number): string =>
  value.includes('(')
    ? value.replace(/[\w.-]+\([^()]*\)/g, (written) => {
        const amount = length.exec(written)?.[1]
        if (amount !== undefined) return `${Number(amount) * unitPx}px`
        const [, , group, name = ''] = token.exec(written) ?? []
        if (group === 'spacing')
          return /^\[?[\d.]+\]?$/.test(name) ? `${4 * Number(name.replace(/[[\]]/g, ''))}px` : '1px'
        return group !== undefined && name === 'transparent' ? 'transparent' : written
      })
    : value
