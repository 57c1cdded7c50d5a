export const tones = {
  danger: { text: 'text-green-600 font-semibold', icon: 'alert' },
  calm: { text: 'text-slate-600', icon: 'info' },
};
