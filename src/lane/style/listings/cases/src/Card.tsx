import { cn, cva } from './cn'

const button = cva('rounded px-2', {
  variants: { size: { sm: 'text-sm', 'lg': ['text-lg', 'py-3'] } },
  compoundVariants: [{ size: 'sm', class: 'gap-1' }],
})

export function Card({ open, tint }) {
  return (
    <section className="  card  p-4
      wide">
      <h1 className={`title ${open ? 'pb-2' : 'pb-1'} text-${tint} end`} style={{ marginTop: -4, 'color': 'red', gap: open ? '1px' : `2px` }}>
        Plans
      </h1>
      <Icon.Big titleClassName={'a ' + tint + ' b'} className={cn('x', open && ['y', 'z'], { 'shown': open, hidden: !open })} />
      <p className={['one', open && 'two'].filter(Boolean).join(' ')} data-x={<b className='in' />} />
      {[1].map(() => <i className={button({ size: 'sm' }) + ' more'} key="k" />)}
    </section>
  )
}
class Panel { render() { return <div className="panel" /> } }
export const plain = () => <div className="plain" />
