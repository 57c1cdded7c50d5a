import { FairwayError } from '../base/errors.ts'

/** @throws FairwayError `bad-input` for what is no number of changes that git could be asked of */
export function changesToBlame(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text)
  throw new FairwayError('bad-input', `--blame ${text} is no number of changes.`, { next: 'Write for example 100.' })
}
