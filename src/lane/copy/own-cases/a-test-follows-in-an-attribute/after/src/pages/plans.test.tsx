const a = <Plan name="Plan for teams" />
