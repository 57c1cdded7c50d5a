import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { ChangeSummary, ChangeView } from '../../src/api/change-schema.ts'
import type { FlowItemsView, FlowPathView } from '../../src/api/flow-schema.ts'
import type { LedgerEventView, LedgerIntegrity } from '../../src/api/ledger-schema.ts'
import type { Me } from '../../src/api/people-schema.ts'
import type { ProductView, TextDetail, TextView } from '../../src/api/product-schema.ts'
import type { EditInput, ProposeInput, Trial, Understood } from '../../src/api/proposal-schema.ts'
import { type ChangeAct, paths } from '../../src/api/routes.ts'
import type { FlowView } from '../../src/api/shipped-schema.ts'
import { type FlowItemsQuestion, type FlowSearch, flowParams } from '../flow/parts/flow-search.ts'
import { ask, askText, tell } from './ask.ts'
import { keys } from './stale-keys.ts'

// ── questions: one hook each ──

export const useMe = () => useQuery({ queryKey: keys.me, queryFn: ({ signal }) => ask<Me>(paths.me, signal) })

export const useProducts = (enabled = true) =>
  useQuery({
    queryKey: keys.products,
    queryFn: ({ signal }) => ask<ProductView[]>(paths.products, signal),
    enabled,
    // Visiting pages records no event for each page; while it goes on the progress is asked for.
    refetchInterval: (query) => (query.state.data?.some((one) => one.pagesState.kind === 'visiting') ? 2000 : false),
  })

// Every visible text at once: searching in the browser answers within a frame, a request per keystroke does not.
// The server gives at most so many; a product with more is told so in the list.
const allTexts = 20_000

export const useTexts = (product: string | null, seen: number) =>
  useQuery({
    // On which pages a text stands is known only once they have been visited: `seen` makes that a new question.
    queryKey: [...keys.texts(product ?? ''), seen],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ask<{ texts: TextView[]; total: number }>(`${paths.texts(product ?? '')}?limit=${allTexts}`, signal),
    enabled: product !== null,
    staleTime: 5 * 60_000,
  })

const textDetail = (product: string, slot: string) => ({
  queryKey: keys.text(product, slot),
  queryFn: ({ signal }: { signal: AbortSignal }) => ask<TextDetail>(paths.text(product, slot), signal),
  staleTime: 60_000,
  retry: false,
})

export const useTextDetail = (product: string, slot: string) => useQuery(textDetail(product, slot))

/** The same for several texts; only those that are answered. */
export const useTextDetails = (product: string, slots: readonly string[]): TextDetail[] =>
  useQueries({ queries: slots.map((slot) => textDetail(product, slot)) }).flatMap(({ data }) => (data ? [data] : []))

/** Proves the edits without recording anything. `edits` empty: not asked. */
export const useTrial = (product: string, edits: readonly EditInput[]) =>
  useQuery({
    queryKey: ['trial', product, edits],
    queryFn: () => tell<Trial>(paths.trials(product), { edits }),
    enabled: edits.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  })

export const useChanges = (enabled = true) =>
  useQuery({
    queryKey: keys.changes,
    queryFn: async ({ signal }) => (await ask<{ changes: ChangeSummary[] }>(paths.changes, signal)).changes,
    enabled,
  })

export const useChange = (id: string) =>
  useQuery({ queryKey: keys.change(id), queryFn: ({ signal }) => ask<ChangeView>(paths.change(id), signal) })

export const useFlow = () =>
  useQuery({ queryKey: keys.flow, queryFn: ({ signal }) => ask<FlowView>(paths.flow, signal) })

/** Figures of the imported record; the last ones stay shown while those of another window are computed. */
export const useFlowPath = (query: FlowSearch) =>
  useQuery({
    queryKey: [...keys.study, 'path', query],
    queryFn: ({ signal }) => ask<FlowPathView>(`${paths.flowPath}?${flowParams(query)}`, signal),
    placeholderData: keepPreviousData,
  })

export const useFlowItems = (question: FlowItemsQuestion | null) =>
  useQuery({
    queryKey: [...keys.study, 'items', question],
    queryFn: ({ signal }) => ask<FlowItemsView>(`${paths.flowItems}?${flowParams(question ?? {})}`, signal),
    enabled: question !== null,
  })

export interface LedgerFilter {
  readonly type?: string
  readonly actor?: string
  readonly object?: string
  readonly q?: string
}

export const ledgerPageSize = 100

export const useLedger = (filter: LedgerFilter) =>
  useInfiniteQuery({
    queryKey: [...keys.ledger, filter],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(ledgerPageSize) })
      if (pageParam !== null) query.set('before', String(pageParam))
      for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value)
      return ask<{ events: LedgerEventView[]; total: number; head: string | null }>(`${paths.ledger}?${query}`, signal)
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.events.length < ledgerPageSize ? null : (page.events.at(-1)?.seq ?? null)),
    placeholderData: keepPreviousData,
  })

/** Only on demand: it reads the whole ledger. */
export const useLedgerCheck = () =>
  useQuery({
    queryKey: ['ledger-check'],
    queryFn: ({ signal }) => ask<LedgerIntegrity>(paths.ledgerVerify, signal),
    enabled: false,
    retry: false,
  })

/** The text behind an artefact's hash; it never changes, so it is asked once. */
export const useArtefactText = (hash: string | null) =>
  useQuery({
    queryKey: ['artefact', hash],
    queryFn: async ({ signal }) => (await askText(paths.artefact(hash ?? ''), signal)).text,
    enabled: hash !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })

const logEveryMs = 700

/** The output of a run while it goes on: each question fetches only the bytes that came since. */
export function useRunLog(run: string | null) {
  const client = useQueryClient()
  const queryKey = ['run', run]
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const known = client.getQueryData<RunLog>(queryKey) ?? { text: '', bytes: 0, ended: false }
      const { text, headers } = await askText(`${paths.runLog(run ?? '')}?from=${known.bytes}`, signal)
      const bytes = Number(headers.get('x-next-byte') ?? known.bytes)
      return { text: known.text + text, bytes, ended: headers.get('x-run-ended') === 'true' }
    },
    enabled: run !== null,
    refetchInterval: (query) => (query.state.data?.ended ? false : logEveryMs),
    staleTime: 0,
    retry: false,
  })
}

interface RunLog {
  readonly text: string
  readonly bytes: number
  readonly ended: boolean
}

// ── acts ──

export const useUnderstand = (product: string) =>
  useMutation({ mutationFn: (intent: string) => tell<Understood>(paths.understand(product), { product, intent }) })

export function usePropose() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: ProposeInput) => tell<{ id: string }>(paths.changes, input),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.changes }),
  })
}

/** Any act on a change. The answer is the change itself, so the page is right without asking again. */
export function useAct(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act, body }: { act: Exclude<ChangeAct, 'revert' | 'preview'>; body?: unknown }) =>
      tell<ChangeView>(paths.act(id, act), body),
    onSuccess: (change) => {
      client.setQueryData(keys.change(id), change)
      void client.invalidateQueries({ queryKey: keys.changes })
    },
    // What was shown is out of date (someone else acted first): show what is true now beside the reason.
    onError: () => client.invalidateQueries({ queryKey: keys.change(id) }),
  })
}

export const useRevert = (id: string) =>
  useMutation({ mutationFn: (why: string) => tell<{ id: string }>(paths.act(id, 'revert'), { why }) })

export const usePreview = (id: string) =>
  useMutation({ mutationFn: () => tell<{ url: string; path: string }>(paths.act(id, 'preview')) })

export function useRefreshProduct(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => tell<ProductView>(paths.refresh(id)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.products }),
  })
}

export function useSwitchPerson() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => tell<Me>(paths.demoPerson, { id }),
    // Whose turn it is and what one may do differ from person to person: every answer is asked anew.
    onSuccess: (me) => {
      client.setQueryData(keys.me, me)
      void client.invalidateQueries()
    },
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => tell<Me>(paths.signOut),
    onSuccess: (me) => {
      client.clear()
      client.setQueryData(keys.me, me)
    },
  })
}
