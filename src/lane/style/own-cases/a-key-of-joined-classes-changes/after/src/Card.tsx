import clsx from 'clsx'
export const Card = ({ isOpen }) => <p className={clsx('card', { 'mt-4 p-6': isOpen }, [isOpen && 'flex', { 'gap-3': isOpen }])} />
