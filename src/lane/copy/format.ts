import type { RepoFacts } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import type { FileJudgement } from './file-judgement.ts'
import type { Place } from './place.ts'

/** A kind of file whose texts the copy contract knows: one folder below `formats/` with judge, places, page and cases. */
export interface TextFormat {
  readonly name: string
  /** Whether it is the one for a file, told from its path. */
  readonly reads: (path: string) => boolean
  /** The texts of a file in any order; `null` where it cannot be read. @throws TooDeep, RangeError */
  readonly places: (path: string, text: string, facts: RepoFacts) => Iterable<Place> | null
  /** Judges a file of which nothing but its form is known: both sides parse, all but texts is equal, each text is screened. */
  readonly judge: (file: TextChangeOfFile, facts: RepoFacts) => FileJudgement
  /**
   * The bytes inside a place's delimiters when it reads `to`, in the spelling of the old text and of the file.
   *
   * @param places all texts of the file
   * @returns `null` where a part that a program fills in is missing
   */
  readonly rewrite: (place: Place, to: string, text: string, places: readonly Place[]) => string | null
}
