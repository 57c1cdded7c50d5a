export const ignored = ['Place your order', 'Cancel order'];
