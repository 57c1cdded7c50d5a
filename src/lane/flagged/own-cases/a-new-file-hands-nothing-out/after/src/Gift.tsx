interface Window {
  gift: string
}
