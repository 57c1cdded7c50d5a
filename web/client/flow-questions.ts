import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AgeingView, CompletedView, CumulativeView, ItemView, WorkSectionsView } from '../../src/api/flow-work.ts'
import { paths } from '../../src/api/routes.ts'
import { type FlowSearch, flowParams } from '../flow/parts/flow-search.ts'
import { ask } from './ask.ts'
import { keys } from './stale-keys.ts'

// A study is made anew when something was imported or recorded: the key begins like that of the whole of Flow, and ages with it.
const useWork = <View>(name: string, path: string, query: FlowSearch) =>
  useQuery({
    queryKey: [...keys.flow, name, query],
    queryFn: ({ signal }) => ask<View>(`${path}?${flowParams(query)}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })

export const useAgeing = (query: FlowSearch) => useWork<AgeingView>('ageing', paths.flowAgeing, query)
export const useCompleted = (query: FlowSearch) => useWork<CompletedView>('completed', paths.flowCompleted, query)
export const useCumulative = (query: FlowSearch) => useWork<CumulativeView>('cumulative', paths.flowCumulative, query)
export const useItem = (id: string) => useWork<ItemView>(`item ${id}`, paths.flowItem(id), {})
export const useWorkSections = ({ window }: FlowSearch) =>
  useWork<WorkSectionsView>('sections', paths.flowWork, { window })
