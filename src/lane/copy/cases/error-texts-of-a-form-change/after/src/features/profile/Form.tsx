import { useForm } from 'react-hook-form';

export function Form({ onSave }: { onSave: (v: { name: string }) => void }) {
  const { register, handleSubmit, formState: { errors } } = useForm<{ name: string }>();
  return (
    <form onSubmit={handleSubmit(onSave)}>
      <input {...register('name', { required: true, maxLength: 40 })} placeholder="First and last name" />
      {errors.name?.type === 'required' && <p>We need your name to go on.</p>}
      {errors.name?.type === 'maxLength' && <p>Please use at most 40 characters.</p>}
      <button type="submit">Save profile</button>
    </form>
  );
}
