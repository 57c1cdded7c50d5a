export function statusText(status: string) {
  switch (status) {
    case 'Under review':
      return { title: 'Someone is looking at it' };
    default:
      return { title: 'Not started yet' };
  }
}
