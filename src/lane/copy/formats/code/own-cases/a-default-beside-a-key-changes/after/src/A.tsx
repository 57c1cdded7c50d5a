import { Trans } from "react-i18next"
export const A = () => <p><Trans i18nKey="save" defaults="Keep all changes" /></p>
