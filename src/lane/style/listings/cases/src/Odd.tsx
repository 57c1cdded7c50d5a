import { cn } from './cn'

export function Odd({ a, b, size }) {
  return (
    <p className={a + 'x' + b} title={cn('free', a + ' in between ' + b)}>
      <b className={`${a} p-2 ${b}`} style={{ '--gapX': '4px', opacity: 0, ...(a ? { gap: 2 } : {}) }} />
      <i className={`size-${size} p-2`} {...{ slot: cn('spread') }}>
        Words <u className="deep">of many</u> elements
      </i>
    </p>
  )
}
