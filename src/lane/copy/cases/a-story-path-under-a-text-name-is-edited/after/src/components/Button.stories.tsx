import { Button } from './Button';

export default { title: 'Inputs/Button', component: Button };

export const Primary = { args: { variant: 'primary' } };
