export const saveDraft = (text: string) => sessionStorage.setItem('Unsent message', text);
export const readDraft = () => sessionStorage.getItem('Unsent messages');
