import { toast } from 'sonner';

export const saved = () => toast.success('All changes are saved.', { id: 'saved toast' });
