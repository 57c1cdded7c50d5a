import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { ProductView, TextView } from '../../src/api/product-schema.ts'
import { asRefusal } from '../client/ask.ts'
import { useUnderstand } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'
import type { ComposeSearch } from '../router.tsx'
import { picked, understoodInto } from './draft.ts'
import { focusWhy, focusWords } from './focus-field.ts'
import { intentWords, newWordsOf } from './intent-words.ts'
import { PagePicture } from './PagePicture.tsx'
import { PageTabs } from './PageTabs.tsx'
import { Panel } from './Panel.tsx'
import { inLanguageFirst, pageLanguages, pageNames, pageShowing, pagesIn, samePageIn } from './pages-view.ts'
import { TextList } from './TextList.tsx'
import { firstOf, groupTexts } from './text-groups.ts'
import { indexTexts, searchTexts } from './text-search.ts'
import { usePickFromAddress, useRevised } from './use-arrival.ts'
import { useDraft } from './use-draft.ts'
import { WishBox } from './WishBox.tsx'

// Drawing more rows than anyone reads costs the frame in which a keystroke must be answered.
const rowsAtOnce = 80

export function Composer(props: {
  product: ProductView
  products: readonly ProductView[]
  texts: readonly TextView[]
  total: number
  search: ComposeSearch
}) {
  const { product, texts, search } = props
  const navigate = useNavigate()
  const revise = search.revise ?? null
  const { draft, setDraft, restoredFrom, dismissRestored, startOver } = useDraft(
    revise === null ? `fairway.draft.${product.id}` : null,
  )
  const understand = useUnderstand(product.id)
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState<string | null>(null)
  const [pointed, setPointed] = useState<string | null>(null)
  const [room, setRoom] = useState(rowsAtOnce)
  const [showing, setShowing] = useState<'list' | 'panel'>('list')

  const languages = useMemo(() => pageLanguages(product.pages), [product.pages])
  const language = search.language ?? languages.find((one) => one === 'en') ?? languages[0] ?? null
  const pages = pagesIn(product.pages, language)
  const names = useMemo(() => pageNames(product.pages), [product.pages])
  const page = pages.find((one) => one.path === search.page) ?? null
  const lookFor = useDeferredValue(intentWords(typed).lookFor)
  const index = useMemo(() => indexTexts(texts), [texts])
  const groups = useMemo(() => {
    const found = searchTexts(index, lookFor)
    if (lookFor.trim() !== '') return [{ id: 'found', title: 'Found', language: null, found }]
    return groupTexts(found, page ? product.pages : inLanguageFirst(product.pages, language), page?.path ?? null)
  }, [index, lookFor, page, product.pages, language])
  const shown = useMemo(() => firstOf(groups, room), [groups, room])
  const rows = shown.groups.flatMap((group) => group.found)
  const byId = useMemo(() => new Map(texts.map((text) => [text.id, text])), [texts])
  const last = draft.edits.at(-1)?.slot ?? ''
  const chosen = useMemo(() => new Set(draft.edits.map((edit) => edit.slot)), [draft.edits])

  const pick = (text: Pick<TextView, 'id' | 'path' | 'value'>) => {
    setDraft((known) => picked(known, text))
    setActive(text.id)
    setShowing('panel')
    understand.reset()
    focusWords(text.id)
  }
  const setSearch = (next: Partial<ComposeSearch>) =>
    void navigate({ to: '/compose', search: { ...search, ...next }, replace: true })

  usePickFromAddress(search.text, texts, pick, () => setSearch({ text: undefined }))
  useRevised(revise, setDraft, () => setShowing('panel'))

  const activeRow = rows.some((row) => row.text.id === active) ? active : null

  // The wish named its new words; which places it meant is now clear.
  const newWords = newWordsOf(typed)
  const take = (places: readonly TextView[], to: string) => {
    const edits = places.map((text) => ({ slot: text.id, path: text.path, from: text.value, to }))
    setDraft((known) => understoodInto(known, edits))
    setTyped('')
    setShowing('panel')
    understand.reset()
    focusWhy()
  }

  const handleMove = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.text.id === active)
    setActive(rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.text.id ?? null)
  }

  const handlePickActive = () => {
    const found = rows.find((row) => row.text.id === active) ?? rows[0]
    if (found) pick(found.text)
  }

  const handleEnter = () => {
    if (intentWords(typed).isWish) {
      understand.mutate(typed, {
        onSuccess: (understood) => {
          const first = understood.edits[0]
          if (understood.kind !== 'edits' || !first) return
          setDraft((known) => understoodInto(known, understood.edits))
          setTyped('')
          setActive(first.slot)
          setShowing('panel')
          focusWhy()
        },
      })
      return
    }
    handlePickActive()
  }

  return (
    <main id="main" tabIndex={-1} className="compose" data-showing={showing}>
      <div className="compose-top">
        <div className="compose-name">
          {props.products.length > 1 ? (
            <select
              aria-label="Product"
              value={product.id}
              onChange={(event) => setSearch({ product: event.target.value, page: undefined, language: undefined })}
            >
              {props.products.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          ) : (
            <h1>{product.name}</h1>
          )}
          <span className="cap wide" title={product.remote}>
            {product.branch}
            {product.head ? ` at ${product.head.slice(0, 7)}` : ''}
          </span>
        </div>
        <WishBox
          box={box}
          typed={typed}
          active={activeRow}
          total={texts.length}
          isThinking={understand.isPending}
          understood={understand.data ?? null}
          onType={(next) => {
            setTyped(next)
            setActive(null)
            setRoom(rowsAtOnce)
            if (understand.data || understand.error) understand.reset()
          }}
          onMove={handleMove}
          onEnter={handleEnter}
          onCandidate={(text) => (newWords === null ? pick(text) : take([text], newWords))}
          onAll={newWords === null ? null : () => take(understand.data?.candidates ?? [], newWords)}
        />
      </div>
      {understand.error ? <Failure refusal={asRefusal(understand.error)} /> : null}
      <PageTabs
        product={product}
        pages={pages}
        page={page}
        names={names}
        languages={languages}
        language={language}
        onPage={(path) => setSearch({ page: path })}
        onLanguage={(one) => setSearch({ language: one, page: samePageIn(product.pages, page?.path, one) })}
      />
      <div className="compose-panes">
        <TextList
          groups={shown.groups}
          left={shown.left}
          missing={props.total - texts.length}
          none={
            lookFor.trim() !== ''
              ? `Nothing says “${lookFor.trim()}”. Try fewer words, or a part of one.`
              : 'No text of the source was seen on this page.'
          }
          active={activeRow}
          chosen={chosen}
          showLanguage={product.languages.length > 1 && page === null}
          onPick={(found) => pick(found.text)}
          onPoint={setPointed}
          onMove={handleMove}
          onEnter={handlePickActive}
          onMore={() => setRoom(room + rowsAtOnce * 4)}
        />
        <PagePicture
          product={product}
          page={
            page ??
            pageShowing(pages, byId.get(pointed ?? '')) ??
            pageShowing(pages, byId.get(last)) ??
            pages[0] ??
            null
          }
          pointed={pointed}
          chosen={chosen}
          texts={byId}
          onPick={(slot) => {
            const text = byId.get(slot)
            if (text) pick(text)
          }}
          onPoint={setPointed}
        />
        <aside className="panel" aria-label="The change">
          <Panel
            product={product}
            texts={texts}
            draft={draft}
            restoredFrom={restoredFrom}
            revise={revise}
            onDraft={setDraft}
            onDismissRestored={dismissRestored}
            onStartOver={startOver}
            onBack={() => setShowing('list')}
          />
        </aside>
      </div>
    </main>
  )
}
