import type { SourceFindings } from './source-quality.ts'

/**
 * The records of a text that holds JSON: one value; an array of records or of pages of them; one value after the other, as
 * `gh api --paginate` and NDJSON write them. A page (`issues`, `values` or `nodes` beside a count) is opened.
 *
 * @param findings gets what cannot be read, and the count of records
 */
export function recordsOfJson(text: string, findings: SourceFindings): unknown[] {
  const values = wholeText(text) ?? valueAfterValue(text) ?? valuePerLine(text, findings)
  const records = values.flatMap(recordsOfValue)
  findings.raw += records.length
  return records
}

function wholeText(text: string): unknown[] | null {
  try {
    return [JSON.parse(text)]
  } catch {
    return null
  }
}

const [quote, backslash, openList, closeList, openRecord, closeRecord] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d]

/** Values with nothing or space between them; `null` where a part between two of them is no JSON. One pass, whatever the text. */
function valueAfterValue(text: string): unknown[] | null {
  const values: unknown[] = []
  let start = 0
  let depth = 0
  let isInText = false
  for (let at = 0; at < text.length; at++) {
    const mark = text.charCodeAt(at)
    if (isInText && mark === backslash) at++
    else if (mark === quote) isInText = !isInText
    else if (!isInText && (mark === openList || mark === openRecord)) depth++
    else if (!isInText && (mark === closeList || mark === closeRecord) && --depth === 0) {
      const value = wholeText(text.slice(start, at + 1))
      if (value === null) return null
      values.push(...value)
      start = at + 1
    }
  }
  return text.slice(start).trim() === '' ? values : null
}

function valuePerLine(text: string, findings: SourceFindings): unknown[] {
  return text.split('\n').flatMap((line, number) => {
    const value = line.trim() === '' ? [] : wholeText(line)
    if (value !== null) return value
    findings.raw++
    findings.add('not-json', `line ${number + 1}`, line)
    return []
  })
}

const pageKeys = ['issues', 'values', 'nodes'] as const

/** A record as it is; of an array or a page, the records in it. */
export function recordsOfValue(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(recordsOfValue)
  if (typeof value !== 'object' || value === null) return [value]
  const page = value as Readonly<Record<string, unknown>>
  const isPage = ['total', 'pageInfo', 'maxResults', 'isLast'].some((key) => Object.hasOwn(page, key))
  const key = pageKeys.find((name) => Object.hasOwn(page, name) && Array.isArray(page[name]))
  return isPage && key ? (page[key] as unknown[]) : [value]
}
