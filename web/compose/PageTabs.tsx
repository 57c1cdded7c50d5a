import type { ProductPage, ProductView } from '../../src/api/product-schema.ts'

/** Which page and which language the texts and the picture are of. */
export function PageTabs(props: {
  product: ProductView
  pages: readonly ProductPage[]
  page: ProductPage | null
  names: ReadonlyMap<string, string>
  languages: readonly string[]
  language: string | null
  onPage: (path: string | undefined) => void
  onLanguage: (language: string) => void
}) {
  const { product, pages, page, names, languages, language } = props
  return (
    <div className="compose-pages">
      <div className="page-tabs" role="group" aria-label="Page">
        <button type="button" aria-pressed={page === null} onClick={() => props.onPage(undefined)}>
          All texts
        </button>
        {pages.map((one) => (
          <button
            key={one.path}
            type="button"
            aria-pressed={one.path === page?.path}
            title={one.path}
            onClick={() => props.onPage(one.path)}
          >
            {names.get(one.path)}
          </button>
        ))}
      </div>
      {product.pagesState.kind === 'visiting' || product.pagesState.kind === 'failed' ? (
        <p className={`cap ${product.pagesState.kind === 'failed' ? 'red' : ''}`} role="status">
          {product.pagesState.says}
        </p>
      ) : null}
      {languages.length > 1 ? (
        <div className="tongue-switch" role="group" aria-label="Language">
          {languages.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === language}
              title={nameOfLanguage(one)}
              onClick={() => props.onLanguage(one)}
            >
              {one}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

const nameOfLanguage = (tag: string): string => new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag
