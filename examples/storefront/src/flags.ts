import file from '../flags.json';

export type Flag = keyof typeof file.flags;

interface FlagDefinition {
  readonly state: string;
  readonly variants: Readonly<Record<string, boolean>>;
  readonly defaultVariant: string;
}

/** Whether a flag is on. The shop has no targeting: everybody gets the default variant, and a disabled flag is off. */
export function flag(key: Flag): boolean {
  const definition: FlagDefinition = file.flags[key];
  return definition.state === 'ENABLED' && definition.variants[definition.defaultVariant] === true;
}
