import { toast } from 'sonner';

export function failed(retry: () => void) {
  toast.error('The upload has failed.', {
    description: 'We keep trying for ten minutes.',
    action: { label: 'Upload it again', onClick: retry },
  });
}
