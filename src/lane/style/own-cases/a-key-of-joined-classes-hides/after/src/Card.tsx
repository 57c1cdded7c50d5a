import clsx from 'clsx'
export const Card = ({ isOpen }) => <p className={clsx('card', { 'mt-2 sr-only': isOpen })} />
