-- In the order of the list "done by me", both parts descending: otherwise each page sorts all that an officer ever did.
drop index dossier_participants_recent;
create index dossier_participants_recent on dossier_participants (account_id, last_acted_at desc, dossier_id desc);
