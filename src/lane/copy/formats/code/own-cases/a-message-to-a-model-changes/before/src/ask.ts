export const ask = (chat) => chat([{ role: 'system', content: 'You are a helpful assistant of our shop.' }])
