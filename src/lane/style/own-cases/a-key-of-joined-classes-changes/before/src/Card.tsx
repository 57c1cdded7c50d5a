import clsx from 'clsx'
export const Card = ({ isOpen }) => <p className={clsx('card', { 'mt-2 p-4': isOpen }, [isOpen && 'flex', { 'gap-2': isOpen }])} />
