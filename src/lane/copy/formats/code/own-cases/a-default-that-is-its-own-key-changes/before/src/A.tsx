import { Trans } from "react-i18next"
export const A = () => <p><Trans defaults="Save all changes" /></p>
