import type { ButtonHTMLAttributes } from 'react';
import { track } from '../analytics';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { tone: string };

export const Button = ({ tone, ...rest }: Props) => (
  <button className={`button ${tone}`} {...rest} onClick={() => track('cta_clicked')} />
);
