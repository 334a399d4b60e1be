import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import { styleNonce } from './style-nonce.ts';
import './styles/index.css';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

styleNonce(nonce);
createRoot(document.getElementById('root')!).render(<Console nonce={nonce} />);
