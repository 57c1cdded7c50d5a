import { useNavigate, useSearch } from '@tanstack/react-router'
import { RotateCw } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { ChangeView } from '../../src/api/change-schema.ts'
import type { ProductPage, ProductView, TextView } from '../../src/api/product-schema.ts'
import { paths } from '../../src/api/routes.ts'
import { answerOf } from '../client/answer.ts'
import { ask, asRefusal, Refusal } from '../client/ask.ts'
import { useProducts, useRefreshProduct, useTexts, useUnderstand } from '../client/questions.ts'
import { Failure } from '../parts/Failure.tsx'
import type { ComposeSearch } from '../router.tsx'
import { composeView, firstOf, groupTexts, pageLanguages, pageNames, pagesIn, productOf } from './compose-view.ts'
import { emptyDraft, picked, understoodInto } from './draft.ts'
import { intentWords } from './intent-words.ts'
import { PagePicture } from './PagePicture.tsx'
import { Panel } from './Panel.tsx'
import { TextList } from './TextList.tsx'
import { indexTexts, searchTexts } from './text-search.ts'
import { useDraft } from './use-draft.ts'
import { WishBox } from './WishBox.tsx'
import './compose.css'

export function ComposeScreen() {
  const search: ComposeSearch = useSearch({ strict: false })
  const products = useProducts()
  const product = productOf(products.data ?? [], search.product)
  const texts = useTexts(product?.state.kind === 'open' ? product.id : null, product?.pages.length ?? 0)
  const view = composeView(answerOf(products), answerOf(texts), search.product)
  useEffect(() => {
    document.title = 'Compose · Fairway'
  }, [])

  switch (view.kind) {
    case 'loading':
      return (
        <main id="main" tabIndex={-1} aria-busy>
          <p className="late dim compose-note">Reading every visible text of the product …</p>
        </main>
      )
    case 'failed':
      return (
        <main id="main" tabIndex={-1}>
          <h1 className="sr">Compose</h1>
          <Failure refusal={view.refusal} onRetry={() => void products.refetch().then(() => texts.refetch())} />
        </main>
      )
    case 'empty':
      return (
        <main id="main" tabIndex={-1}>
          <section className="lesson">
            <h1 className="title">No product is connected yet</h1>
            <p>Fairway works on a git repository. The person who runs it connects one:</p>
            <p>
              <code>npx fairway connect https://git.example.com/shop.git</code>
            </p>
          </section>
        </main>
      )
    case 'closed':
      return <LanesClosed product={view.product} problems={view.problems} />
    case 'unreachable':
      return <Unreachable product={view.product} says={view.says} next={view.next} />
    case 'ready':
      return (
        <Compose
          key={`${view.product.id} ${search.revise ?? ''}`}
          product={view.product}
          products={products.data ?? []}
          texts={view.texts}
          total={view.total}
          search={search}
        />
      )
  }
}

function LanesClosed(props: {
  product: ProductView
  problems: readonly { line: number; field: string; says: string; fix: string }[]
}) {
  const refresh = useRefreshProduct(props.product.id)
  return (
    <main id="main" tabIndex={-1} className="compose-stop">
      <h1 className="title">The lanes of {props.product.name} are closed</h1>
      <p className="dim">
        Its lanes file has {props.problems.length === 1 ? 'a problem' : `${props.problems.length} problems`}, so nobody
        can propose anything until an engineer corrects it. Nothing else is affected: changes under way stay where they
        are.
      </p>
      <table>
        <caption className="cap">
          <code>.fairway/lanes.yaml</code> on {props.product.branch}
        </caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">What is wrong</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {props.problems.map((problem) => (
            <tr key={`${problem.line} ${problem.field}`}>
              <td>{problem.line}</td>
              <td>
                {problem.says}
                <code>{problem.field}</code>
              </td>
              <td>{problem.fix}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="btn" onClick={() => refresh.mutate()} disabled={refresh.isPending}>
        <RotateCw className="i" aria-hidden /> {refresh.isPending ? 'Reading …' : 'Read the file again'}
      </button>
    </main>
  )
}

function Unreachable(props: { product: ProductView; says: string; next: string }) {
  const refresh = useRefreshProduct(props.product.id)
  return (
    <main id="main" tabIndex={-1} className="compose-stop">
      <h1 className="title">{props.product.name} cannot be reached</h1>
      <Failure
        refusal={
          new Refusal(
            {
              code: 'unreachable',
              says: props.says,
              where: `${props.product.name}, ${props.product.remote}`,
              next: props.next,
            },
            0,
          )
        }
      >
        <button type="button" className="btn" onClick={() => refresh.mutate()} disabled={refresh.isPending}>
          <RotateCw className="i" aria-hidden /> {refresh.isPending ? 'Reading …' : 'Try again'}
        </button>
      </Failure>
    </main>
  )
}

// Drawing more rows than anyone reads costs the frame in which a keystroke must be answered.
const rowsAtOnce = 80

function Compose(props: {
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
      <div className="compose-pages">
        <div className="page-tabs" role="group" aria-label="Page">
          <button type="button" aria-pressed={page === null} onClick={() => setSearch({ page: undefined })}>
            All texts
          </button>
          {pages.map((one) => (
            <button
              key={one.path}
              type="button"
              aria-pressed={one.path === page?.path}
              title={one.path}
              onClick={() => setSearch({ page: one.path })}
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
                onClick={() => setSearch({ language: one, page: samePageIn(product, page?.path, one) })}
              >
                {one}
              </button>
            ))}
          </div>
        ) : null}
      </div>
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

/** Without a chosen page, the picture is the one that shows what is pointed at or being edited. */
function pageShowing(pages: readonly ProductPage[], text: TextView | undefined) {
  if (!text) return undefined
  return (
    pages.find((page) => page.boxes?.some((one) => one.slot === text.id)) ??
    pages.find((page) => text.pages.includes(page.path))
  )
}

const inLanguageFirst = (pages: ProductView['pages'], language: string | null): ProductView['pages'] => [
  ...pages.filter((page) => page.language === language),
  ...pages.filter((page) => page.language !== language),
]

/** The page with the same place in another language: `/pricing` and `/de/pricing` are the third of their language. */
function samePageIn(product: ProductView, path: string | undefined, language: string): string | undefined {
  const known = product.pages.find((page) => page.path === path)
  if (!known) return undefined
  const at = pagesIn(product.pages, known.language).indexOf(known)
  return pagesIn(product.pages, language)[at]?.path
}

const nameOfLanguage = (tag: string): string => new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag

/** The new words of a wish, for when the person picks which of several places was meant. */
function newWordsOf(wish: string): string | null {
  const quoted = [...wish.matchAll(/["“”„«]([^"“”„«»]+)["”“»]/g)]
  return quoted.length === 2 ? (quoted[1]?.[1] ?? null) : null
}

/** Once React has drawn the field. */
const focusLater = (id: string) =>
  requestAnimationFrame(() => {
    const field = document.getElementById(id)
    field?.focus({ preventScroll: false })
    if (field instanceof HTMLTextAreaElement) field.select()
  })
const focusWords = (slot: string) => focusLater(`words-${slot}`)
const focusWhy = () => focusLater('why')

/** `?text=` picks on arrival, once, and leaves the address clean so that a reload keeps the draft as it is. */
function usePickFromAddress(
  slot: string | undefined,
  texts: readonly TextView[],
  pick: (text: TextView) => void,
  done: () => void,
) {
  // Only the arriving slot is an occasion.
  useEffect(() => {
    const text = slot === undefined ? undefined : texts.find((one) => one.id === slot)
    if (!text) return
    pick(text)
    done()
  }, [slot])
}

/** A change that is edited again begins with its own texts. */
function useRevised(id: string | null, setDraft: (draft: typeof emptyDraft) => void, onLoaded: () => void) {
  // Loaded once per change.
  useEffect(() => {
    if (id === null) return
    const stop = new AbortController()
    ask<ChangeView>(paths.change(id), stop.signal)
      .then((change) => {
        const edits = change.edits.map(({ slot, path, from, to }) => ({ slot, path, from, to }))
        setDraft({ ...emptyDraft, edits })
        onLoaded()
        const first = edits[0]
        if (first) focusWords(first.slot)
      })
      .catch(() => undefined)
    return () => stop.abort()
  }, [id])
}
