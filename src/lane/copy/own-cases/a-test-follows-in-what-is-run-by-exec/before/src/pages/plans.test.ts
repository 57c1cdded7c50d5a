const a = 1
cp.execSync(['Team plan'].join())
