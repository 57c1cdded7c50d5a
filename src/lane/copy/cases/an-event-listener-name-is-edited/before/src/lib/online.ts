import { toast } from 'sonner';

export function watch() {
  window.addEventListener('offline', () => toast.error('You are offline.'));
}
