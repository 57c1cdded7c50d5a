const a = 1
export * from 'Team plan'
