import { toast } from 'sonner';

export function failed(retry: () => void) {
  toast.error('The upload has failed.', {
    description: 'We will try again in a minute.',
    action: { label: 'Try again now', onClick: retry },
  });
}
