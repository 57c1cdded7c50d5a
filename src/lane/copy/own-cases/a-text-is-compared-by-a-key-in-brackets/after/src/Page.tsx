const plan = { title: 'Save more later' }

export const isFirst = (wanted) => plan['title'] === wanted
