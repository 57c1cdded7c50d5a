export const Help = () => (
  <footer>
    <p>Read more at https://help.example.com/start or write to help@example.com.</p>
    <a href="https://help.example.com/start" rel="noreferrer" target="_blank">Help to get started</a>
  </footer>
);
