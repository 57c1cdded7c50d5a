import toast from 'react-hot-toast'

export const copyLink = url => {
  navigator.clipboard.writeText(url)
  toast.success('The link is in your clipboard')
}
