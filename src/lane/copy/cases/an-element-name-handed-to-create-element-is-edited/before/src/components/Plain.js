import { createElement } from 'react';

export const Plain = () => createElement('button', { title: 'Close this dialog' }, 'x');
