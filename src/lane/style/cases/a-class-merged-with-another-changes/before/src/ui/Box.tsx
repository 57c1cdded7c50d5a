import { twMerge } from 'tailwind-merge';

export function Box({ className, ...rest }: { className?: string }) {
  return <div {...rest} className={twMerge('rounded border p-4', className)} />;
}
