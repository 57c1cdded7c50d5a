import { useNavigate } from 'react-router-dom';

export function Login() {
  const navigate = useNavigate();
  return (
    <button type="button" onClick={() => navigate('/welcome back')}>
      Log in
    </button>
  );
}
