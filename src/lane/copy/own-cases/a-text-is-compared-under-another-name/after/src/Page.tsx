const plan = { title: 'Save more later' }

export const isFirst = (wanted) => {
  const { title: name } = plan
  return name === wanted
}
