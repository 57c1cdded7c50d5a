import { useNow } from '../client/now.ts'
import { ageWords } from '../words/duration-words.ts'
import { absoluteTime, timeWords } from '../words/time-words.ts'

/** A moment: short to read, absolute on hover and for machines. `age` says how long ago instead, and keeps counting. */
export function When({ at, as = 'time' }: { at: string; as?: 'time' | 'age' }) {
  const now = useNow()
  const age = ageWords(Math.max(0, now.getTime() - Date.parse(at)))
  return (
    <time dateTime={at} title={absoluteTime(at)}>
      {as === 'age' ? age : timeWords(at, now)}
    </time>
  )
}
