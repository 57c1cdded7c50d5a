import { cn } from './cn'

export const Card = ({ size, id, isOpen }) => (
  <section className="card rounded-lg p-4 shadow-sm">
    <h2 className={cn('text-lg font-semibold', isOpen && 'text-blue-700')}>Plans</h2>
    <p className={`note tint-${id} mt-2`} style={{ marginTop: 8, lineHeight: '1.4', opacity: 0.8 }}>
      Each plan can be changed.
    </p>
    <button className={'btn-' + size + ' focus:ring-2'}>Choose</button>
    <span className="js-total md:block">0</span>
  </section>
)
