import { toast } from 'sonner';

export function watch() {
  window.addEventListener('online', () => toast.error('No connection.'));
}
