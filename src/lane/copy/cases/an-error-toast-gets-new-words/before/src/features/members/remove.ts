import { toast } from 'react-hot-toast';
import { api } from '../api';

export async function removeMember(id: string) {
  try {
    await api.delete(`/members/${id}`);
    toast.success('The member was removed.');
  } catch {
    toast.error('We could not remove this member.', { duration: 4000 });
  }
  toast.info("Changes can take a minute to show.");
}
