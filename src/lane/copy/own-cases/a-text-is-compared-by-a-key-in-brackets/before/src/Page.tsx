const plan = { title: 'Save more now' }

export const isFirst = (wanted) => plan['title'] === wanted
