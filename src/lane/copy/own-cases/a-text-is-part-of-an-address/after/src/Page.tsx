const plan = { title: 'Save more later' }

export const Page = () => <a href={`/plans/${plan.title}`}>Open</a>
