type User = { role: string };

export const canDelete = (user: User) => user.role === 'Workspace member';
export const help = { title: 'Only owners can delete a workspace' };
