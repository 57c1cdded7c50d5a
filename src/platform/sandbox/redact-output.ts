/**
 * Replaces known secrets in a stream of text, also where one is cut in two by the border between pieces.
 *
 * @param secrets exact values; those shorter than 6 characters are ignored, they would blacken ordinary words
 */
export function redactOutput(secrets: readonly string[], onText: (text: string) => void) {
  const known = [...new Set(secrets)].filter((secret) => secret.length >= 6).sort((a, b) => b.length - a.length)
  const longest = known[0]?.length ?? 0
  let held = ''

  const hide = (text: string) => known.reduce((hidden, secret) => hidden.replaceAll(secret, '[secret]'), text)
  /** How much of the end could be the start of a secret and has to wait for what follows. */
  const openEnd = (text: string) => {
    for (let length = Math.min(longest - 1, text.length); length > 0; length -= 1) {
      const end = text.slice(-length)
      if (known.some((secret) => secret.startsWith(end))) return length
    }
    return 0
  }

  return {
    write(text: string) {
      const whole = hide(held + text)
      const open = openEnd(whole)
      held = open > 0 ? whole.slice(-open) : ''
      const ready = open > 0 ? whole.slice(0, -open) : whole
      if (ready) onText(ready)
    },
    end() {
      if (held) onText(held)
      held = ''
    },
  }
}
