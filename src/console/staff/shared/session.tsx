import { createContext, useContext } from 'react';
import type { Me, ScopeName } from '../../../contracts/console/session.ts';
import type { Api } from './api.ts';

export interface Signed {
  me: Me;
  api: Api;
  /** How far the right reaches; undefined: none. Hides what the server would refuse. */
  may(action: string): ScopeName | undefined;
  /** Reads again who is signed in, after one's own account changed. */
  refresh(): Promise<void>;
  signOut(): Promise<void>;
}

export const SignedContext = createContext<Signed | undefined>(undefined);

/** Who is signed in, and the way to the server. Within the shell there is always somebody. */
export function useSigned(): Signed {
  const signed = useContext(SignedContext);
  if (!signed) throw new Error('used outside the shell');
  return signed;
}
export const useApi = (): Api => useSigned().api;
