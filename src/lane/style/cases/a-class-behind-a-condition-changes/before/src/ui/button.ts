import { cva } from 'class-variance-authority'
import { clsx } from 'clsx'

export const button = cva('inline-flex items-center rounded-md text-sm', {
  variants: {
    intent: { primary: 'bg-blue-600 text-white', ghost: 'bg-transparent text-blue-700' },
    size: { sm: 'h-8 px-3', md: 'h-10 px-4' },
  },
  compoundVariants: [{ intent: 'primary', size: 'md', class: 'font-semibold' }],
  defaultVariants: { intent: 'primary', size: 'md' },
})

export const row = (kind: string, open: boolean, size: string) =>
  clsx('py-2', { 'bg-gray-50': open }, kind === 'wide' && 'px-8', size === 'lg' || 'text-sm')
