/**
 * What some reader takes for another type than a text: switches, nothing, numbers of every base and with separators, times, dates,
 * the merge key. YAML 1.1 readers and that of Ruby know more of them than YAML 1.2.
 */
const otherType =
  /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<|[-+]?\.(?:inf|nan)|[-+]?(?:0b[01_,]+|0o?[0-7_,]+|0x[\da-f_,]+)|[-+]?(?:\d[\d_,]*)?\.?\d[\d_,]*(?:e[-+]?\d+)?\.?|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d{1,2}-\d{1,2}(?:(?:t|[ \t]).*)?|:\S.*)$/i

export const isOtherType = (plain: string): boolean => plain.length < 200 && otherType.test(plain)

const indicator = /^[-?:,[\]{}#&*!|>'"%@`]/

/**
 * Whether every reader takes these bytes without quotes, on one line, for this very text.
 *
 * @param inFlow inside brackets or braces, where these and commas end a text
 */
export const isPlainText = (text: string, inFlow: boolean): boolean =>
  text !== '' &&
  !indicator.test(text) &&
  !/[\t\r\n\u0085\u2028\u2029]|^ | $|: | #|:$|^\.\.\./.test(text) &&
  !(inFlow && /[,[\]{}]/.test(text)) &&
  !isOtherType(text)
