import { FairwayError } from '../../base/errors.ts'

/**
 * A branch name we are willing to write or push. Far narrower than git's own rule, which takes `refs/heads/--upload-pack=x`:
 * letters, digits, `.`, `_`, `-` and `/`, every part beginning with a letter or digit.
 */
const branchPattern =
  /^(?!.*(?:\.\.|\.lock(?:\/|$)|\.(?:\/|$)))[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/
const refPattern = /^refs\/(heads|fairway)\//

export const isBranchName = (name: string): boolean => name.length <= 200 && name !== 'HEAD' && branchPattern.test(name)

/** A ref of ours in full: `refs/heads/…` or `refs/fairway/…`. */
export const isRefName = (name: string): boolean => refPattern.test(name) && isBranchName(name.replace(refPattern, ''))

/** @returns `refs/heads/NAME` @throws FairwayError `bad-input` */
export function branchRef(name: string): string {
  if (isBranchName(name)) return `refs/heads/${name}`
  throw new FairwayError('bad-input', `${JSON.stringify(name)} cannot be used as the name of a branch.`, {
    next: 'Use letters, digits, ".", "_", "-" and "/", each part beginning with a letter or digit.',
  })
}

/** @throws FairwayError `bad-input` */
export function checkedRef(name: string): string {
  if (isRefName(name)) return name
  throw new FairwayError('bad-input', `${JSON.stringify(name)} cannot be used as the name of a ref.`, {
    next: 'Use refs/heads/NAME or refs/fairway/NAME with letters, digits, ".", "_", "-" and "/".',
  })
}

const objectPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
export const isObjectName = (text: string): boolean => objectPattern.test(text)

/** @throws Error: object names come from git itself, so another form is a defect of ours */
export function checkedObject(name: string): string {
  if (isObjectName(name)) return name
  throw new Error(`${JSON.stringify(name)} is not an object name`)
}

/** Whether a text may be handed to git as a revision a person typed: one line, no option. */
export const isRevisionText = (text: string): boolean =>
  text !== '' && text.length <= 1_000 && !text.startsWith('-') && !/\p{Cc}/u.test(text)
