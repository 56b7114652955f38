/** What of the attempts somebody may see. Applied where the SQL is made, so that no door can forget it. */
export interface Scope {
  /** Ids of the customers, or all of them. */
  customers: 'all' | readonly string[];
  providers: 'all' | readonly string[];
  /** Whether provider charges, and profit with them, may be seen. */
  seesProviderCharges: boolean;
}

export type Role = 'viewer' | 'editor' | 'admin';

/** Who asks. */
export interface Principal {
  name: string;
  role: Role;
  scope: Scope;
}

export const UNRESTRICTED: Scope = { customers: 'all', providers: 'all', seesProviderCharges: true };
