import { describe, expect, test } from 'vitest'
import { readGithub } from './github/read-github.ts'
import { readGitlab } from './gitlab/read-gitlab.ts'
import { readJira } from './jira/read-jira.ts'
import { readLinear } from './linear/read-linear.ts'
import type { Reading } from './path-event.ts'
import { jiraAddress, webAddress } from './web-address.ts'

const addresses = ({ facts }: Reading) => facts.flatMap(({ name, value }) => (name === 'url' ? [value] : []))
const at = '2026-01-05T09:00:00Z'

describe('the address of an object', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://mara:secret@example.com/1',
    'https://api.github.com/repos/acme/shop/issues/1',
    'https://forge.example.com/api/v3/repos/acme/shop/issues/1',
    'not an address',
    `https://example.com/${'a'.repeat(3_000)}`,
  ])('is none where a browser should not be sent: %s', (text) => {
    expect(webAddress(text)).toBeNull()
  })

  test('is the first that people can open', () => {
    expect(webAddress(null, 'https://api.github.com/x', 'https://github.com/acme/shop/issues/1')).toBe(
      'https://github.com/acme/shop/issues/1',
    )
  })

  test('of Jira is made of its site and key', () => {
    expect(jiraAddress('https://acme.example.com/jira/rest/api/2/issue/10001', 'SHOP-1')).toBe(
      'https://acme.example.com/jira/browse/SHOP-1',
    )
    expect(jiraAddress('10001', 'SHOP-1')).toBeNull()
  })
})

describe('a reader carries the address as a fact', () => {
  test('of GitHub, from its API and from its command line', () => {
    const api = { number: 1, url: 'https://api.github.com/repos/acme/shop/issues/1', created_at: at, title: 'x' }
    const address = 'https://github.com/acme/shop/issues/1'
    expect(addresses(readGithub([{ ...api, html_url: address }], { repository: 'acme/shop' }))).toEqual([address])
    const told = {
      number: 2,
      url: 'https://github.com/acme/shop/pull/2',
      createdAt: at,
      state: 'OPEN',
      headRefName: 'b',
    }
    expect(addresses(readGithub([{ ...told, mergedAt: null }], {}))).toEqual([told.url])
  })

  test('of GitLab, Jira and Linear', () => {
    const issue = { iid: 3, project_id: 1, title: 'x', created_at: at, issue_type: 'issue', state: 'opened' }
    const gitlab = 'https://gitlab.com/acme/shop/-/issues/3'
    expect(addresses(readGitlab([{ ...issue, web_url: gitlab }], {}))).toEqual([gitlab])
    const jira = {
      key: 'SHOP-1',
      self: 'https://acme.atlassian.net/rest/api/3/issue/1',
      fields: { created: at, summary: 'x' },
    }
    expect(addresses(readJira([jira]))).toEqual(['https://acme.atlassian.net/browse/SHOP-1'])
    const linear = { identifier: 'SHOP-1', title: 'x', createdAt: at, url: 'https://linear.app/acme/issue/SHOP-1/x' }
    expect(addresses(readLinear([linear]))).toEqual([linear.url])
  })
})
