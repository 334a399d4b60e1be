import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/index.css';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const kiosk = location.pathname === '/kiosk' || new URLSearchParams(location.search).has('kiosk');
if (kiosk) document.documentElement.dataset.kiosk = '';

createRoot(document.getElementById('root')!).render(<App kiosk={kiosk} nonce={nonce} />);
