/** The questions asked of Linear's GraphQL API. */

export type LongList = 'history' | 'comments'

const page = 'pageInfo { hasNextPage endCursor }'
const actor = 'actor { id name email } botActor { id name }'

const entry = `id createdAt ${actor} updatedDescription toTitle fromEstimate toEstimate toPriority fromDueDate toDueDate
  fromState { name type } toState { name type } fromAssignee { id } toAssignee { id } fromCycle { id } toCycle { id }
  fromProject { id } toProject { id } fromParent { id } toParent { id } addedLabels { name } removedLabels { name }`
const comment = 'id createdAt user { id name email }'

const nodes: Readonly<Record<LongList, string>> = { history: entry, comments: comment }
const list = (name: LongList, args: string): string => `${name}(${args}) { ${page} nodes { ${nodes[name]} } }`

/** Sorted by change, oldest first: by default Linear gives the newest first. */
export const issuesQuery = `query ($team: String!, $since: DateTimeOrDuration!, $after: String, $first: Int!) {
  issues(first: $first, after: $after, includeArchived: true, sort: [{ updatedAt: { order: Ascending } }],
    filter: { team: { key: { eq: $team } }, updatedAt: { gte: $since } }) { ${page} nodes {
    id identifier title url createdAt updatedAt triagedAt startedAt completedAt canceledAt addedToCycleAt addedToProjectAt
    creator { id name email } botActor { id name } state { name type } project { id name } parent { identifier }
    ${list('history', 'first: 15')} ${list('comments', 'first: 10')} } } }`

/** The rest of a list that is longer than a page. */
export const restQuery = (name: LongList): string =>
  `query ($id: String!, $after: String) { issue(id: $id) { ${list(name, 'first: 100, after: $after')} } }`
