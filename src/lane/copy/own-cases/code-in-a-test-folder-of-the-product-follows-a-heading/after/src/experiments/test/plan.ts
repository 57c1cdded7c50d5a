export const isTeam = (plan: string) => plan === 'Plan for teams'
