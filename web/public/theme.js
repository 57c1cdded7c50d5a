// A file of its own, run before the first paint: a page policy without inline scripts stays possible, and no light flash in the dark.
{
  const theme = localStorage.getItem('fairway.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
}
