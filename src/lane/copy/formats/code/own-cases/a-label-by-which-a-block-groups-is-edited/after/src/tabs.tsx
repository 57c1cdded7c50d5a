const tabs = [{ label: 'All plans' }]

export const Tabs = ({ plans }) =>
  Object.entries(
    Object.groupBy(plans, (plan) => {
      return plan.tab.label
    }),
  ).map(([label, all]) => (
    <p key={label}>
      {all.length} of {tabs.length}
    </p>
  ))
