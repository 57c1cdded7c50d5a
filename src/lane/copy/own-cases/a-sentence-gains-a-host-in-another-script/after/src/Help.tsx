export const Help = () => <p>Спросите нас на помощь.рф</p>
