export const rule = new Function('order', 'return order total over 100');
