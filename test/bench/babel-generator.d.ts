/** The package brings no types; this is what is used of it. */
declare module '@babel/generator' {
  export function generate(
    tree: unknown,
    options?: { readonly retainLines?: boolean; readonly jsescOption?: { readonly quotes?: 'single' | 'double' } },
    source?: string,
  ): { readonly code: string }
}
