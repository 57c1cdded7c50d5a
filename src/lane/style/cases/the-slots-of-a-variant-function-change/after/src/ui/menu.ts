import { tv } from 'tailwind-variants'

export const menu = tv({
  base: 'flex gap-4',
  variants: { wide: { true: 'px-8', false: 'px-4' } },
})
