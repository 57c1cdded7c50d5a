import { createElement } from 'react';

export const Plain = () => createElement('a', { title: 'Close this dialog' }, 'x');
