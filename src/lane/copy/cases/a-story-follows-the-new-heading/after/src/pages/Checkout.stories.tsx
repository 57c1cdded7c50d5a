import { Checkout } from './Checkout';

export default { component: Checkout };

export const Default = {
  play: async ({ canvas }: { canvas: any }) => {
    await canvas.findByText('Review your order');
  },
};
