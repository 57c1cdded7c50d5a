export const Help = () => <p>Спросите нас</p>
