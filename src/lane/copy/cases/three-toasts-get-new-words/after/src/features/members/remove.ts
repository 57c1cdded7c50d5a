import { toast } from 'react-hot-toast';
import { api } from '../api';

export async function removeMember(id: string) {
  try {
    await api.delete(`/members/${id}`);
    toast.success('Member removed.');
  } catch {
    toast.error('Member could not be removed.', { duration: 4000 });
  }
  toast.info("This can take a minute.");
}
