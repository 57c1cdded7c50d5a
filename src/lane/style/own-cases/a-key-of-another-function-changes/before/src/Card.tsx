import { pick } from './pick'
export const Card = ({ isOpen }) => <p className={pick({ 'mt-2': isOpen })} />
