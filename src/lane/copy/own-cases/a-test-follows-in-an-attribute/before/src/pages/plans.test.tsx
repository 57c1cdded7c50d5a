const a = <Plan name="Team plan" />
