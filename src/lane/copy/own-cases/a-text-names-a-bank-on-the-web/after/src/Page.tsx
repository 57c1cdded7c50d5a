export const Page = () => <p>Pay at my-shop.bank</p>
