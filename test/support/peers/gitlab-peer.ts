import { type Peer, pageOf, startPeer } from './peer.ts'

export interface GitlabThing {
  readonly list: 'issues' | 'merge_requests' | 'deployments'
  readonly iid: number
  updated_at: string
  readonly fields: Record<string, unknown>
  /** Lists beside it, by the last part of their address. */
  readonly beside: Record<string, unknown[]>
}

const user = (username: string) => ({ id: username.length, username, name: username, state: 'active' })
const minute = (number: number): string => new Date(Date.UTC(2026, 0, 5, 9, number, 0, 250)).toISOString()
const sha = (number: number): string => number.toString(16).padStart(40, '0')
const web = 'https://gitlab.example.com/acme/web/shop/-'

/** A project `acme/web/shop`: issues and merge requests in turn, and a deployment of each merge request; some have many notes. */
export function gitlabData(count: number): GitlabThing[] {
  return Array.from({ length: count }, (_, at) => at + 1).flatMap((iid): GitlabThing[] => {
    const [start, end] = [minute(iid * 10), minute(iid * 10 + 5)]
    const notes = Array.from({ length: iid % 10 === 0 ? 120 : 2 }, (_, place) => ({
      ...{ id: iid * 1000 + place, body: 'Hm?', system: false, author: user('bob'), created_at: minute(iid * 10 + 1) },
      ...{ noteable_type: iid % 2 ? 'Issue' : 'MergeRequest', noteable_iid: iid },
    }))
    const state = (name: string) => ({
      ...{ id: iid, user: user('bob'), created_at: end, resource_type: 'X', resource_id: iid + 7000, state: name },
    })
    const common = { iid, title: `Work ${iid}`, author: user('ada'), created_at: start }
    if (iid % 2 === 1)
      return [
        {
          ...{ list: 'issues', iid, updated_at: end },
          fields: {
            ...common,
            state: 'closed',
            closed_at: end,
            closed_by: user('bob'),
            web_url: `${web}/issues/${iid}`,
          },
          beside: {
            notes,
            resource_state_events: [state('closed')],
            resource_label_events: [],
            resource_milestone_events: [],
          },
        },
      ]
    const fields = {
      ...{
        ...common,
        state: 'merged',
        merged_at: end,
        merge_user: user('bob'),
        draft: false,
        source_branch: `b${iid}`,
      },
      ...{
        web_url: `${web}/merge_requests/${iid}`,
        merge_commit_sha: sha(iid),
        squash_commit_sha: null,
        sha: sha(iid + 500),
      },
    }
    const commits = [
      { id: sha(iid + 500), short_id: 'x', author_name: 'Ada', author_email: 'ada@acme.example', authored_date: start },
    ]
    const deployed = {
      ...{ id: iid + 40, sha: sha(iid), status: 'success', created_at: end, user: user('bob') },
      environment: { name: 'production' },
      deployable: { finished_at: minute(iid * 10 + 7), pipeline: { web_url: `${web}/pipelines/${iid}` } },
    }
    return [
      {
        ...{ list: 'merge_requests', iid, updated_at: end, fields },
        beside: { notes, commits, resource_state_events: [state('merged')], resource_label_events: [] },
      },
      { list: 'deployments', iid, updated_at: minute(iid * 10 + 7), fields: deployed, beside: {} },
    ]
  })
}

/** GitLab's REST v4 as far as it is asked: pages by number, named in a header; changes since; a wrong token is refused. */
export async function startGitlabPeer(things: GitlabThing[], token: string, pageSize = 10): Promise<Peer> {
  return startPeer(({ url, headers }) => {
    if (headers.authorization !== `Bearer ${token}`) return { status: 401, body: { message: '401 Unauthorized' } }
    const path = /^\/api\/v4\/projects\/acme%2Fweb%2Fshop\/(.+)$/.exec(url.pathname)?.[1]
    if (path === undefined) return { status: 404, body: { message: '404 Project Not Found' } }
    const [list = '', iid, beside] = path.split('/')
    if (list === 'releases') return { status: 403, body: { message: '403 Forbidden' } }
    if (beside) {
      const found = things.find((thing) => thing.list === list && String(thing.iid) === iid)
      return found?.beside[beside]
        ? pageOf(found.beside[beside], url, 50)
        : { status: 404, body: { message: '404 Not found' } }
    }
    const since = url.searchParams.get('updated_after') ?? ''
    const listed = things
      .filter((thing) => thing.list === list && thing.updated_at >= since)
      .toSorted((a, b) => (a.updated_at < b.updated_at ? -1 : a.updated_at > b.updated_at ? 1 : a.iid - b.iid))
      .map(({ fields, updated_at, iid: number }) => ({ ...fields, iid: number, updated_at }))
    const page = pageOf(listed, url, pageSize)
    return { ...page, headers: { ...page.headers, 'x-total': String(listed.length) } }
  })
}
