import file from '../flags.json';

/** Whether a flag is on. */
export function flag(key: string): boolean {
  const definition = file.flags[key];
  return definition.state === 'ENABLED' && definition.variants[definition.defaultVariant] === true;
}

export const always = (_key: string): boolean => true;
export const flags = Object.keys(file.flags);
