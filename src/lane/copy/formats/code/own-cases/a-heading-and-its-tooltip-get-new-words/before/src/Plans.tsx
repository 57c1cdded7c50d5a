export const Plans = () => <h1 title="All plans">Plans</h1>
