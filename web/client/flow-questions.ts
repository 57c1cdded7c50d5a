import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AgeingView, CompletedView, CumulativeView, ItemView } from '../../src/api/flow-work.ts'
import { paths } from '../../src/api/routes.ts'
import { ask } from './ask.ts'
import { keys } from './stale-keys.ts'

// A study is made anew when something was imported or recorded: the key begins like that of the whole of Flow, and ages with it.
const useWork = <View>(name: string, path: string, days: number | undefined) =>
  useQuery({
    queryKey: [...keys.flow, name, days ?? null],
    queryFn: ({ signal }) => ask<View>(days === undefined ? path : `${path}?days=${days}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })

export const useAgeing = (days: number | undefined) => useWork<AgeingView>('ageing', paths.flowAgeing, days)
export const useCompleted = (days: number | undefined) => useWork<CompletedView>('completed', paths.flowCompleted, days)
export const useCumulative = (days: number | undefined) =>
  useWork<CumulativeView>('cumulative', paths.flowCumulative, days)
export const useItem = (id: string) => useWork<ItemView>(`item ${id}`, paths.flowItem(id), undefined)
