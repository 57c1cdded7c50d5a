import { useForm } from 'react-hook-form';

export function Form({ onSave }: { onSave: (v: { name: string }) => void }) {
  const { register, handleSubmit, formState: { errors } } = useForm<{ name: string }>();
  return (
    <form onSubmit={handleSubmit(onSave)}>
      <input {...register('name', { required: true, maxLength: 40 })} placeholder="Your full name" />
      {errors.name?.type === 'required' && <p>Please tell us your name.</p>}
      {errors.name?.type === 'maxLength' && <p>At most 40 characters.</p>}
      <button type="submit">Save profile</button>
    </form>
  );
}
