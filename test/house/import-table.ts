/**
 * Who may import whom, folder by folder under `src/`. `base` may be imported by everyone and imports nothing of ours.
 * ARCHITECTURE.md prints this table; a test holds both, and our imports, against each other.
 */
export const importTable: Readonly<Record<string, { readonly may: readonly string[]; readonly because: string }>> = {
  base: { may: [], because: 'it is the ground of everything' },
  intent: { may: [], because: 'a noun that everything else speaks of' },
  change: { may: [], because: 'a noun that everything else speaks of' },
  lane: { may: ['change'], because: 'the judge must not know who wrote the change, nor touch disk, clock or network' },
  executor: {
    may: ['intent', 'change', 'lane'],
    because: 'it looks slots up and makes typed edits; the judge does not know it',
  },
  evidence: { may: ['change', 'lane'], because: 'claims about a change, each with its source' },
  review: { may: ['intent', 'change', 'evidence'], because: 'who decides, on which evidence' },
  ship: { may: ['change', 'review'], because: 'into production, and back out' },
  ledger: {
    may: ['intent', 'change', 'evidence', 'review', 'ship'],
    because: 'it holds the union of all events; the stages do not know it exists',
  },
  page: {
    may: [],
    because: 'one page to send on, and how figures are said on it: nothing else is needed to read it',
  },
  scan: {
    may: ['change', 'lane', 'page'],
    because:
      'what a history could have sent through lanes: from classified commits to the report, with no look at the world',
  },
  flow: {
    may: ['ledger', 'change', 'page'],
    because: 'numbers that cannot be recomputed from the record are not trusted',
  },
  journey: {
    may: ['intent', 'change', 'lane', 'executor', 'evidence', 'review', 'ship', 'ledger'],
    because: 'it names the steps and their order, and records what they give',
  },
  api: {
    may: ['intent', 'change', 'review', 'ledger'],
    because: 'what goes over the wire; the only thing server, web and command line share',
  },
  server: {
    may: ['api', 'intent', 'change', 'evidence', 'review', 'ledger', 'flow', 'journey'],
    because: 'a thin door: it reads a request, calls a step, presents the answer',
  },
  platform: {
    may: ['api', 'intent', 'change', 'lane', 'executor', 'evidence', 'review', 'ship', 'ledger', 'flow', 'journey'],
    because: 'the only folder that touches the world; it implements the interfaces of the stages',
  },
  cli: {
    may: ['change', 'lane', 'executor', 'page', 'scan', 'flow', 'ship', 'ledger', 'platform'],
    because: 'a thin door: it reads arguments, calls a step, presents the answer',
  },
  main: {
    may: ['change', 'review', 'ledger', 'flow', 'journey', 'server', 'cli', 'platform'],
    because: 'here the real parts are chosen and joined; nothing imports it',
  },
}

/** Stages are pure: none of these may appear in them. */
export const pureFolders = [
  'intent',
  'change',
  'lane',
  'executor',
  'evidence',
  'review',
  'ship',
  'ledger',
  'page',
  'scan',
  'flow',
  'journey',
  'api',
]

/** Node's own modules that do not touch the world; `node:module` loads parsers when the first file needs them. */
export const harmlessModules = ['node:crypto', 'node:util', 'node:buffer', 'node:module']
