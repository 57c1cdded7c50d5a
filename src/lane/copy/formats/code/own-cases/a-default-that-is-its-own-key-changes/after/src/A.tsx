import { Trans } from "react-i18next"
export const A = () => <p><Trans defaults="Keep all changes" /></p>
