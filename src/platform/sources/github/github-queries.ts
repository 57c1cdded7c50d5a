/** The questions asked of GitHub's GraphQL API. Ids of comments are asked for as numbers, as REST and webhooks write them. */

const actor = '{ __typename login }'
const page = 'pageInfo { hasNextPage endCursor }'

const both = [
  ...['ASSIGNED_EVENT', 'UNASSIGNED_EVENT', 'LABELED_EVENT', 'UNLABELED_EVENT', 'RENAMED_TITLE_EVENT'],
  ...['ISSUE_COMMENT', 'CLOSED_EVENT', 'REOPENED_EVENT'],
]
const kinds = {
  issue: [...both, 'MILESTONED_EVENT', 'DEMILESTONED_EVENT', 'CONNECTED_EVENT', 'CROSS_REFERENCED_EVENT'],
  pullRequest: [
    ...both,
    ...['READY_FOR_REVIEW_EVENT', 'CONVERT_TO_DRAFT_EVENT', 'REVIEW_REQUESTED_EVENT', 'REVIEW_REQUEST_REMOVED_EVENT'],
    ...['PULL_REQUEST_REVIEW', 'REVIEW_DISMISSED_EVENT', 'HEAD_REF_FORCE_PUSHED_EVENT', 'MERGED_EVENT'],
    ...['ADDED_TO_MERGE_QUEUE_EVENT', 'REMOVED_FROM_MERGE_QUEUE_EVENT'],
  ],
} as const
export type WorkKind = keyof typeof kinds

const named = '{ __typename ... on User { login } ... on Bot { login } ... on Mannequin { login } }'
const told = `createdAt actor ${actor}`
const entries: Readonly<Record<string, string>> = {
  AssignedEvent: `${told} assignee ${named}`,
  UnassignedEvent: `${told} assignee ${named}`,
  LabeledEvent: `${told} label { name }`,
  UnlabeledEvent: `${told} label { name }`,
  MilestonedEvent: `${told} milestoneTitle`,
  DemilestonedEvent: `${told} milestoneTitle`,
  ClosedEvent: `${told} stateReason`,
  MergedEvent: `${told} commit { oid }`,
  ReviewRequestedEvent: `${told} requestedReviewer { __typename ... on User { login } ... on Bot { login } ... on Team { slug } }`,
  ReviewRequestRemovedEvent: `${told} requestedReviewer { __typename ... on User { login } ... on Bot { login } ... on Team { slug } }`,
  PullRequestReview: `state submittedAt author ${actor}`,
  IssueComment: `id: databaseId createdAt author ${actor}`,
}
const plain = {
  issue: ['RenamedTitleEvent', 'ReopenedEvent', 'ConnectedEvent', 'CrossReferencedEvent'],
  pullRequest: [
    ...['RenamedTitleEvent', 'ReopenedEvent', 'ReadyForReviewEvent', 'ConvertToDraftEvent', 'ReviewDismissedEvent'],
    ...['HeadRefForcePushedEvent', 'AddedToMergeQueueEvent', 'RemovedFromMergeQueueEvent'],
  ],
} as const
const foreign = {
  issue: ['MergedEvent', 'ReviewRequestedEvent', 'ReviewRequestRemovedEvent', 'PullRequestReview'],
  pullRequest: ['MilestonedEvent', 'DemilestonedEvent'],
}

function timeline(kind: WorkKind, after: string): string {
  const shapes = [
    ...Object.entries(entries).filter(([name]) => !foreign[kind].includes(name)),
    ...plain[kind].map((name) => [name, told] as const),
  ].map(([name, fields]) => `... on ${name} { ${fields} }`)
  return `timelineItems(first: 100${after}, itemTypes: [${kinds[kind].join(', ')}]) { ${page} nodes { __typename ${shapes.join(' ')} } }`
}

const commits = (after: string): string =>
  `commits(first: 100${after}) { ${page} nodes { commit { oid authoredDate author { name email date user { login } } } } }`

const common = `__typename number url title createdAt updatedAt closedAt author ${actor}`
const whole: Readonly<Record<WorkKind, string>> = {
  issue: `${common} stateReason ${timeline('issue', '')}`,
  pullRequest: `${common} body isDraft headRefName mergedAt mergedBy ${actor} mergeCommit { oid }
    closingIssuesReferences(first: 50) { nodes { number url } } ${commits('')} ${timeline('pullRequest', '')}`,
}

const inRepository = (what: string): string =>
  `query ($owner: String!, $name: String!) { rateLimit { cost remaining resetAt } repository(owner: $owner, name: $name) { ${what} } }`

/** Many at once, each under `n` and its number. */
export const workQuery = (asked: readonly { readonly kind: WorkKind; readonly number: string }[]): string =>
  inRepository(
    [...new Set(asked.map(({ kind, number }) => `n${number}: ${kind}(number: ${number}) { ${whole[kind]} }`))].join(
      '\n',
    ),
  )

export type LongList = 'timelineItems' | 'commits'

/** The rest of a list that is longer than a page. */
export function restQuery(kind: WorkKind, number: string, list: LongList, after: string): string {
  const from = `, after: ${JSON.stringify(after)}`
  return inRepository(
    `n${number}: ${kind}(number: ${number}) { ${list === 'commits' ? commits(from) : timeline(kind, from)} }`,
  )
}

export const deploymentsQuery = (after: string | null): string =>
  inRepository(`deployments(first: 50${after === null ? '' : `, after: ${JSON.stringify(after)}`},
    orderBy: { field: CREATED_AT, direction: DESC }) { totalCount ${page} nodes { __typename databaseId commitOid createdAt environment
    creator ${actor} repository { nameWithOwner } statuses(first: 100) { nodes { state createdAt creator ${actor} } } } }`)
