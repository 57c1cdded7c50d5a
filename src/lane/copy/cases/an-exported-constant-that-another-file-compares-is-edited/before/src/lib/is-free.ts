import { FREE } from '../components/Free';

export const isFree = (plan: string) => plan === FREE;
