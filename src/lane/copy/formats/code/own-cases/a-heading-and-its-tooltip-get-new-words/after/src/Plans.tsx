export const Plans = () => <h1 title="All our plans">Plans and pricing</h1>
