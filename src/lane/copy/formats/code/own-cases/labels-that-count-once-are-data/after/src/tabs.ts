import { uniqBy } from 'lodash'
const tabs = [{ label: 'Plan for teams' }]
export const once = uniqBy(tabs, (tab) => tab.label)
