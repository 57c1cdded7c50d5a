const greeting = new RegExp('Hello there', 'i');

export const isGreeting = (line: string) => greeting.test(line);
