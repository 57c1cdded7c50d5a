import { Button } from './Button';

export default { title: 'Forms/Button', component: Button };

export const Primary = { args: { variant: 'primary' } };
