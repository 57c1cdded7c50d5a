import { toast } from 'sonner';

export const saved = () => toast.success('Everything is saved.', { id: 'save toast' });
