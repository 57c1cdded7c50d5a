import { twMerge } from 'tailwind-merge';

export function Box({ className, ...rest }: { className?: string }) {
  return <div {...rest} className={twMerge('rounded-md border p-5', className)} />;
}
