import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { asRefusal } from './client/ask.ts'
import { mapSearch } from './flow/map/map-search.ts'
import { clockedSearch, flowSearch } from './flow/parts/flow-search.ts'
import { Failure } from './parts/Failure.tsx'
import { NotFound } from './shell/NotFound.tsx'
import { Shell } from './shell/Shell.tsx'

// Every screen is a file of its own: a reviewer who follows a link on a phone loads the change and nothing else.

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })

export interface ComposeSearch {
  readonly product?: string
  /** Path of the page whose picture is shown; absent: all texts. */
  readonly page?: string
  readonly language?: string
  /** Slot to pick on arrival. */
  readonly text?: string
  /** Change whose text is edited again. */
  readonly revise?: string
}

const composeSearch = (search: Record<string, unknown>): ComposeSearch => ({
  product: text(search.product),
  page: text(search.page),
  language: text(search.language),
  text: text(search.text),
  revise: text(search.revise),
})

const composeScreen = lazyRouteComponent(() => import('./compose/ComposeScreen.tsx'), 'ComposeScreen')

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: composeSearch,
  component: composeScreen,
})

const compose = createRoute({
  getParentRoute: () => root,
  path: '/compose',
  validateSearch: composeSearch,
  component: composeScreen,
})

export interface ChangesSearch {
  readonly person?: string
  readonly state?: string
  readonly product?: string
  readonly q?: string
}

const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  validateSearch: (search: Record<string, unknown>): ChangesSearch => ({
    person: text(search.person),
    state: text(search.state),
    product: text(search.product),
    q: text(search.q),
  }),
  component: lazyRouteComponent(() => import('./changes/ChangesScreen.tsx'), 'ChangesScreen'),
})

const change = createRoute({
  getParentRoute: () => root,
  path: '/changes/$id',
  component: lazyRouteComponent(() => import('./change/ChangeScreen.tsx'), 'ChangeScreen'),
})

export interface LedgerSearch {
  readonly type?: string
  readonly actor?: string
  readonly object?: string
  readonly q?: string
}

const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  validateSearch: (search: Record<string, unknown>): LedgerSearch => ({
    type: text(search.type),
    actor: text(search.actor),
    object: text(search.object),
    q: text(search.q),
  }),
  component: lazyRouteComponent(() => import('./ledger/LedgerScreen.tsx'), 'LedgerScreen'),
})

const flow = createRoute({
  getParentRoute: () => root,
  path: '/flow',
  validateSearch: clockedSearch,
  component: lazyRouteComponent(() => import('./flow/FlowScreen.tsx'), 'FlowScreen'),
})

const map = createRoute({
  getParentRoute: () => root,
  path: '/flow/map',
  validateSearch: mapSearch,
  component: lazyRouteComponent(() => import('./flow/map/MapScreen.tsx'), 'MapScreen'),
})

const initiatives = createRoute({
  getParentRoute: () => root,
  path: '/flow/initiatives',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./flow/initiatives/InitiativesScreen.tsx'), 'InitiativesScreen'),
})

const ageing = createRoute({
  getParentRoute: () => root,
  path: '/flow/ageing',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./flow/ageing/AgeingScreen.tsx'), 'AgeingScreen'),
})

const scatter = createRoute({
  getParentRoute: () => root,
  path: '/flow/scatter',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./flow/scatter/ScatterScreen.tsx'), 'ScatterScreen'),
})

const cumulative = createRoute({
  getParentRoute: () => root,
  path: '/flow/cumulative',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./flow/cumulative/CumulativeScreen.tsx'), 'CumulativeScreen'),
})

const handoffs = createRoute({
  getParentRoute: () => root,
  path: '/flow/handoffs',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./flow/handoffs/HandoffsScreen.tsx'), 'HandoffsScreen'),
})

const flowLanes = createRoute({
  getParentRoute: () => root,
  path: '/flow/lanes',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./flow/lanes/LanesScreen.tsx'), 'LanesScreen'),
})

const flowItem = createRoute({
  getParentRoute: () => root,
  path: '/flow/items/$id',
  component: lazyRouteComponent(() => import('./flow/item/ItemScreen.tsx'), 'ItemScreen'),
})

const playbook = createRoute({
  getParentRoute: () => root,
  path: '/flow/playbook',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./flow/playbook/PlaybookScreen.tsx'), 'PlaybookScreen'),
})

const mappings = createRoute({
  getParentRoute: () => root,
  path: '/flow/mappings',
  validateSearch: (search: Record<string, unknown>): { readonly item?: string; readonly initiative?: string } => ({
    item: text(search.item),
    initiative: text(search.initiative),
  }),
  component: lazyRouteComponent(() => import('./flow/mapping/MappingsScreen.tsx'), 'MappingsScreen'),
})

const mapping = createRoute({
  getParentRoute: () => root,
  path: '/flow/mappings/$id',
  component: lazyRouteComponent(() => import('./flow/mapping/MappingScreen.tsx'), 'MappingScreen'),
})

const sources = createRoute({
  getParentRoute: () => root,
  path: '/flow/sources',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./flow/sources/SourcesScreen.tsx'), 'SourcesScreen'),
})

const flowSettings = createRoute({
  getParentRoute: () => root,
  path: '/flow/settings',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./flow/settings/SettingsScreen.tsx'), 'SettingsScreen'),
})

export const makeRouter = () =>
  createRouter({
    routeTree: root.addChildren([
      start,
      compose,
      changes,
      change,
      ledger,
      flow,
      map,
      initiatives,
      ageing,
      scatter,
      cumulative,
      handoffs,
      flowLanes,
      flowItem,
      playbook,
      mappings,
      mapping,
      sources,
      flowSettings,
    ]),
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    scrollRestoration: true,
    defaultErrorComponent: ({ error, reset }) => <Failure refusal={asRefusal(error)} onRetry={reset} />,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
