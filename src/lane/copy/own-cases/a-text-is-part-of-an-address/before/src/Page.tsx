const plan = { title: 'Save more now' }

export const Page = () => <a href={`/plans/${plan.title}`}>Open</a>
