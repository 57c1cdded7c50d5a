const a = 1
cp.execSync(['Plan for teams'].join())
