import flags from '../../config/flags.json';

export const isEnabled = (key: keyof typeof flags.flags): boolean => flags.flags[key].defaultVariant === 'on';
