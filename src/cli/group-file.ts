import { parseDocument } from 'yaml'
import { FairwayError } from '../base/errors.ts'
import type { GroupFile } from '../scan/author-groups.ts'

/**
 * Reads a file that says to which group people belong: YAML or JSON, `ana@example.com: design` or `"*@agency.example": marketing`.
 *
 * @throws FairwayError `bad-input` with the first entry that is no name
 */
export function readGroups(text: string, file: string): GroupFile {
  const document = parseDocument(text, { schema: 'core', version: '1.2' })
  const [fault] = document.errors
  if (fault) throw wrongGroups(file, fault.message.split('\n')[0] ?? 'it cannot be parsed')
  const entries = document.toJS({ maxAliasCount: 0 }) as unknown
  if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) {
    throw wrongGroups(file, 'it is not a list of addresses with a group each')
  }
  return new Map(
    Object.entries(entries).map(([email, group]) => {
      if (typeof group !== 'string' || group.trim() === '') throw wrongGroups(file, `${email} has no group`)
      if (!email.includes('@')) throw wrongGroups(file, `${email} is no e-mail address`)
      return [email.trim().toLowerCase(), group.trim()]
    }),
  )
}

const wrongGroups = (file: string, why: string): FairwayError =>
  new FairwayError('bad-input', `The groups in ${file} cannot be used: ${why}.`, {
    where: file,
    next: 'Write one line for each person, as in: ana@example.com: design',
  })
