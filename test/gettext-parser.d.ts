/** What tests use of a package that brings no types. */
declare module 'gettext-parser' {
  export const po: {
    parse(text: string): {
      readonly translations: Readonly<
        Record<string, Readonly<Record<string, { readonly msgid: string; readonly msgstr: readonly string[] }>>>
      >
    }
  }
}
