import type { ContractName, RepoFacts, Slot } from '../../lane/lane.ts'
import type { Proposed } from '../propose-edits.ts'
import type { Sentence } from './sentence.ts'

/** What is known when a wish meets the places of a repository. */
export interface Ground {
  /** Every place of the files that {@link Wish.mayHold} let through, of every lane that is asked. */
  readonly slots: readonly Slot[]
  readonly facts: RepoFacts
  /** Facts of all lanes that are open, to say where something belongs that is not found here. */
  readonly others: readonly RepoFacts[]
  /** Keys of catalogues under which a text is looked up: the code names the key, people the text. */
  readonly keysOf: (text: string) => readonly string[]
}

/** A sentence that a contract understood, before any file is read. */
export interface Wish {
  /** Texts by which elements are meant: their keys are looked up before files are chosen. */
  readonly texts: readonly string[]
  /**
   * Whether a file can hold a place that is meant. Lets too much through rather than too little.
   *
   * @param raw the bytes as Latin-1 text
   */
  readonly mayHold: (path: string, raw: string, ground: Omit<Ground, 'slots'>) => boolean
  readonly propose: (ground: Ground) => Proposed
}

export type Reading =
  | { readonly kind: 'wish'; readonly wish: Wish }
  /** The contract is meant, but something is missing that nobody can guess: what to say. */
  | { readonly kind: 'incomplete'; readonly says: string }
  | null

/** The sentences that belong to a contract: what people write, and how it becomes edits. Pure, and it never throws. */
export interface ContractIntents {
  /** All of them are asked at once where no lane decides: a text stands in code or in a document. */
  readonly contracts: readonly ContractName[]
  /** What it changes, after "change": for people whose sentence belongs to another lane. */
  readonly changes: string
  /** Words by which a sentence seems to be about this, to choose the examples that people are shown. */
  readonly about: RegExp
  /** One example for each form, for people whose sentence was not understood. */
  readonly forms: readonly string[]
  /**
   * @param isAsked whether the person chose the contract or its lane: then fewer words are enough
   * @returns `null` where the sentence has none of the forms
   */
  readonly read: (sentence: Sentence, isAsked: boolean) => Reading
  /** Whether nobody else can mean a sentence of these forms, so that no other contract is asked about it. */
  readonly isSure: boolean
  /** What a sentence, or just a value, means for the one place that was pointed at. */
  readonly at: (sentence: Sentence, slot: Slot, ground: Ground) => Proposed
}

export const wish = (made: Wish): Reading => ({ kind: 'wish', wish: made })
export const incomplete = (says: string): Reading => ({ kind: 'incomplete', says })
