const greeting = new RegExp('Hello.*', 'i');

export const isGreeting = (line: string) => greeting.test(line);
