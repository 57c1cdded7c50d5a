export const isTeam = (plan: string) => plan === 'Team plan'
