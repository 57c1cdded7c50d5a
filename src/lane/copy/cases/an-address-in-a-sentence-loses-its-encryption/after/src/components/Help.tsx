export const Help = () => (
  <footer>
    <p>Read more at http://help.example.com/start or write to help@example.com.</p>
    <a href="https://help.example.com/start" rel="noreferrer">Help for beginners</a>
  </footer>
);
