import type { FlowTable } from './flow-exports.ts'

/**
 * Every address of the HTTP API, with who uses which schema. Shared by server and web, so that neither spells a path by hand.
 *
 * | method and path | body → answer |
 * | --- | --- |
 * | GET /api/health | → health |
 * | GET /api/me | → me |
 * | POST /api/demo/person | { id } → me (exists in the sample only) |
 * | POST /api/sign-out | → me |
 * | GET /api/products | → product[] |
 * | GET /api/products/:product | → product |
 * | POST /api/products/:product/refresh | → product (fetches the remote, visits the pages anew) |
 * | GET /api/products/:product/texts?q=&language=&page=&limit= | → textList |
 * | GET /api/products/:product/texts/:slot | → textDetail |
 * | POST /api/products/:product/trials | trialInput → trial (proves without recording anything) |
 * | POST /api/products/:product/understand | intentInput → understood |
 * | GET /api/changes?product=&state=&person= | → changeList |
 * | POST /api/changes | proposeInput → created |
 * | GET /api/changes/:change | → changeView |
 * | POST /api/changes/:change/approve | approveInput → changeView |
 * | POST /api/changes/:change/request-changes | sayInput → changeView |
 * | POST /api/changes/:change/comment | sayInput → changeView |
 * | POST /api/changes/:change/revise | reviseInput → changeView |
 * | POST /api/changes/:change/withdraw | sayInput → changeView |
 * | POST /api/changes/:change/retry | → changeView |
 * | POST /api/changes/:change/revert | revertInput → created (the reverting change) |
 * | POST /api/changes/:change/preview | → previewView (starts it if need be) |
 * | GET /api/runs/:run/log?from=BYTE | → text/plain, the output so far; header X-Run-Ended: true when complete |
 * | GET /api/artefacts/:hash | → the bytes, immutable |
 * | GET /api/ledger | ledgerQuery → ledgerPage |
 * | GET /api/ledger/verify | → ledgerIntegrity |
 * | GET /api/ledger/export | → application/jsonl |
 * | GET /api/flow?product= | → flowView |
 * | GET /api/flow/path?window=&team=&initiative=&clock= | flowPathQuery → flowPath |
 * | GET /api/flow/history, history.csv | → flowHistory, text/csv |
 * | GET /api/flow/items?figure=&stage=&from=&to= | flowItemsQuery → flowItems |
 * | GET /api/flow/counted?figure=&of=&part=&which=&window= | flowCountedQuery → flowItems |
 * | GET, POST /api/flow/hooks | newHook → hookView; → hooksView |
 * | PUT /api/flow/hooks/:hook/secret | setHookSecret → hooksView |
 * | POST /api/flow/hooks/:hook/close | removeSource → hooksView |
 * | GET /api/flow/ageing?window=\&team=\&initiative= | flowQuery → ageingView |
 * | GET /api/flow/completed?window=\&team=\&initiative= | flowQuery → completedView |
 * | GET /api/flow/cumulative?window=\&team=\&initiative= | flowQuery → cumulativeView |
 * | GET /api/flow/work?window= | flowQuery → workSectionsView |
 * | GET /api/flow/items/:item | → itemView |
 * | GET /api/flow/constraint | → constraintView |
 * | GET /api/flow/drift | → driftView |
 * | GET /api/flow/signs | → signsView |
 * | GET /api/flow/lanes | → lanesView |
 * | GET /api/flow/what-if?scenario=&adoption=&takesMinutes= | → whatIfView |
 * | GET /api/flow/mappings | → mappingsView |
 * | POST /api/flow/mappings | newMapping → mappingView |
 * | POST /api/flow/mappings/figures | mappedPath → mappingFiguresView (records nothing) |
 * | GET /api/flow/mappings/:mapping | → mappingView |
 * | GET /api/flow/mappings/:mapping/steps.csv | → text/csv |
 * | PUT /api/flow/mappings/:mapping | saveMapping → mappingView |
 * | POST /api/flow/mappings/:mapping/put-away | putAwayMapping → mappingsView |
 * | GET /api/flow/playbook | → playbookView |
 * | GET /api/flow/targets | → targetsView |
 * | PUT /api/flow/targets/:lane | changeTarget → targetsView |
 * | POST /api/flow/targets/:lane/drop | dropTarget → targetsView |
 * | GET /api/flow/map?types=&clock=&share= | flowMapQuery → flowMap |
 * | GET /api/flow/map/items | flowMapItemsQuery → flowItems |
 * | GET /api/flow/initiatives | → flowInitiatives |
 * | GET /api/flow/initiatives/items?initiative=&part= | initiativeItemsQuery → flowItems |
 * | GET /api/flow/export/:table.csv?window=&team=&initiative=&item= | flowTableQuery → text/csv: the table behind a chart |
 * | GET /api/flow/export/log.json, log.sqlite, log.xes?type=, log.parquet?type= | → OCEL 2.0, OCEL 2.0 in SQLite, XES and Parquet of one type of object |
 * | GET /api/flow/metrics, metrics.json | → OpenMetrics, JSON |
 * | GET /api/events | → server-sent events: liveEvent |
 * | GET /api/openapi.json | → OpenAPI 3.1 |
 */
export const paths = {
  health: '/api/health',
  me: '/api/me',
  demoPerson: '/api/demo/person',
  signOut: '/api/sign-out',
  products: '/api/products',
  product: (id: string) => `/api/products/${id}`,
  refresh: (id: string) => `/api/products/${id}/refresh`,
  texts: (id: string) => `/api/products/${id}/texts`,
  text: (id: string, slot: string) => `/api/products/${id}/texts/${encodeURIComponent(slot)}`,
  trials: (id: string) => `/api/products/${id}/trials`,
  understand: (id: string) => `/api/products/${id}/understand`,
  changes: '/api/changes',
  change: (id: string) => `/api/changes/${id}`,
  act: (id: string, act: ChangeAct) => `/api/changes/${id}/${act}`,
  runLog: (run: string) => `/api/runs/${run}/log`,
  artefact: (hash: string) => `/api/artefacts/${hash}`,
  ledger: '/api/ledger',
  ledgerVerify: '/api/ledger/verify',
  ledgerExport: '/api/ledger/export',
  flow: '/api/flow',
  flowPath: '/api/flow/path',
  flowCounted: '/api/flow/counted',
  flowHistory: '/api/flow/history',
  flowHistoryTable: '/api/flow/history.csv',
  flowItems: '/api/flow/items',
  flowAgeing: '/api/flow/ageing',
  flowCompleted: '/api/flow/completed',
  flowCumulative: '/api/flow/cumulative',
  flowWork: '/api/flow/work',
  flowItem: (id: string) => `/api/flow/items/${encodeURIComponent(id)}`,
  flowSources: '/api/flow/sources',
  flowSourceRemove: (id: string) => `/api/flow/sources/${id}/remove`,
  flowImports: '/api/flow/imports',
  flowSettings: '/api/flow/settings',
  flowHooks: '/api/flow/hooks',
  flowHookSecret: (id: string) => `/api/flow/hooks/${id}/secret`,
  flowHookClose: (id: string) => `/api/flow/hooks/${id}/close`,
  flowMap: '/api/flow/map',
  flowMapItems: '/api/flow/map/items',
  flowConstraint: '/api/flow/constraint',
  flowDrift: '/api/flow/drift',
  flowSigns: '/api/flow/signs',
  flowLanes: '/api/flow/lanes',
  flowWhatIf: '/api/flow/what-if',
  flowTable: (name: FlowTable) => `/api/flow/export/${name}.csv`,
  flowLog: (form: 'json' | 'sqlite' | 'xes' | 'parquet') => `/api/flow/export/log.${form}`,
  flowMetrics: '/api/flow/metrics',
  flowMetricsJson: '/api/flow/metrics.json',
  flowInitiatives: '/api/flow/initiatives',
  flowInitiativeItems: '/api/flow/initiatives/items',
  flowMappings: '/api/flow/mappings',
  flowMappingFigures: '/api/flow/mappings/figures',
  flowMapping: (id: string) => `/api/flow/mappings/${encodeURIComponent(id)}`,
  flowMappingTable: (id: string) => `/api/flow/mappings/${encodeURIComponent(id)}/steps.csv`,
  flowMappingPutAway: (id: string) => `/api/flow/mappings/${encodeURIComponent(id)}/put-away`,
  flowPlaybook: '/api/flow/playbook',
  flowTargets: '/api/flow/targets',
  flowTarget: (lane: string) => `/api/flow/targets/${encodeURIComponent(lane)}`,
  flowTargetDrop: (lane: string) => `/api/flow/targets/${encodeURIComponent(lane)}/drop`,
  events: '/api/events',
  openapi: '/api/openapi.json',
} as const

export type ChangeAct =
  | 'approve'
  | 'request-changes'
  | 'comment'
  | 'revise'
  | 'withdraw'
  | 'retry'
  | 'revert'
  | 'preview'
