-- Persons are parties, too: their office as the page words it; NULL for who is no person.
ALTER TABLE event_parties ADD COLUMN title VARCHAR;
