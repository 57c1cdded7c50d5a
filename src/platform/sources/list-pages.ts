import type { ApiClient, ApiPage, Asked } from './api-client.ts'

/** Of the page that a source names as its next one, only what says where the list goes on: the question stays ours. */
export function pageQuery(page: string | null): Record<string, string> {
  const asked = page === null ? new URLSearchParams() : new URL(page, 'https://next.invalid').searchParams
  const names = ['page', 'after', 'cursor', 'startAt']
  return Object.fromEntries(names.flatMap((name) => (asked.has(name) ? [[name, asked.get(name) ?? '']] : [])))
}

/** All pages of a list that is part of one record; ends early where a page is quarantined. */
export async function wholeList(client: ApiClient, asked: Asked): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (let page: string | null = ''; page !== null; ) {
    const answer: ApiPage = await client.ask({ ...asked, query: { ...asked.query, per_page: 100, ...pageQuery(page) } })
    if (answer === null) break
    found.push(...(Array.isArray(answer.body) ? answer.body : []))
    page = answer.next
  }
  return found
}
