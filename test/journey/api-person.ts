import type { ChangeSummary, ChangeView } from '../../src/api/change-schema.ts'
import type { TextView } from '../../src/api/product-schema.ts'
import type { EditInput, Trial, Understood } from '../../src/api/proposal-schema.ts'
import { type ChangeAct, paths } from '../../src/api/routes.ts'
import type { ApiError } from '../../src/api/server-schema.ts'
import { eventually } from './eventually.ts'

/** What the server refused, in its words. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, says: string) {
    super(says)
    this.status = status
  }
}

/** A signed-in person who uses the HTTP API, as programs do. */
export class ApiPerson {
  readonly id: string
  private readonly url: string
  private readonly product: string
  private readonly cookie: string

  constructor(id: string, url: string, product: string, cookie: string) {
    this.id = id
    this.url = url
    this.product = product
    this.cookie = cookie
  }

  /** Takes a sign-in link as `fairway person link` prints it. */
  static async signsIn(id: string, link: string, product: string): Promise<ApiPerson> {
    const answer = await fetch(link, { redirect: 'manual' })
    const [cookie] = answer.headers.getSetCookie()
    if (!cookie) throw new Error(`${id} was not let in: ${await answer.text()}`)
    return new ApiPerson(id, new URL(link).origin, product, cookie.split(';')[0] ?? '')
  }

  /** @throws Refused */
  async asks<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    return JSON.parse(await this.reads(path, method, body)) as T
  }

  /** The answer as it came. @throws Refused */
  async reads(path: string, method: 'GET' | 'POST' = 'GET', body?: unknown): Promise<string> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { cookie: this.cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    })
    const text = await answer.text()
    if (answer.ok) return text
    throw new Refused(answer.status, (JSON.parse(text) as ApiError).error.says)
  }

  async finds(text: string): Promise<TextView> {
    const path = `${paths.texts(this.product)}?q=${encodeURIComponent(text)}`
    const { texts } = await this.asks<{ texts: TextView[] }>('GET', path)
    const found = texts.find((one) => one.value === text)
    if (!found) throw new Error(`No text says “${text}”; there are: ${texts.map((one) => one.value).join(' | ')}`)
    return found
  }

  /** @returns id of the change */
  async proposes(text: string, words: string, why = 'It is clearer'): Promise<string> {
    return this.proposesEdit(await this.editOf(text, words), why)
  }

  async proposesEdit(edit: EditInput, why = 'It is clearer'): Promise<string> {
    const decision = { says: null, url: null, decidedAt: new Date(Date.now() - 60_000).toISOString() }
    const body = { product: this.product, why, decision, edits: [edit] }
    return (await this.asks<{ id: string }>('POST', paths.changes, body)).id
  }

  async editOf(text: string, words: string): Promise<EditInput> {
    const found = await this.finds(text)
    return { slot: found.id, path: found.path, from: found.value, to: words }
  }

  async tries(text: string, words: string): Promise<Trial> {
    return this.asks('POST', paths.trials(this.product), { edits: [await this.editOf(text, words)] })
  }

  understands(wish: string): Promise<Understood> {
    return this.asks('POST', paths.understand(this.product), { product: this.product, intent: wish })
  }

  looksAt(change: string): Promise<ChangeView> {
    return this.asks('GET', paths.change(change))
  }

  async changes(): Promise<ChangeSummary[]> {
    return (await this.asks<{ changes: ChangeSummary[] }>('GET', paths.changes)).changes
  }

  does(change: string, act: ChangeAct, body?: unknown): Promise<ChangeView> {
    return this.asks('POST', paths.act(change, act), body)
  }

  /** Says yes to exactly what is shown. */
  async approves(change: string): Promise<void> {
    const { bindingHash } = await this.looksAt(change)
    await this.does(change, 'approve', { bindingHash })
  }

  /** Waits until the change is so. What it says meanwhile is in the error when that never happens. */
  async sees(change: string, what: string, isSo: (view: ChangeView) => boolean): Promise<ChangeView> {
    let last: ChangeView | null = null
    return eventually(`${change} ${what}`, async () => {
      last = await this.looksAt(change)
      return isSo(last) ? last : null
    }).catch((error) => {
      const events = last?.events.map((event) => `  ${event.seq} ${event.type}: ${event.says}`).join('\n')
      throw new Error(`${error.message}; it is ${last?.state}: ${last?.problem?.says ?? last?.turn.says}\n${events}`, {
        cause: error,
      })
    })
  }

  /** Waits for a state; a change that got stuck instead will never be there. */
  async seesState(change: string, state: ChangeView['state']): Promise<ChangeView> {
    const view = await this.sees(change, `is ${state}`, (now) => now.state === state || now.problem !== null)
    if (view.state === state) return view
    throw new Error(`${change} is ${view.state} and stuck: ${view.problem?.says} ${view.problem?.next}`)
  }
}
