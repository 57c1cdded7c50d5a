import { Button } from './Button.tsx'
export const Gift = () => <Button>Give</Button>
