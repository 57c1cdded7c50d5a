import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ScratchRepository } from '../../test/scratch-repository.ts'
import type { ProposeAnswer } from './propose-patch.ts'

const program = fileURLToPath(new URL('../../bin/fairway.js', import.meta.url))

const lanes = `version: 1
product: shop
lanes:
  words: { contract: copy, paths: ["src/**/*.tsx", "locales/*.json"] }
  help: { contract: content, paths: ["docs/*.md"] }
  looks: { contract: style, paths: ["src/**/*.{tsx,css}"] }
  new-things:
    contract: flagged
    paths: ["src/**/*.tsx"]
    flag: { call: flag, module: src/flags.ts, file: flags.json }
  tracking:
    contract: instrumentation
    paths: ["src/**/*.tsx", "tracking-plan.yaml"]
    track: { call: track, module: src/analytics.ts, plan: tracking-plan.yaml }
  tracking-only:
    contract: instrumentation
    paths: ["src/**/*.tsx"]
    track: { call: track, module: src/analytics.ts, plan: tracking-plan.yaml }
  experiments:
    contract: config
    paths: ["experiments/*.json"]
    values: ["/variants/*/weight", "/rollout", "/enabled", "/note"]
`

const pricing = `import { flag } from '../flags.ts'
import { t } from '../i18n.ts'

export function Pricing({ plan }: { plan: string }) {
  return (
    <main>
      <h1 className="title wide">Plans</h1>
      <p className="lede" style={{ marginTop: 8 }}>Coffee for {plan}</p>
      <button type="button" className="px-4 button" onClick={() => choose(plan)}>
        Sign up
      </button>
      <a className="button" href="/trial">{t('pricing.cta')}</a>
      <section className="gift">
        <h2>Gift subscriptions</h2>
        <p>Three deliveries to give away.</p>
      </section>
      {flag('old-note') && <p className="note">Prices rise in May.</p>}
    </main>
  )
}
`
const home = `export function Home() {
  return (
    <main className="hero">
      <h1>Coffee</h1>
      <a className="px-4" href="/join">Join us</a>
      <a className="px-4" href="/shop">See the shop</a>
    </main>
  )
}
`
const experiment = (key: string, first = 'control', second = 'promise') =>
  `${JSON.stringify({ key, enabled: true, rollout: 50, note: 'first', seed: 's', variants: { [first]: { weight: 50 }, [second]: { weight: 50 } } }, null, 2)}\n`

const files = {
  '.fairway/lanes.yaml': lanes,
  'src/flags.ts': 'export const flag = (key: string): boolean => key === ""\n',
  'src/analytics.ts': 'export const track = (event: string, properties?: object): void => void [event, properties]\n',
  'src/i18n.ts': 'export const t = (key: string): string => key\n',
  'src/pages/Pricing.tsx': pricing,
  'src/pages/Home.tsx': home,
  'src/site.css':
    ':root {\n  --color-accent: #123456;\n}\n\n.hero {\n  margin-top: 8px;\n  color: var(--color-accent);\n}\n\n.band {\n  margin-top: 4px;\n}\n\n@media (min-width: 40em) {\n  .hero {\n    margin-top: 20px;\n  }\n}\n',
  'locales/en.json': '{\n  "pricing": { "cta": "Start free trial" }\n}\n',
  'docs/help.md': '# Help\n\nYou can pause whenever you like.\n',
  'notes.md': 'Nobody may touch this sentence.\n',
  'experiments/pricing-headline.json': experiment('pricing-headline'),
  'experiments/onboarding.json': experiment('onboarding', 'short', 'long'),
  'flags.json': `${JSON.stringify({ flags: { 'old-note': { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' } } }, null, 2)}\n`,
  'tracking-plan.yaml':
    'events:\n  cta_clicked:\n    properties:\n      label: { type: string }\n      plan: { type: string }\n',
}

interface Line {
  readonly intent: string
  readonly lane?: string
  readonly contract?: string
  readonly at?: string
}
type Answer = ProposeAnswer & { readonly error?: unknown }

let shop: ScratchRepository
let answers: ReadonlyMap<string, Answer>

function fairway(args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: shop.dir, stdio: ['pipe', 'pipe', 'ignore'] })
    let out = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.on('close', () => resolve(out))
    child.stdin.end(input)
  })
}

async function batch<T>(command: string, lines: readonly object[]): Promise<readonly T[]> {
  const input = lines.map((line, id) => JSON.stringify({ id, ...line })).join('\n')
  const out = await fairway([command, '--batch', '-'], input)
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** What each form must come to: the files that change, and a line that the diff adds. */
const understood: readonly (readonly [intent: string, lane: string, files: readonly string[], added: string])[] = [
  [
    'Change "Plans" to "Plans and prices"',
    'words',
    ['src/pages/Pricing.tsx'],
    '<h1 className="title wide">Plans and prices</h1>',
  ],
  ['On the homepage, change "Coffee" to "Good coffee"', 'words', ['src/pages/Home.tsx'], '<h1>Good coffee</h1>'],
  ['Change pricing.cta to "Try it for free"', 'words', ['locales/en.json'], '"cta": "Try it for free"'],
  ['Change "You can pause" to "You may pause"', 'help', ['docs/help.md'], 'You may pause whenever you like.'],
  [
    'Set variant promise to 60 % and control to 40 %',
    'experiments',
    ['experiments/pricing-headline.json'],
    '"weight": 60',
  ],
  ['Please set promise to 70 and control to 30.', 'experiments', ['experiments/pricing-headline.json'], '"weight": 70'],
  [
    'Split pricing-headline 80/20 between promise and control',
    'experiments',
    ['experiments/pricing-headline.json'],
    '"weight": 80',
  ],
  ['Give 60 % to long and 40 % to short', 'experiments', ['experiments/onboarding.json'], '"weight": 60'],
  [
    'Set the rollout of pricing-headline to 25 %',
    'experiments',
    ['experiments/pricing-headline.json'],
    '"rollout": 25,',
  ],
  [
    'Set the rollout of "pricing-headline" to "25"',
    'experiments',
    ['experiments/pricing-headline.json'],
    '"rollout": 25,',
  ],
  [
    'In the onboarding experiment, change rollout to 70',
    'experiments',
    ['experiments/onboarding.json'],
    '"rollout": 70,',
  ],
  ['Set long to 65% and short to 35% in onboarding', 'experiments', ['experiments/onboarding.json'], '"weight": 65'],
  ['The onboarding experiment should be off', 'experiments', ['experiments/onboarding.json'], '"enabled": false,'],
  ['Give "Sign up" the class wide', 'looks', ['src/pages/Pricing.tsx'], 'className="px-4 button wide"'],
  ['Make .band margin-top 2px', 'looks', ['src/site.css'], 'margin-top: 2px;'],
  ['Roll onboarding out to 90 % of visitors', 'experiments', ['experiments/onboarding.json'], '"rollout": 90,'],
  ['Give the long variant 70% and short 30%', 'experiments', ['experiments/onboarding.json'], '"weight": 70'],
  ['Turn off pricing-headline', 'experiments', ['experiments/pricing-headline.json'], '"enabled": false,'],
  [
    'Turn the pricing-headline experiment off',
    'experiments',
    ['experiments/pricing-headline.json'],
    '"enabled": false,',
  ],
  ['Disable onboarding', 'experiments', ['experiments/onboarding.json'], '"enabled": false,'],
  ['Change class px-4 to px-6 on "Sign up"', 'looks', ['src/pages/Pricing.tsx'], 'className="px-6 button"'],
  [
    'On the button "Sign up", replace class `px-4` with `px-6 py-2`',
    'looks',
    ['src/pages/Pricing.tsx'],
    'className="px-6 py-2 button"',
  ],
  [
    'Change class px-4 to px-6 on the home page everywhere',
    'looks',
    ['src/pages/Home.tsx'],
    '<a className="px-6" href="/shop">',
  ],
  ['Add class mt-4 to the heading "Plans"', 'looks', ['src/pages/Pricing.tsx'], 'className="title wide mt-4"'],
  ['Add class mt-4 to "Start free trial"', 'looks', ['src/pages/Pricing.tsx'], '<a className="button mt-4"'],
  ['Remove class wide from "Plans"', 'looks', ['src/pages/Pricing.tsx'], '<h1 className="title">'],
  ['Set --color-accent to #0a7', 'looks', ['src/site.css'], '--color-accent: #0a7;'],
  ['Change the accent colour to #0a7', 'looks', ['src/site.css'], '--color-accent: #0a7;'],
  ['Change margin-top of .hero to 12px', 'looks', ['src/site.css'], 'margin-top: 12px;'],
  ['Change the text color of .hero to #333', 'looks', ['src/site.css'], 'color: #333;'],
  ['Change .hero margin-top to 12px', 'looks', ['src/site.css'], 'margin-top: 12px;'],
  [
    'Change margin-top of the paragraph on the pricing page to 16',
    'looks',
    ['src/pages/Pricing.tsx'],
    'style={{ marginTop: 16 }}',
  ],
  [
    'Put the section "Gift subscriptions" behind flag gift-cards',
    'new-things',
    ['flags.json', 'src/pages/Pricing.tsx'],
    '"gift-cards": {',
  ],
  ['Put "Gift subscriptions" behind the old-note flag', 'new-things', ['src/pages/Pricing.tsx'], "flag('old-note')"],
  [
    'Hide "Three deliveries to give away." when flag no-gift is on',
    'new-things',
    ['flags.json', 'src/pages/Pricing.tsx'],
    "!flag('no-gift')",
  ],
  [
    'End flag old-note: keep it on',
    'new-things',
    ['flags.json', 'src/pages/Pricing.tsx'],
    '<p className="note">Prices rise in May.</p>',
  ],
  ['Remove the old-note flag and what it shows', 'new-things', ['flags.json', 'src/pages/Pricing.tsx'], ''],
  ["Remove flag old-note, we don't need it", 'new-things', ['flags.json', 'src/pages/Pricing.tsx'], ''],
  [
    'Turn flag old-note on for good',
    'new-things',
    ['flags.json', 'src/pages/Pricing.tsx'],
    '<p className="note">Prices rise in May.</p>',
  ],
  ['Track clicks on "Join us" as cta_clicked', 'tracking', ['src/pages/Home.tsx'], "track('cta_clicked')"],
  [
    'Track clicks on "Sign up" as cta_clicked with plan and label "home"',
    'tracking',
    ['src/pages/Pricing.tsx'],
    "track('cta_clicked', { plan, label: 'home' })",
  ],
  [
    'Track clicks on "Start free trial" as trial_clicked',
    'tracking',
    ['src/pages/Pricing.tsx', 'tracking-plan.yaml'],
    '  trial_clicked:',
  ],
  [
    'Track when people click "See the shop" as shop_opened with from "home"',
    'tracking',
    ['src/pages/Home.tsx', 'tracking-plan.yaml'],
    'from: { type: string }',
  ],
  ['Send cta_clicked when somebody clicks "Join us"', 'tracking', ['src/pages/Home.tsx'], "track('cta_clicked')"],
]

/** What is asked back, with words that the answer must have. */
const asked: readonly (readonly [line: Line, verdict: string, says: string])[] = [
  [{ intent: 'Set variant promise to 60 %' }, 'ambiguous', 'control to 40'],
  [{ intent: 'Set variant promise to 120 %' }, 'ambiguous', 'Give at most 100.'],
  [{ intent: 'Change rollout to 70' }, 'ambiguous', '2 values could be "rollout"'],
  [{ intent: 'Set promise to 60 % and control to 60 %' }, 'ambiguous', 'add up to 120'],
  [{ intent: 'Set the rollout of checkout to 25 %' }, 'none', 'called "rollout of checkout"'],
  [{ intent: 'Turn on old-note' }, 'none', 'is a flag in flags.json'],
  [{ intent: 'Change class px-4 to px-6' }, 'ambiguous', '3 elements have these classes'],
  [{ intent: 'Change class px-5 to px-6 on "Sign up"' }, 'none', 'has px-5'],
  [{ intent: 'Add class mt-4' }, 'not-understood', 'Understood are'],
  [{ intent: 'Set --color-acent to #0a7' }, 'none', 'Did you mean --color-accent?'],
  [{ intent: 'Change padding of .hero to 2px' }, 'none', 'add a declaration is a change of code'],
  [{ intent: 'Put "Gift subscriptions" behind a flag' }, 'not-understood', 'Say the name of the flag'],
  [{ intent: 'Put "Gift vouchers" behind flag gift-cards' }, 'none', 'No element'],
  [{ intent: 'Hide "Plans" behind flag no-plans' }, 'not-understood', 'Who shall not see it?'],
  [
    { intent: 'Show "Gift subscriptions" only when flag gift is on' },
    'not-understood',
    'from everybody who sees it now',
  ],
  [{ intent: 'Log an event when someone clicks "Sign up"' }, 'not-understood', 'under which name'],
  [{ intent: 'Track page views of the pricing page as seen' }, 'not-understood', 'is a change of code'],
  [{ intent: 'Make the font of the pricing page nicer' }, 'not-understood', 'Change margin-top of .hero to 12px'],
  [{ intent: 'End flag old-note' }, 'not-understood', 'Say what shall be left'],
  [{ intent: 'End flag older-note: keep it' }, 'none', 'It has: old-note'],
  [{ intent: 'Track clicks on "Sign up"' }, 'not-understood', 'under which name'],
  [{ intent: 'Track clicks on "Sign up" as "sign up!"' }, 'not-understood', 'cannot name an event'],
  [{ intent: 'Track clicks on "Sign up" as cta_clicked with colour "red"' }, 'none', 'has no property colour'],
  [{ intent: 'Track clicks on the link on the home page as cta_clicked' }, 'ambiguous', '2 elements'],
  [{ intent: 'Track clicks on "Sign up" as new_event', lane: 'tracking-only' }, 'none', 'cannot add it'],
  [
    { intent: 'Track clicks on "Sign up" as cta_clicked', lane: 'looks' },
    'not-understood',
    'the lane looks changes how things look',
  ],
  [{ intent: 'Turn off onboarding', contract: 'copy' }, 'not-understood', 'this contract changes texts'],
  [
    { intent: 'Change "Nobody may touch" to "All may touch"' },
    'none',
    'It stands in notes.md, which no lane takes in.',
  ],
  [{ intent: 'Change "Plans" to "Prices" and set rollout to 25 %' }, 'not-understood', 'Make one at a time: 1. Change'],
  [
    { intent: 'Add class a to "Plans" and remove class px-4 from "Sign up"' },
    'not-understood',
    '2. remove class px-4 from "Sign up"',
  ],
  [{ intent: 'Make it nicer' }, 'not-understood', 'Change "old text" to "new text"'],
]

/** Sentences that try to be more than they are. */
const hostile: readonly string[] = [
  'Change "Track clicks on "Sign up" as x" to "y"',
  'Change "Plans" to "Put "Plans" behind flag x"',
  'Change "Plans" to "Plans</h1><script>alert(1)</script>"',
  'Add class "mt-4\\" onClick={alert(1)} x=\\"" to the heading "Plans"',
  'Add class ${alert(1)} to the heading "Plans"',
  'Set --color-accent to red; } body { display: none',
  'Set --color-accent to url(https://evil.example/x)',
  'Change margin-top of .hero to expression(alert(1))',
  'Put "Gift subscriptions" behind flag x\') || true || (\'',
  'Put "Gift subscriptions" behind flag __proto__',
  'Put "Gift subscriptions" behind flag constructor',
  'End flag __proto__: keep it',
  'Track clicks on "Sign up" as cta_clicked with label "\'}); alert(1); track({\'"',
  'Track clicks on "Sign up" as cta_clicked with label = fetch("https://evil.example")',
  'Track clicks on "Sign up" as __proto__',
  'Track clicks on "Sign up" as cta_clicked with __proto__ "x"',
  'Track clicks on "Sign up" as cta_clicked with email',
  'Set the note of onboarding to "x\\", \\"seed\\": \\"y"',
  'Set the rollout of onboarding to 1e400',
  'Set the seed of onboarding to "z"',
  'Set rollout of onboarding to -5',
  `Change class px-4 to ${'a'.repeat(1100)} on "Sign up"`,
  `Set ${'a '.repeat(600)} to 5`,
  `${'Track clicks on '.repeat(60)}x as y`,
  '\u0000\uE000\uE001 Change \uE000 to "x"',
  '""""""""',
  ' ',
]

/** Fragments of the forms, put together without sense. */
const fragments = [
  ...understood.map(([intent]) => intent),
  ...'change set add remove put hide track send turn end keep class flag event rollout weight on off to of from behind with as when in for and everywhere it the clicks'.split(
    ' ',
  ),
  ...['"Plans"', '"Sign up"', '"px-4"', 'px-4', 'cta_clicked', 'old-note', 'pricing-headline', '.hero', 'margin-top'],
  ...[
    '50 %',
    '0.5',
    '12px',
    '#0a7',
    '"',
    "'",
    '`',
    '{',
    '}',
    '${',
    '</',
    ';',
    ':',
    ',',
    '!',
    '\\',
    '\uE000',
    '--',
    'ß',
    '🙂',
  ],
]
const nonsense = fc.sample(
  fc.oneof(
    fc.array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 7 }).map((parts) => parts.join(' ')),
    fc
      .tuple(
        fc.constantFrom(...understood.map(([intent]) => intent)),
        fc.constantFrom(...fragments),
        fc.nat(),
        fc.nat(12),
      )
      .map(([intent, part, at, gone]) => {
        const start = at % intent.length
        return intent.slice(0, start) + part + intent.slice(start + gone)
      }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  ),
  { numRuns: 120, seed: 20 },
)

const key = ({ intent, lane, contract }: Line): string => JSON.stringify([intent, lane, contract])

beforeAll(async () => {
  shop = new ScratchRepository()
  shop.commit(files)
  const lines: readonly Line[] = [
    ...understood.map(([intent]) => ({ intent })),
    ...asked.map(([line]) => line),
    ...[...hostile, ...nonsense].map((intent) => ({ intent })),
  ]
  const given = await batch<Answer>('propose', lines)
  answers = new Map(lines.map((line, index) => [key(line), given[index] as Answer]))
}, 120_000)

afterAll(() => shop.remove())

const answerTo = (line: Line): Answer => {
  const answer = answers.get(key(line))
  if (answer === undefined) throw new Error(`no answer to ${line.intent}`)
  return answer
}
const filesOf = (patch: string): string[] =>
  [...patch.matchAll(/^\+\+\+ b\/(.+)$/gm)].map((match) => match[1] ?? '').sort()

describe('a sentence becomes a patch of the lane that its words choose', () => {
  test.each(understood)('%s', (intent, lane, changed, added) => {
    const answer = answerTo({ intent })

    expect([answer.verdict, answer.lane, answer.says, answer.findings, answer.candidates]).toEqual([
      'allowed',
      lane,
      expect.any(String),
      [],
      [],
    ])
    expect(filesOf(answer.patch)).toEqual(changed)
    expect(
      answer.patch
        .split('\n')
        .filter((line) => line.startsWith('+'))
        .join('\n'),
    ).toContain(added)
  })
})

describe('what is not clear is asked, never guessed', () => {
  test.each(asked)('$intent', (line, verdict, says) => {
    const answer = answerTo(line)

    expect([answer.verdict, answer.says, answer.patch]).toEqual([verdict, expect.stringContaining(says), ''])
  })

  test('with the places to choose from, each of which the same sentence then means', async () => {
    const { candidates } = answerTo({ intent: 'Change class px-4 to px-6' })

    const chosen = await batch<Answer>(
      'propose',
      candidates.map(({ id }) => ({ intent: 'Change class px-4 to px-6', at: id })),
    )

    expect(candidates).toHaveLength(3)
    expect(chosen.map(({ verdict, edits }) => [verdict, edits.map(({ path }) => path)])).toEqual(
      candidates.map(({ path }) => ['allowed', [path]]),
    )
  })
})

test('a place can be pointed at under every contract, with a value alone', async () => {
  const point = async (
    contract: string,
    isMeant: (slot: { kind: string; value: string; context: string }) => boolean,
  ) => {
    const slots = JSON.parse(await fairway(['slots', '--contract', contract, '--json'], ''))
    return slots.find(isMeant).id as string
  }
  const lines = [
    { intent: 'px-8 button', at: await point('style', ({ value }) => value === 'px-4 button') },
    { intent: '75 %', at: await point('config', ({ kind, context }) => kind === 'number' && context === 'rollout') },
    { intent: 'gift-cards', at: await point('flagged', ({ context }) => context.startsWith('Heading "Gift')) },
    { intent: 'keep it', at: await point('flagged', ({ kind }) => kind === 'flag-end') },
    { intent: 'joined', at: await point('instrumentation', ({ context }) => context.includes('Join us')) },
  ]

  const given = await batch<Answer>('propose', lines)

  expect(given.map(({ verdict, lane, patch }) => [verdict, lane, filesOf(patch)])).toEqual([
    ['allowed', 'looks', ['src/pages/Pricing.tsx']],
    ['allowed', 'experiments', ['experiments/onboarding.json']],
    ['allowed', 'new-things', ['flags.json', 'src/pages/Pricing.tsx']],
    ['allowed', 'new-things', ['flags.json', 'src/pages/Pricing.tsx']],
    ['allowed', 'tracking', ['src/pages/Home.tsx', 'tracking-plan.yaml']],
  ])
})

test('whatever the sentence, every line is answered, and every patch that is given out is admitted by its lane', async () => {
  const given = [...answers.values()]
  const allowed = given.filter(({ verdict }) => verdict === 'allowed')
  const base = shop.git('rev-parse', 'main')
  const heads = allowed.map(({ patch }, index) => {
    shop.git('checkout', '-q', '-B', `change-${index}`, base)
    shop.write({ 'change.patch': patch })
    shop.git('apply', 'change.patch')
    shop.write({ 'change.patch': null })
    shop.git('add', '-A')
    shop.git('commit', '-qm', 'change')
    return shop.git('rev-parse', 'HEAD')
  })
  shop.git('checkout', '-q', 'main')

  const verified = await batch<{ verdict: string; findings: unknown[] }>(
    'verify',
    allowed.map(({ lane }, index) => ({ base, head: heads[index], lane })),
  )

  expect(given.filter(({ error }) => error !== undefined)).toEqual([])
  expect(allowed.length).toBeGreaterThanOrEqual(understood.length)
  expect(verified.filter(({ verdict }) => verdict !== 'allowed')).toEqual([])
}, 120_000)

describe('words in quotes stay words, and no value leaves its place', () => {
  test.each(hostile)('%j', (intent) => {
    const { verdict, patch, edits } = answerTo({ intent })

    if (verdict === 'allowed') expect(edits).toHaveLength(1)
    expect(patch).not.toMatch(/^\+.*(?:<script>|display: none|url\(|"seed": "y")/m)
  })
})
