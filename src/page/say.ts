export const percent = (value: number | null): string =>
  value === null ? '–' : `${(100 * value).toFixed(value > 0 && value < 0.0995 ? 1 : 0)} %`

export const number = (value: number): string => Math.round(value).toLocaleString('en')

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const yearMs = 365.25 * dayMs

/** `12 s`, `40 min`, `5.2 h`, `3.1 days`, `4.1 years`. */
export const duration = (ms: number | null): string =>
  ms === null
    ? '–'
    : ms < minuteMs && ms >= 0
      ? `${Math.round(ms / 1000)} s`
      : ms < hourMs
        ? `${Math.round(ms / minuteMs)} min`
        : ms < 2 * dayMs
          ? `${(ms / hourMs).toFixed(1)} h`
          : ms < 2 * yearMs
            ? `${(ms / dayMs).toFixed(1)} days`
            : `${(ms / yearMs).toFixed(1)} years`

/** The same of working time: `40 min`, `5.2 working hours`. Its days have no length of their own, so it is never said in days. */
export const workingTime = (ms: number): string =>
  ms < hourMs ? duration(ms) : `${(ms / hourMs).toFixed(ms < 10 * hourMs ? 1 : 0)} working hours`

export const day = (at: string): string => at.slice(0, 10)

/** Text that somebody else wrote, on one line, without characters that reorder or hide what is around them. */
export function plain(text: string, max = 200): string {
  const said = visible(text).trim()
  return said.length > max ? `${said.slice(0, max - 1)}…` : said
}

/** The same without shortening it or cutting its ends. */
export const visible = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\uFEFF]+/gu, ' ')
