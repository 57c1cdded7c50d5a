const plan = { title: 'Save more now' }

export const isFirst = (wanted) => {
  const { title: name } = plan
  return name === wanted
}
