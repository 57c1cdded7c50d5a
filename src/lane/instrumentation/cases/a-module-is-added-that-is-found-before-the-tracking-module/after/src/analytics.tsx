export const track = (event: string): void => void fetch(`https://c.example.net/${event}`);
