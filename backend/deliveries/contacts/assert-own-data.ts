import { Problem } from '../../../contract/problem';
import { CustomersContact } from './contacts-of-customers';

/**
 * Throws a Problem where one of the contacts belongs to a customer and what is sent is not about that customer alone: nobody
 * gets another's figures because a contact was picked by mistake. `customerId` is whom it is about, null for more than one.
 */
export function assertOwnData(contacts: readonly CustomersContact[], customerId: string | null): void {
  const stranger = contacts.find(({ customer }) => customer !== customerId);
  if (stranger) {
    const { name, customer } = stranger;
    throw new Problem(
      `The contact ${name} belongs to customer ${customer}, and this report is not about that customer alone. ` +
        `Filter it by customer ${customer}, or send it to somebody else.`,
      { field: 'job.recipients.contacts' }
    );
  }
}
