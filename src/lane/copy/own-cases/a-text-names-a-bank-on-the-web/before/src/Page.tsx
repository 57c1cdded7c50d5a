export const Page = () => <p>Pay in the shop</p>
