import '@fontsource-variable/hanken-grotesk/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '@fontsource-variable/newsreader/wght.css'
import './style/tokens.css'
import './client/no-eval.ts'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Refusal } from './client/ask.ts'
import { keys } from './client/stale-keys.ts'
import { makeRouter } from './router.tsx'

const mostRetries = 2

const client = new QueryClient({
  // A session that has ended is noticed by whatever is asked next: asking who I am then shows the way back in.
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Refusal && error.status === 403) void client.invalidateQueries({ queryKey: keys.me })
    },
  }),
  defaultOptions: {
    queries: {
      // The live stream says what is out of date; nothing is asked again only because a window got the focus.
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      // An answer of the server is an answer. Only a line that broke is worth another try.
      retry: (failures, error) => error instanceof Refusal && error.status === 0 && failures < mostRetries,
    },
  },
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={makeRouter()} />
    </QueryClientProvider>
  </StrictMode>,
)
