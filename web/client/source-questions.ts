import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { paths } from '../../src/api/routes.ts'
import type {
  ChangeSettings,
  HooksView,
  HookView,
  ImportedView,
  SettingsView,
  SourcesView,
} from '../../src/api/source-schema.ts'
import { ask, put, tell, upload } from './ask.ts'
import { keys } from './stale-keys.ts'

const sources = [...keys.study, 'sources'] as const
const settings = [...keys.study, 'settings'] as const
const hooks = [...keys.study, 'hooks'] as const

export const useSources = () =>
  useQuery({
    queryKey: sources,
    queryFn: ({ signal }) => ask<SourcesView>(paths.flowSources, signal),
    staleTime: 30_000,
  })

export const useSettings = () =>
  useQuery({ queryKey: settings, queryFn: ({ signal }) => ask<SettingsView>(paths.flowSettings, signal) })

/** What was imported moves every figure. */
export function useImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ file, why, told }: { file: File; why: string; told: Readonly<Record<string, string>> }) =>
      upload<ImportedView>(`${paths.flowImports}?${new URLSearchParams({ ...told, name: file.name, why })}`, file),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.study })
      void client.invalidateQueries({ queryKey: keys.flow })
    },
  })
}

export function useRemoveSource() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, why }: { id: string; why: string }) => tell<SourcesView>(paths.flowSourceRemove(id), { why }),
    onSuccess: (view) => {
      client.setQueryData(sources, view)
      void client.invalidateQueries({ queryKey: keys.study })
      void client.invalidateQueries({ queryKey: keys.flow })
    },
  })
}

export function useChangeSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: ChangeSettings) => put<SettingsView>(paths.flowSettings, wish),
    onSuccess: (view) => {
      client.setQueryData(settings, view)
      void client.invalidateQueries({ queryKey: keys.study })
      void client.invalidateQueries({ queryKey: keys.flow })
    },
    // Somebody else was first: show what is true now beside the reason.
    onError: () => client.invalidateQueries({ queryKey: settings }),
  })
}

/** What tools post comes while somebody looks. */
export const useHooks = () =>
  useQuery({
    queryKey: hooks,
    queryFn: ({ signal }) => ask<HooksView>(paths.flowHooks, signal),
    refetchInterval: 15_000,
  })

export function useOpenHook() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: { kind: string; name: string; why: string }) => tell<HookView>(paths.flowHooks, wish),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.study }),
  })
}

export function useSetHookSecret() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, secret }: { id: string; secret: string }) =>
      put<HooksView>(paths.flowHookSecret(id), { secret }),
    onSuccess: (view) => client.setQueryData(hooks, view),
  })
}

export function useCloseHook() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, why }: { id: string; why: string }) => tell<HooksView>(paths.flowHookClose(id), { why }),
    onSuccess: (view) => {
      client.setQueryData(hooks, view)
      void client.invalidateQueries({ queryKey: keys.study })
    },
  })
}
