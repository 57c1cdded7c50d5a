export const Price = ({ amount }: { amount: number }) => {
  const label = amount === 0 ? 'free' : String(amount);
  return <p title="Price per month">Your price: {lаbel}</p>;
};
