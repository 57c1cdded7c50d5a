import { total } from './total'
export const Other = () => <p>{total}</p>
