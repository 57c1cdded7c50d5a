import { Trans } from "react-i18next"
export const A = () => <p><Trans i18nKey="save" defaults="Save all changes" /></p>
