/** Once React has drawn the field. */
const focusLater = (id: string) =>
  requestAnimationFrame(() => {
    const field = document.getElementById(id)
    field?.focus({ preventScroll: false })
    if (field instanceof HTMLTextAreaElement) field.select()
  })
export const focusWords = (slot: string) => focusLater(`words-${slot}`)
export const focusWhy = () => focusLater('why')
