const a = 1
export * from 'Plan for teams'
