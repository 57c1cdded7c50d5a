import { useMemo } from 'react'
import { type Piece, wordDifference } from '../words/word-difference.ts'
import './sentence.css'

/** Before and after, in the face of the product's own words, with what differs marked by line and not by colour alone. */
export function Sentence({ before, after, size }: { before: string; after: string; size: 'row' | 'big' }) {
  const difference = useMemo(() => wordDifference(before, after), [before, after])
  return (
    <span className={`sentence ${size}`}>
      <span className="was-line">
        <span className="sr">Before: </span>
        <Pieces of={difference.before} />
      </span>
      <span className="arrow" aria-hidden>
        →
      </span>
      <span className="is-line">
        <span className="sr"> After: </span>
        <Pieces of={difference.after} />
      </span>
    </span>
  )
}

const Pieces = ({ of }: { of: readonly Piece[] }) =>
  of.map((piece, index) =>
    piece.kind === 'same' ? (
      <span key={index}>{piece.text}</span>
    ) : piece.kind === 'out' ? (
      <del key={index} className="words-out">
        {piece.text}
      </del>
    ) : (
      <ins key={index} className="words-in">
        {piece.text}
      </ins>
    ),
  )
