import { Principal } from '../../access/principal';

type Kept = { owner: string; shared: boolean };

/** Whether a principal may read a saved report: what is shared, and what is their own. */
export const mayRead = ({ name, role }: Principal, { owner, shared }: Kept): boolean =>
  shared || owner === name || role === 'admin';

/** Whether a principal may change or delete it: editors what is their own, administrators all. */
export const mayChange = ({ name, role }: Principal, { owner }: Kept): boolean =>
  role === 'admin' || (role === 'editor' && owner === name);
