/** The class of a wait as a shape, so that its colour is never alone: a dot, a ring, a diamond, a square. */
export function StepMark({ step, x, y }: { step: number; x: number; y: number }) {
  const name = `mark w${step}`
  if (step === 0) return <circle className={name} cx={x} cy={y} r="2.5" />
  if (step === 1) return <circle className={`${name} hollow`} cx={x} cy={y} r="3.5" />
  if (step === 2) return <path className={name} d={`M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}z`} />
  return <rect className={name} x={x - 4} y={y - 4} width="8" height="8" />
}
