import { useState } from 'react';
import { toast } from 'sonner';
import { api } from '../api';

const tabs = [
  { id: 'profile', title: 'About you', description: 'Your name, photo and language.' },
  { id: 'team', title: 'Your people', description: 'People who can see this workspace.' },
];

export function SettingsPage({ isAdmin, name }: { isAdmin: boolean; name?: string }) {
  const [saving, setSaving] = useState(false);
  async function save() {
    setSaving(true);
    await api.patch('/v1/settings', { name });
    toast.success('Your settings were saved.');
    setSaving(false);
  }
  return (
    <section aria-label="Account settings">
      <h2>{isAdmin ? 'Workspace settings' : 'My settings'}</h2>
      {tabs.map((tab) => <a key={tab.id} href={`/settings/${tab.id}`}>{tab.title}</a>)}
      <p>Signed in as <b>{name ?? 'a guest'}</b>, thanks for being here.</p>
      <button type="submit" disabled={saving} onClick={save}>Save changes</button>
    </section>
  );
}
