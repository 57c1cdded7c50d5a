function Present() {
  return <p>Gift</p>
}
export { Present as Gift }
