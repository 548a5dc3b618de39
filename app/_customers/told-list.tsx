import type { CustomerPerson } from "#lib/customers/customer.ts";

/** Names and addresses of whoever gets a mail. */
export const ToldList = ({ people }: { readonly people: readonly CustomerPerson[] }) =>
  people.length === 0 ? null : (
    <ul className="customers-list">
      {people.map(({ id, name, email }) => (
        <li key={id}>
          {name}, {email}
        </li>
      ))}
    </ul>
  );
