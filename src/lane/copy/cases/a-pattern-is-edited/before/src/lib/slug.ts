const words = /[a-z]+ [a-z]+/gi;

export function check(value: string) {
  return words.test(value) ? { title: 'Looks good to us' } : { title: 'Use two words' };
}
