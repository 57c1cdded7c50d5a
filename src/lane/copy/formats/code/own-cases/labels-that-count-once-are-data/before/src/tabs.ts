import { uniqBy } from 'lodash'
const tabs = [{ label: 'Team plan' }]
export const once = uniqBy(tabs, (tab) => tab.label)
