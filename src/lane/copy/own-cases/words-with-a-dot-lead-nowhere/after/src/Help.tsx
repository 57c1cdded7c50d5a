export const Help = () => <p>Since v2.0 of our Node.js kit, check.finished arrives twice, see docs/install.sh</p>
